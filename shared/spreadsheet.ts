/** Significant digits that a spreadsheet's binary number holds exactly. */
const EXACT_DIGITS = 15

/** The number that a spreadsheet may hold for a decimal text, `-1234.50`; null where it would become another or the text is none. */
export function exactNumber(text: string): number | null {
  if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)) return null
  const significant = text.replace(/^-?0*\.?0*|\./g, '').length
  return significant <= EXACT_DIGITS ? Number(text) : null
}

/** `_x0041_` in a cell means the character; ours means what it says (ECMA-376 22.9.2.19). */
export function escapeOoxml(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** How a number is shown: grouped, with its decimals, and what hangs behind it (倍, r) as words of the format. */
export function numberFormat(decimals: number, tail = ''): string {
  const format = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
  return tail === '' ? format : `${format}"${tail.replaceAll('"', '')}"`
}
