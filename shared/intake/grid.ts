/** A cell as the file holds it. */
export interface GridCell {
  /** Exactly what the cell holds: text, or a number as it is written in the file. */
  readonly text: string
  /** `percent` and `date` are numbers that the sheet shows as such. */
  readonly kind: 'text' | 'number' | 'percent' | 'date' | 'boolean' | 'error'
  readonly formula?: string
}

/** 1-based row number, cells by 0-based column (sparse). */
export interface GridRow {
  readonly number: number
  readonly hidden: boolean
  readonly cells: readonly (GridCell | undefined)[]
}

/** Rectangle of 1-based rows and 0-based columns, both inclusive. */
export interface GridRange {
  readonly ref: string
  readonly fromRow: number
  readonly toRow: number
  readonly fromColumn: number
  readonly toColumn: number
}

/** One sheet of a workbook, or a text file. */
export interface Grid {
  /** Null for text files. */
  readonly sheet: string | null
  readonly hidden: boolean
  readonly rows: readonly GridRow[]
  readonly merges: readonly GridRange[]
  readonly hiddenColumns: readonly { readonly from: number; readonly to: number }[]
}

/** `A`, `Z`, `AA` of a 0-based column. */
export function columnLetters(column: number): string {
  if (column >= 0 && column < 26) return String.fromCharCode(65 + column)
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  }
  return letters
}

/** `B12` of a 0-based column and a 1-based row. */
export function cellReference(column: number, row: number): string {
  return `${columnLetters(column)}${row}`
}

const LETTERS_AT_MOST = 3
const DIGITS_AT_MOST = 7

/** 0-based column and 1-based row of `B12`; null for anything else. */
export function parseReference(text: string): { column: number; row: number } | null {
  const packed = packedReference(text, 0, text.length)
  return packed === -1 ? null : { column: packedColumn(packed), row: packedRow(packed) }
}

/** More columns than three letters name. */
const COLUMNS_PACKED = 32_768

export function packedRow(packed: number): number {
  return Math.floor(packed / COLUMNS_PACKED)
}

export function packedColumn(packed: number): number {
  return packed % COLUMNS_PACKED
}

/** The place that stands between two places of a text as one number, for a sheet has many cells; -1 for anything else. */
export function packedReference(text: string, from: number, to: number): number {
  let at = from
  let column = 0
  for (; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  const letters = at - from
  const digits = to - at
  if (letters === 0 || letters > LETTERS_AT_MOST || digits <= 0 || digits > DIGITS_AT_MOST) return -1
  let row = 0
  for (; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9 || (digit === 0 && row === 0)) return -1
    row = row * 10 + digit
  }
  return row * COLUMNS_PACKED + column - 1
}
