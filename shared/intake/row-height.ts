/** How high a row is that nobody has said anything of, in points. */
export const PLAIN_ROW_POINTS = 18

/** A line of the form's font, and the room above and below, in points. */
const LINE_POINTS = 14
const MARGIN_POINTS = 4
/** Excel and its kin show no more of a row. */
const MOST_POINTS = 400

/**
 * How high a row has to be for its wrapped texts to be read, in points: programs do not measure a row when they open a file, and
 * cut off or overprint what does not fit. `width` is of the column, in characters.
 */
export function rowHeight(cells: readonly { readonly text: string; readonly width: number }[]): number {
  const lines = Math.max(1, ...cells.map(({ text, width }) => linesOf(text, width)))
  return Math.min(lines * LINE_POINTS + MARGIN_POINTS, MOST_POINTS)
}

function linesOf(text: string, width: number): number {
  const linesIn = (line: string) => Math.max(1, Math.ceil(charactersOf(line) / width))
  return text.split('\n').reduce((sum, line) => sum + linesIn(line), 0)
}

/** In characters as a column's width counts them, digits: a Han character takes two, a letter a little less than one; lines end early. */
function charactersOf(line: string): number {
  let width = 0
  for (const char of line) width += (char.codePointAt(0) ?? 0) > 0x2e80 || char === '—' || char === '…' ? 2 : 0.93
  return width * 1.06
}
