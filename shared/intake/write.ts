import { escapeFormula, formatCsv } from '../csv.ts'
import { canonicalJson } from '../digest.ts'
import type { FileFormat } from '../submission.ts'
import { type ContentRow, type FormContent, type FormInput, fieldText, formContent } from './form-content.ts'
import { JSON_FORM } from './json-form.ts'
import { columnTitle, FORM_COLUMNS, type FormColumn } from './layout.ts'
import { writeWorkbook } from './write-workbook.ts'

/**
 * The form of one zone in one period, empty or with figures in it. Read back by `judge`, each format says the same. The same
 * input gives the same bytes.
 */
export async function writeForm(input: FormInput & { readonly format: FileFormat }): Promise<Uint8Array> {
  const content = formContent(input)
  switch (input.format) {
    case 'xlsx':
      return writeWorkbook(content)
    case 'csv':
      return new TextEncoder().encode(`\uFEFF${csvText(content)}`)
    case 'json':
      return new TextEncoder().encode(jsonText(input, content))
  }
}

/** Lines of the CSV form above the header: the title, then facts and issue side by side. */
export function linesAboveHeader({ facts, issue }: Pick<FormContent, 'facts' | 'issue'>): number {
  return 1 + Math.max(facts.length, issue.length)
}

/** Figures stand as they are; whatever is text is made harmless for the spreadsheet that opens it. */
function csvText({ title, facts, issue, rows, legend, signatures }: FormContent): string {
  const text = (value: string) => escapeFormula(value)
  return formatCsv([
    [text(title.zh)],
    ...facts.map(({ label, value }, index) => [label.zh, text(value), text(issue[index]?.zh ?? '')]),
    ...issue.slice(facts.length).map(({ zh }) => [text(zh)]),
    FORM_COLUMNS.map(columnTitle),
    ...rows.map((row) => FORM_COLUMNS.map((column) => csvField(row, column))),
    [text(legend.zh)],
    [text(signatures.zh)],
  ])
}

const FIGURES: ReadonlySet<FormColumn> = new Set(['month', 'cumulative', 'previous', 'yearEarlier'])

function csvField(row: ContentRow, column: FormColumn): string {
  const text = fieldText(row, column)
  return FIGURES.has(column) ? text : escapeFormula(text)
}

/** Figures are decimal text: a JSON number would become a binary float in most programs. Null is a cell to fill. */
function jsonText({ programme, zone, period }: FormInput, { version, rows }: FormContent): string {
  return `${canonicalJson({
    format: JSON_FORM,
    programme: programme.code,
    title: programme.title.zh,
    tableNumber: programme.tableNumber,
    ...(programme.sampleNotice ? { notice: programme.sampleNotice.zh } : {}),
    formVersion: version,
    zone: { code: zone.id, name: zone.name.zh },
    period,
    rows: rows.map((row) => ({
      ...{ code: row.form.code, name: row.form.name.zh, nameEn: row.form.name.en, unit: row.form.indicator.unit.zh },
      ...(row.form.month ? { month: row.month || null } : {}),
      ...(row.form.cumulative ? { cumulative: row.cumulative || null } : {}),
      ...{ previous: row.previous || null, yearEarlier: row.yearEarlier || null, remark: row.remark },
    })),
  })}\n`
}
