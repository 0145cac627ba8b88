/**
 * Strict RFC 4180: a quote only opens at the start of a field, is doubled inside and closes before a delimiter or line end.
 * Line ends are CRLF or LF (a lone CR is taken as one too: old Mac exports). Blank lines stay as rows with one empty field.
 */
export interface CsvLimits {
  readonly rows: number
  readonly columns: number
  readonly fieldChars: number
}

export interface CsvFault {
  /** 1-based line of the text at which the fault lies. */
  readonly line: number
  readonly reason: 'unterminated-quote' | 'text-after-quote' | 'stray-quote' | 'rows' | 'columns' | 'field-chars'
}

export type CsvResult =
  /** `lines[i]` is the 1-based line at which row i begins: quoted fields may span several. */
  { readonly rows: string[][]; readonly lines: number[] } | { readonly fault: CsvFault }

export const CSV_LIMITS: CsvLimits = { rows: 1_000_000, columns: 16_384, fieldChars: 1_000_000 }

const QUOTE = 34
const LF = 10
const CR = 13

export function parseCsv(text: string, { delimiter = ',', limits = CSV_LIMITS } = {}): CsvResult {
  const state: Cursor = { text, at: text.charCodeAt(0) === 0xfeff ? 1 : 0, line: 1 }
  const rows: string[][] = []
  const lines: number[] = []
  while (state.at < text.length) {
    if (rows.length === limits.rows) return { fault: { line: state.line, reason: 'rows' } }
    lines.push(state.line)
    const row = readRow(state, delimiter.charCodeAt(0), limits)
    if (typeof row === 'string') return { fault: { line: lines.at(-1) ?? 1, reason: row } }
    rows.push(row)
  }
  return { rows, lines }
}

/** Rows as CSV text with CRLF after each; fields are quoted only where they must be. */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(formatCsvCell).join(',')}\r\n`).join('')
}

/**
 * Text that a spreadsheet would run as a formula, made harmless by a leading apostrophe. For text cells only: a number is
 * never prefixed. `unescapeFormula` gives back exactly what went in.
 */
export function escapeFormula(text: string): string {
  return /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}

export function unescapeFormula(text: string): string {
  return /^''*[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text
}

interface Cursor {
  readonly text: string
  at: number
  line: number
}

/** One field, quoted only where it must be. */
export function formatCsvCell(field: string): string {
  return /[",\r\n]/.test(field) || field !== field.trim() ? `"${field.replaceAll('"', '""')}"` : field
}

/** One record, leaving the cursor behind its line end; or the reason why there is none. */
function readRow(cursor: Cursor, delimiter: number, limits: CsvLimits): string[] | CsvFault['reason'] {
  const { text } = cursor
  const { length } = text
  // One comparison passes by most characters: digits lie above all that ends a field.
  const highest = delimiter > QUOTE ? delimiter : QUOTE
  const row: string[] = []
  let { at } = cursor
  for (;;) {
    let field: string
    if (text.charCodeAt(at) === QUOTE) {
      cursor.at = at
      const quoted = readQuoted(cursor, limits)
      if (typeof quoted !== 'string') return quoted.reason
      field = quoted
      at = cursor.at
    } else {
      const start = at
      for (; at < length; at += 1) {
        const code = text.charCodeAt(at)
        if (code > highest) continue
        if (code === delimiter || code === LF || code === CR) break
        if (code === QUOTE) return 'stray-quote'
      }
      field = text.slice(start, at)
    }
    if (field.length > limits.fieldChars) return 'field-chars'
    row.push(field)
    if (row.length > limits.columns) return 'columns'
    const next = at < length ? text.charCodeAt(at) : LF
    if (next === delimiter) {
      at += 1
      continue
    }
    if (next !== LF && next !== CR) return 'text-after-quote'
    if (next === CR && text.charCodeAt(at + 1) === LF) at += 1
    cursor.at = at + 1
    cursor.line += 1
    return row
  }
}

function readQuoted(cursor: Cursor, { fieldChars }: CsvLimits): string | { reason: CsvFault['reason'] } {
  const { text } = cursor
  const start = cursor.at + 1
  let from = start
  let before = ''
  let close = text.indexOf('"', start)
  while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) {
    // Even if every character were a doubled quote.
    if (close - start > 2 * fieldChars) return { reason: 'field-chars' }
    before += text.slice(from, close + 1)
    from = close + 2
    close = text.indexOf('"', from)
  }
  if (close === -1) return { reason: 'unterminated-quote' }
  cursor.at = close + 1
  cursor.line += lineEnds(text, start, close)
  return before + text.slice(from, close)
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at)
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) count += 1
  }
  return count
}
