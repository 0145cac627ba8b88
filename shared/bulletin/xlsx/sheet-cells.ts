import type { CellStyle, Cell as SheetCell } from 'hucre/xlsx'
import { escapeOoxml, exactNumber } from '../../spreadsheet.ts'

/** The cells of a sheet by row and column, both from 0. */
export type SheetCells = Map<string, Partial<SheetCell>>

/** A text is never read as a formula: the cell's own type says that it is one. */
export function putText(cells: SheetCells, row: number, column: number, text: string, style: CellStyle): void {
  const at = `${row},${column}`
  if (text === '') cells.set(at, { value: null, type: 'empty', style })
  else cells.set(at, { value: escapeOoxml(text), type: 'string', style })
}

/** A decimal text as a number where a spreadsheet holds it exactly; false where it does not, and nothing is written. */
export function putNumber(cells: SheetCells, row: number, column: number, text: string, style: CellStyle): boolean {
  const value = exactNumber(text)
  if (value !== null) cells.set(`${row},${column}`, { value, type: 'number', style })
  return value !== null
}

/** A text that leads to the first cell of another sheet. */
export function putLink(
  cells: SheetCells,
  row: number,
  column: number,
  { text, sheet }: { readonly text: string; readonly sheet: string },
  style: CellStyle,
): void {
  const location = `'${sheet.replaceAll("'", "''")}'!A1`
  const value = escapeOoxml(text)
  cells.set(`${row},${column}`, { value, type: 'string', style, hyperlink: { target: '', location, display: value } })
}
