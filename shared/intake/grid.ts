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
  let letters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
  }
  return letters
}

const REFERENCE = /^([A-Z]{1,3})([1-9]\d{0,6})$/

/** 0-based column and 1-based row of `B12`; null for anything else. */
export function parseReference(text: string): { column: number; row: number } | null {
  const match = REFERENCE.exec(text)
  if (!match?.[1]) return null
  let column = 0
  for (const letter of match[1]) column = column * 26 + letter.charCodeAt(0) - 64
  return { column: column - 1, row: Number(match[2]) }
}
