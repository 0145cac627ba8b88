import type { Cell } from './document.ts'
import { MISSING, NOT_APPLICABLE, SUPPRESSED } from './model/format.ts'

const MARKS: Readonly<Record<string, string>> = { [MISSING]: 'x', [NOT_APPLICABLE]: 'z', [SUPPRESSED]: 'c' }

/** A cell that holds a number, or the mark that stands for one. */
export function isFigure({ text, number }: Cell): boolean {
  return number !== null || text in MARKS
}

/**
 * What a program has to know beside the number, in the letters of the tidy CSV: `x` missing, `z` not applicable, `c` not shown, or
 * what hangs behind the number (`e`, `r`, 倍). Empty for a plain number and for words.
 */
export function cellStatus({ text, tail, number }: Cell): string {
  return number === null ? (MARKS[text] ?? '') : tail
}
