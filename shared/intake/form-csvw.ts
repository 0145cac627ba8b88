import { CSVW_DIALECT, csvwText } from '../csvw.ts'
import type { Json } from '../digest.ts'
import { formSchemaMessages } from '../messages/form-schema.ts'
import { intakeMessages } from '../messages/intake.ts'
import { fill } from '../messages/speak.ts'
import { periodSlug } from '../period.ts'
import type { Bilingual } from '../submission.ts'
import { formContent } from './form-content.ts'
import { FORM_MARKS, type FormOf, figurePattern, formTitle } from './form-schema.ts'
import { columnTitle, FORM_COLUMNS, type FormColumn, type FormRow, formLayout } from './layout.ts'
import { linesAboveHeader } from './write.ts'

/**
 * The description of the CSV form of one zone in one period (CSV on the Web, https://www.w3.org/TR/tabular-metadata/). `notes` lists
 * the rows that the form has, in order, and which cells it asks for; the table's own lines go no further than these rows.
 */
export function formCsvMetadata(form: FormOf): Json {
  const { programme, zone, period } = form
  const rows = formLayout(programme, zone, period)
  const above = linesAboveHeader(formContent({ ...form, history: [] }))
  const note = formSchemaMessages.csv
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'zh-CN' }],
    url: `${zone.id}_${periodSlug(period)}.csv`,
    'dc:title': csvwText(formTitle(form)),
    'dc:publisher': csvwText(programme.issuedBy),
    'dc:description': csvwText({ zh: fill(note.zh, { above }), en: fill(note.en, { above }) }),
    dialect: { ...CSVW_DIALECT, skipRows: above },
    tableSchema: { primaryKey: 'code', columns: FORM_COLUMNS.map((name) => columnOf(name, rows)) },
    notes: rows.map(rowNote),
  }
}

const COLUMN_NOTES: Readonly<Partial<Record<FormColumn, Bilingual>>> = {
  previous: formSchemaMessages.earlier,
  yearEarlier: formSchemaMessages.earlier,
  remark: formSchemaMessages.remark,
}

function columnOf(name: FormColumn, rows: readonly FormRow[]): Json {
  const { zh, en } = intakeMessages[`form.${name}`]
  const note = COLUMN_NOTES[name]
  return {
    name,
    titles: { und: columnTitle(name), 'zh-CN': zh, en },
    required: name === 'code',
    datatype: datatypeOf(name, rows),
    ...(note ? { 'dc:description': csvwText(note) } : {}),
  }
}

function datatypeOf(name: FormColumn, rows: readonly FormRow[]): Json {
  if (name === 'code')
    return { base: 'string', format: rows.map(({ code }) => code.replace(/[[\]]/g, '\\$&')).join('|') }
  if (name !== 'month' && name !== 'cumulative') return 'string'
  // One of the column's rows may be negative: then a sign is possible in the column, and `notes` says where.
  const mayBeNegative = rows.some(({ indicator }) => indicator.mayBeNegative)
  return { base: 'string', format: `(${figurePattern({ mayBeNegative })}|${FORM_MARKS.join('|')})?` }
}

function rowNote({ code, name, indicator, month, cumulative }: FormRow): Json {
  const { unit, filing, mayBeNegative } = indicator
  return {
    ...{ code, name: name.zh, nameEn: name.en, unit: unit.zh, required: filing === 'required', mayBeNegative },
    asks: [...(month ? ['month'] : []), ...(cumulative ? ['cumulative'] : [])],
  }
}
