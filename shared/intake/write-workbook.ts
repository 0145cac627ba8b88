import { type Cell, type CellStyle, type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { intakeMessages } from '../messages/intake.ts'
import { fill } from '../messages/speak.ts'
import { escapeOoxml, exactNumber } from '../spreadsheet.ts'
import { type ContentRow, type FormContent, fieldText } from './form-content.ts'
import { columnLetters } from './grid.ts'
import { withHiddenName } from './hidden-name.ts'
import { FORM_COLUMNS, type FormColumn, VERSION_NAME } from './layout.ts'
import { INTAKE_LIMITS } from './limits.ts'
import { rowHeight } from './row-height.ts'
import { cellStyles, FONT } from './workbook-styles.ts'

/** One sheet to fill in: labels locked, figures and remarks open, the header always in view, one page wide on A4. */
export async function writeWorkbook(content: FormContent): Promise<Uint8Array> {
  const written = await writeXlsx({
    sheets: [formSheet(content)],
    namedRanges: [{ name: VERSION_NAME, range: `"${content.version}"` }],
    // Fixed, not now: the same form has the same bytes.
    properties: { title: content.title.zh, created: EPOCH, modified: EPOCH },
    workbookProtection: { lockStructure: true },
    defaultFont: FONT,
  })
  return withHiddenName(written, VERSION_NAME)
}

const EPOCH = new Date(Date.UTC(2000, 0, 1))

const WIDTHS: Readonly<Record<FormColumn, number>> = {
  ...{ code: 8, name: 31, nameEn: 30, unit: 11, month: 13, cumulative: 13, previous: 13, yearEarlier: 13, remark: 32 },
}

const LAST = FORM_COLUMNS.length - 1
const OPEN_COLUMNS = ['month', 'cumulative', 'remark'] as const

type Cells = Map<string, Partial<Cell>>

function formSheet(content: FormContent): WriteSheet {
  const { title, facts, issue, rows, legend, signatures } = content
  const cells: Cells = new Map()
  put(cells, 0, 0, `${title.zh}\n${title.en}`, cellStyles.title)
  const topRows = Math.max(facts.length, issue.length)
  for (const [index, { label, value }] of facts.entries()) {
    put(cells, index + 1, 0, label.zh, cellStyles.label)
    put(cells, index + 1, 1, value, cellStyles.fact)
  }
  for (const [index, line] of issue.entries()) put(cells, index + 1, LAST, line.zh, cellStyles.issue)
  const header = topRows + 1
  for (const [column, name] of FORM_COLUMNS.entries()) {
    const { zh, en } = intakeMessages[`form.${name}`]
    put(cells, header, column, `${zh}\n${en}`, cellStyles.header)
  }
  for (const [index, row] of rows.entries()) putRow(cells, header + 1 + index, row)
  const foot = header + rows.length + 1
  put(cells, foot, 0, `${legend.zh}\n${legend.en}`, cellStyles.note)
  put(cells, foot + 1, 0, signatures.zh, cellStyles.note)
  const wide = (row: number) => ({ startRow: row, endRow: row, startCol: 0, endCol: LAST })
  return {
    name: intakeMessages['form.sheet'].zh,
    columns: FORM_COLUMNS.map((column) => ({ width: WIDTHS[column] })),
    rows: [],
    cells,
    merges: [wide(0), wide(foot), wide(foot + 1)],
    rowDefs: new Map([
      [0, { height: 46 }],
      [header, { height: 46 }],
      ...rows.map((row, index) => [header + 1 + index, { height: heightOf(row) }] as const),
      [foot, { height: 48 }],
      [foot + 1, { height: 30 }],
    ]),
    dataValidations: validations(rows, header + 2),
    freezePane: { rows: header + 1, columns: 2 },
    protection: { sheet: true, objects: true, scenarios: true, formatColumns: true, formatRows: true },
    pageSetup: {
      ...{ paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      printTitlesRow: `$${header + 1}:$${header + 1}`,
      printArea: `$A$1:$${columnLetters(LAST)}$${foot + 2}`,
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  }
}

function putRow(cells: Cells, at: number, row: ContentRow): void {
  const { decimals } = row.form.indicator
  for (const [column, name] of FORM_COLUMNS.entries()) {
    const text = fieldText(row, name)
    switch (name) {
      case 'month':
      case 'cumulative':
        put(cells, at, column, text, row.form[name] ? cellStyles.open(decimals) : cellStyles.unasked, true)
        break
      case 'previous':
      case 'yearEarlier':
        put(cells, at, column, text, cellStyles.known(decimals), true)
        break
      case 'remark':
        put(cells, at, column, text, cellStyles.remark)
        break
      default:
        put(cells, at, column, text, cellStyles.text)
    }
  }
}

function heightOf(row: ContentRow): number {
  const wrapped = FORM_COLUMNS.map((column) => ({ text: fieldText(row, column), width: WIDTHS[column] }))
  return rowHeight(wrapped)
}

/** A figure is written as a number where a spreadsheet holds it exactly, else as the text that it is. */
function put(cells: Cells, row: number, column: number, text: string, style: CellStyle, figure = false): void {
  const key = `${row},${column}`
  // As filed: 1.50 stays the text that it is.
  const number = figure && String(Number(text)) === text ? exactNumber(text) : null
  if (text === '') cells.set(key, { value: null, type: 'empty', style })
  else if (number !== null) cells.set(key, { value: number, type: 'number', style })
  else cells.set(key, { value: escapeOoxml(text), type: 'string', style })
}

/** Not applicable, not available. */
const MARKS = ['—', '…']

/** `first` is the 1-based row of the first indicator. */
function validations(rows: readonly ContentRow[], first: number): DataValidation[] {
  const [month, , remark] = OPEN_COLUMNS.map((name) => columnLetters(FORM_COLUMNS.indexOf(name)))
  const cumulative = columnLetters(FORM_COLUMNS.indexOf('cumulative'))
  const figures = rows.map(({ form }, index): DataValidation => {
    const row = first + index
    const { unit, filing } = form.indicator
    const message = fill(intakeMessages['form.numberOnly'].zh, { unit: unit.zh })
    const prompt = { range: `${month}${row}:${cumulative}${row}`, showInputMessage: true, inputMessage: message }
    // Where nothing has to be filed, the marks for nothing are there to choose; a list would refuse every figure or none.
    if (filing === 'optional')
      return { type: 'list', values: MARKS, allowBlank: true, showErrorMessage: false, ...prompt }
    const isMark = MARKS.map((mark) => `${month}${row}="${mark}"`).join(',')
    return {
      ...{ type: 'custom', formula1: `OR(ISNUMBER(${month}${row}),${isMark},${month}${row}="/")`, allowBlank: true },
      ...{ showErrorMessage: true, errorMessage: message, ...prompt },
    }
  })
  const last = first + rows.length - 1
  const remarks: DataValidation = {
    ...{
      type: 'textLength',
      operator: 'lessThanOrEqual',
      formula1: String(INTAKE_LIMITS.remarkChars),
      allowBlank: true,
    },
    ...{ range: `${remark}${first}:${remark}${last}`, showErrorMessage: true },
  }
  return [...figures, remarks]
}
