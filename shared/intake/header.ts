import { intakeMessages } from '../messages/intake.ts'
import type { Finding } from '../submission.ts'
import { isFindingsTitle } from './annotation.ts'
import { finding } from './finding.ts'
import type { Grid, GridRow } from './grid.ts'
import { columnTitle, FORM_COLUMNS, type FormColumn, REQUIRED_COLUMNS } from './layout.ts'
import { INTAKE_LIMITS } from './limits.ts'
import { cellPlace, folded } from './source.ts'

/** Where the form's table stands: columns by the names in its header, in whatever order. */
export interface FormTable {
  readonly grid: Grid
  readonly header: GridRow
  readonly columns: ReadonlyMap<FormColumn, number>
  /** Columns that are not on the form. */
  readonly extra: readonly { readonly title: string; readonly column: number }[]
  readonly findings: readonly Finding[]
}

/** A row with so many of the required titles is the header, even if one is missing or misspelt. */
const TITLES_FOR_HEADER = 3

export function findTable(grids: readonly Grid[]): FormTable | { readonly refused: readonly Finding[] } {
  const found = grids.flatMap((grid) => {
    const header = headerRow(grid)
    return header ? [{ grid, header }] : []
  })
  const visible = found.filter(({ grid }) => !grid.hidden)
  const [first, second] = visible
  if (second) return refused(finding('E207', { sheets: visible.map(({ grid }) => grid.sheet ?? '').join('、') }))
  if (!first) {
    const hidden = found[0]?.grid.sheet
    if (hidden != null) return refused(finding('E208', { sheet: hidden }, { place: { sheet: hidden } }))
    return refused(finding('E201', { expected: titles(REQUIRED_COLUMNS) }))
  }
  const table = columnsOf(first.grid, first.header)
  if ('refused' in table) return table
  return { ...table, findings: [...table.findings, ...otherSheets(grids, first.grid)] }
}

const COLUMN_OF_TITLE: ReadonlyMap<string, FormColumn> = new Map(
  FORM_COLUMNS.flatMap((column) => {
    const { zh, en } = intakeMessages[`form.${column}`]
    // Workbooks have both languages in one cell, text files the Chinese one.
    return [zh, en, zh + en].map((title) => [folded(title), column] as const)
  }),
)

/** The row with the titles of the form's columns, or what comes nearest to it; null where nothing does. */
export function headerRow(grid: Grid): GridRow | null {
  let best: GridRow | null = null
  let most = TITLES_FOR_HEADER - 1
  for (const row of grid.rows.slice(0, INTAKE_LIMITS.headerSearchRows)) {
    const columns = new Set(row.cells.flatMap((cell) => (cell ? (COLUMN_OF_TITLE.get(folded(cell.text)) ?? []) : [])))
    const count = REQUIRED_COLUMNS.filter((column) => columns.has(column)).length
    if (count > most) {
      most = count
      best = row
    }
    if (most === REQUIRED_COLUMNS.length) break
  }
  return best
}

function columnsOf(grid: Grid, header: GridRow): FormTable | { readonly refused: readonly Finding[] } {
  const columns = new Map<FormColumn, number>()
  const extra: { title: string; column: number }[] = []
  const faults: Finding[] = []
  for (const [index, cell] of header.cells.entries()) {
    if (!cell) continue
    const column = COLUMN_OF_TITLE.get(folded(cell.text))
    // What we wrote beside the rows of an earlier copy is nobody's figure.
    if (isFindingsTitle(cell.text)) continue
    if (column === undefined) extra.push({ title: cell.text, column: index })
    else if (columns.has(column))
      faults.push(finding('E219', { seen: cell.text }, { place: cellPlace(grid.sheet, header.number, index) }))
    else columns.set(column, index)
  }
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.has(column))
  if (missing.length > 0) {
    const place = grid.sheet === null ? { row: header.number } : { sheet: grid.sheet, row: header.number }
    faults.push(finding('E202', { missing: titles(missing) }, { place }))
  }
  return faults.length > 0 ? { refused: faults } : { grid, header, columns, extra, findings: [] }
}

function otherSheets(grids: readonly Grid[], form: Grid): Finding[] {
  return grids
    .filter((grid) => grid !== form && grid.rows.length > 0)
    .map((grid) => {
      const count = grid.rows.reduce((sum, { cells }) => sum + cells.filter((cell) => cell !== undefined).length, 0)
      const sheet = grid.sheet ?? ''
      return finding('E209', { sheet, count }, { place: { sheet } })
    })
}

function titles(columns: readonly FormColumn[]): string {
  return columns.map(columnTitle).join('、')
}

function refused(found: Finding): { readonly refused: readonly Finding[] } {
  return { refused: [found] }
}
