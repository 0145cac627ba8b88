import type { Place } from '../submission.ts'
import { halfWidth } from './cell.ts'
import { cellReference, type GridCell } from './grid.ts'

/** What a form says of itself above its table; null where it says nothing. */
export interface FormFacts {
  readonly zoneCode: Fact | null
  readonly zoneName: Fact | null
  readonly period: Fact | null
  readonly version: Fact | null
}

export interface Fact {
  readonly text: string
  readonly place: Place
  /** A workbook may hold the period as a date. */
  readonly date?: true
}

export interface SourceCell {
  readonly cell: GridCell | undefined
  readonly place: Place
}

/** One row of the table as the file has it, before it is compared with the form that we handed out. */
export interface SourceRow {
  readonly code: string
  readonly place: Place
  /** 1-based, for sentences. */
  readonly number: number
  /** Null where the format may leave it out and did. */
  readonly name: string | null
  readonly unit: string | null
  readonly month: SourceCell
  readonly cumulative: SourceCell
  readonly remark: string
}

/** Text for comparison: half-width, without white space, lower case. */
export function folded(text: string): string {
  return isFolded(text) ? text : halfWidth(text).replace(/\s+/g, '').toLowerCase()
}

/** Most text is Han characters or small letters: nothing to fold. False leaves it to the rules of Unicode. */
function isFolded(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    const han = code >= 0x4e00 && code <= 0x9fff
    if (!han && (code <= 0x20 || code >= 0x7f || (code >= 65 && code <= 90))) return false
  }
  return true
}

/** Place of a cell of a sheet (A1) or of a text file (row and column); `column` counts from 0. */
export function cellPlace(sheet: string | null, row: number, column: number): Place {
  return sheet === null ? { row, column: column + 1 } : { sheet, cell: cellReference(column, row) }
}
