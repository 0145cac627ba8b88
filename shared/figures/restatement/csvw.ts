import { CSVW_DIALECT, csvwText } from '../../csvw.ts'
import { canonicalJson, type Json } from '../../digest.ts'
import type { EditionRef } from '../../keys.ts'
import { restatementColumnNotes, restatementColumnTitles, restatementCsvTitle } from '../../messages/restatement.ts'
import { fill } from '../../messages/speak.ts'
import { periodLabel } from '../../period.ts'
import type { Programme } from '../../programme/schema.ts'
import type { Bilingual } from '../../submission.ts'
import { LIST_SEPARATOR, RESTATEMENT_COLUMNS, RESTATEMENTS_CSV_FILE } from './csv.ts'

/** The name under which the description of `restatements.csv` is published beside it. */
export const RESTATEMENTS_CSVW_FILE = 'restatements.csv-metadata.json'

type Column = (typeof RESTATEMENT_COLUMNS)[number]

/** Columns that list several values in one cell, in the same order. */
const LISTS: readonly Column[] = [
  ...['fact', 'old_fact', 'new_fact'],
  ...['zone', 'filed_period', 'upload_id', 'version_id', 'received_at'],
] as const
const DATATYPES: Readonly<Partial<Record<Column, Json>>> = {
  edition: { base: 'integer', minimum: 2 },
  part: { base: 'integer', minimum: 1 },
  old: 'decimal',
  new: 'decimal',
  difference: 'decimal',
  received_at: 'datetime',
}

/** The description of the list: CSV on the Web (https://www.w3.org/TR/tabular-metadata/), canonical JSON. */
export function restatementsCsvMetadata(programme: Programme, { period, edition }: EditionRef): string {
  const title = (lang: keyof Bilingual) =>
    fill(restatementCsvTitle[lang], {
      series: programme.bulletin.series[lang],
      period: periodLabel(period, lang),
      ...{ edition, previous: edition - 1 },
    })
  const notice = programme.sampleNotice
  return canonicalJson({
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'zh-CN' }],
    url: RESTATEMENTS_CSV_FILE,
    'dc:title': csvwText({ zh: title('zh'), en: title('en') }),
    'dc:publisher': csvwText(programme.issuedBy),
    'dc:identifier': `${programme.code} ${period} ${edition}`,
    ...(notice ? { 'dc:description': csvwText(notice) } : {}),
    dialect: CSVW_DIALECT,
    tableSchema: { columns: RESTATEMENT_COLUMNS.map(columnOf) },
  } satisfies Json)
}

function columnOf(name: Column): Json {
  const note = restatementColumnNotes[name]
  return {
    name,
    titles: { und: name, ...restatementColumnTitles[name] },
    datatype: DATATYPES[name] ?? 'string',
    ...(LISTS.includes(name) ? { separator: LIST_SEPARATOR } : {}),
    ...(note ? { 'dc:description': csvwText(note) } : {}),
  }
}
