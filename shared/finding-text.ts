import { shown } from './intake/finding.ts'
import type { Lang } from './messages/speak.ts'
import { say } from './messages/to-zone.ts'
import type { Place } from './submission.ts'

/** A place in words, `工作表“报表”D7`, `row 3, column 4 (D)`; empty where there is none. */
export function placeText(place: Place | undefined, lang: Lang): string {
  if (!place) return ''
  const sheet = place.sheet === undefined ? undefined : shown(place.sheet)
  if (sheet !== undefined && place.cell) return say(lang, 'place.sheet-cell', { sheet, cell: place.cell })
  if (place.cell) return say(lang, 'place.cell', { cell: place.cell })
  const at = rowColumnText(place, lang)
  if (sheet !== undefined) return [say(lang, 'place.sheet', { sheet }), at].filter(Boolean).join(' ')
  return at || (place.path === undefined ? '' : shown(place.path))
}

function rowColumnText({ row, column }: Place, lang: Lang): string {
  if (column === undefined) return row === undefined ? '' : say(lang, 'place.row', { row })
  const letters = columnLetters(column)
  if (row === undefined) return say(lang, 'place.column', { column, letters })
  return say(lang, 'place.row-column', { row, column, letters })
}

/** 1 → A, 27 → AA: the letters that a spreadsheet shows above a column. */
export function columnLetters(column: number): string {
  const before = Math.floor((column - 1) / 26)
  return (before > 0 ? columnLetters(before) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}
