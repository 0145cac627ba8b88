import { unescapeFormula } from '../csv.ts'
import { sayBoth } from '../messages/to-zone.ts'
import type { Finding, Place } from '../submission.ts'
import { halfWidth, readCell } from './cell.ts'
import { finding } from './finding.ts'
import { columnLetters, type GridCell, type GridRow } from './grid.ts'
import type { FormTable } from './header.ts'
import type { FormColumn } from './layout.ts'
import { cellPlace, type SourceCell, type SourceRow } from './source.ts'

const FIGURE_COLUMNS = ['month', 'cumulative'] as const

/** Codes of the form look so: `D02`, `A02[1]`. Anything else in the code column is a title or a note when no figure stands beside it. */
const CODE = /^[A-Z][A-Za-z0-9]*(?:\[\d+\])?$/

/** The rows of the table below its header, with those above it that say they are the same; and what is wrong with their shape. */
export function tableRows(table: FormTable): { rows: readonly SourceRow[]; findings: readonly Finding[] } {
  const findings: Finding[] = []
  const rows: SourceRow[] = []
  const kept: GridRow[] = []
  for (const row of table.grid.rows) {
    if (row.number <= table.header.number) continue
    const code = codeOf(table, row)
    if (!CODE.test(code) && !isFilled(table, row)) continue
    const place = placeAt(table, row, code === '' ? 'month' : 'code')
    if (code === '') findings.push(finding('E220', { row: row.number }, { place }))
    else if (isRagged(table, row)) findings.push(raggedFinding(table, row))
    else rows.push(sourceRow(table, row, code, place))
    kept.push(row)
  }
  return {
    rows: [...twiceAbove(table, rows), ...rows],
    findings: [...findings, ...mergesOver(table, kept), ...hiddenFigures(table, kept), ...extraColumns(table, kept)],
  }
}

/** What stands above the header is no part of the form, unless a figure of the form is there again: then nobody knows which is meant. */
function twiceAbove(table: FormTable, rows: readonly SourceRow[]): readonly SourceRow[] {
  const codes = new Set(rows.map(({ code }) => code))
  return table.grid.rows
    .filter((row) => row.number < table.header.number && isFilled(table, row) && codes.has(codeOf(table, row)))
    .map((row) => sourceRow(table, row, codeOf(table, row), placeAt(table, row, 'code')))
}

function codeOf(table: FormTable, row: GridRow): string {
  return unspaced(halfWidth(cellAt(table, row, 'code')?.text ?? ''))
}

function isFilled(table: FormTable, row: GridRow): boolean {
  return isFigure(cellAt(table, row, 'month')) || isFigure(cellAt(table, row, 'cumulative'))
}

function sourceRow(table: FormTable, row: GridRow, code: string, place: Place): SourceRow {
  const remark = cellAt(table, row, 'remark')?.text ?? ''
  return {
    code,
    place,
    number: row.number,
    name: cellAt(table, row, 'name')?.text ?? '',
    unit: cellAt(table, row, 'unit')?.text ?? '',
    month: sourceCell(table, row, 'month'),
    cumulative: sourceCell(table, row, 'cumulative'),
    remark: remark === '' ? '' : plainRemark(table, remark),
  }
}

function sourceCell(table: FormTable, row: GridRow, column: FormColumn): SourceCell {
  return { cell: cellAt(table, row, column), place: placeAt(table, row, column) }
}

function plainRemark({ grid }: FormTable, remark: string): string {
  return (grid.sheet === null ? unescapeFormula(remark) : remark).trim().toWellFormed()
}

/** Codes are short and hardly ever hold a space. */
function unspaced(text: string): string {
  return /\s/.test(text) ? text.replace(/\s+/g, '') : text
}

function cellAt({ columns }: FormTable, row: GridRow, column: FormColumn): GridCell | undefined {
  const at = columns.get(column)
  return at === undefined ? undefined : row.cells[at]
}

function placeAt({ grid, columns }: FormTable, row: GridRow, column: FormColumn): Place {
  return cellPlace(grid.sheet, row.number, columns.get(column) ?? 0)
}

function isFigure(cell: GridCell | undefined): boolean {
  return cell !== undefined && (cell.kind !== 'text' || /\d/.test(halfWidth(cell.text)))
}

/** A missing or spare separator moves figures into the wrong column: text files need as many fields as the header has. */
function isRagged({ grid, header }: FormTable, row: GridRow): boolean {
  // Empty ones count: `1,5` for 1.5 moves two figures and leaves an empty field at the end.
  return grid.sheet === null && row.cells.length !== header.cells.length
}

function raggedFinding({ header }: FormTable, { number, cells }: GridRow): Finding {
  return finding(
    'E147',
    { line: number, seen: cells.length, expected: header.cells.length },
    { place: { row: number } },
  )
}

/** Merged cells over the data; merged titles above and signatures below are how forms look. */
function mergesOver({ grid }: FormTable, kept: readonly GridRow[]): Finding[] {
  const first = kept[0]?.number ?? 0
  const last = kept.at(-1)?.number ?? 0
  return grid.merges
    .filter(({ fromRow, toRow }) => fromRow <= last && toRow >= first)
    .map(({ ref }) => finding('E211', { range: ref }, { place: { sheet: grid.sheet ?? '', cell: ref } }))
}

function hiddenFigures({ grid, columns }: FormTable, kept: readonly GridRow[]): Finding[] {
  const rows = kept.filter(({ hidden }) => hidden).map(({ number }) => String(number))
  const hiddenColumns = FIGURE_COLUMNS.flatMap((column) => {
    const at = columns.get(column)
    const hidden = at !== undefined && grid.hiddenColumns.some(({ from, to }) => from <= at && at <= to)
    return hidden ? [columnLetters(at)] : []
  })
  const note = (what: 'rows' | 'columns', list: readonly string[]) =>
    list.length === 0 ? [] : [finding('E210', { what: sayBoth(`intake.hidden.${what}`), list: list.join(', ') })]
  return [...note('rows', rows), ...note('columns', hiddenColumns)]
}

/** A column that the form does not have: figures in it are refused, since nobody would know that they were left out; notes are not. */
function extraColumns({ grid, header, extra }: FormTable, kept: readonly GridRow[]): Finding[] {
  return extra.flatMap(({ title, column }) => {
    const cells = kept.flatMap(({ cells }) => cells[column] ?? [])
    if (cells.length === 0) return []
    const figures = cells.some((cell) => readCell(cell, '').kind === 'value')
    const place = cellPlace(grid.sheet, header.number, column)
    return [finding(figures ? 'E217' : 'E218', { seen: title }, { place, seen: title })]
  })
}
