import { parseCsv } from '../csv.ts'
import type { Judgement } from '../submission.ts'
import { arrange, FINDINGS_TITLE, findingLine, isFindingsTitle, positionOf, verdictLine } from './annotation.ts'
import { encodeText, markOf } from './encode-text.ts'
import { headerRow } from './header.ts'
import { decodeText } from './text.ts'
import { readTextGrid, textDelimiter } from './text-grid.ts'

/**
 * A text file with one more column: same encoding, same delimiter, same line ends, and every record that needs no change byte for
 * byte. A record with too few or too many fields stays one, so that the copy is judged as the file was.
 */
export function annotateText(bytes: Uint8Array, judgement: Judgement): Uint8Array | null {
  const decoded = decodeText(bytes)
  const reading = readTextGrid(bytes)
  if ('finding' in decoded || 'refused' in reading) return null
  const { text, encoding } = decoded
  const delimiter = textDelimiter(text)
  const parsed = parseCsv(text, { delimiter })
  const records = splitRecords(text)
  if ('fault' in parsed || parsed.rows.length !== records.length) return null
  const header = headerRow(reading.grid)?.number ?? null
  const titles = header === null ? [] : (parsed.rows[header - 1] ?? [])
  const own = titles.findIndex(isFindingsTitle)
  const width = Math.max(...parsed.rows.map((row) => row.length))
  const column = own !== -1 ? own : header === null ? width : titles.length
  const { rows, below } = arrange(judgement.findings, (place) => {
    const row = positionOf(place)?.row
    if (row === undefined || header === null || row <= header || row > records.length) return null
    // One field more in a record that is short of one would make it whole.
    return own !== -1 && (parsed.rows[row - 1]?.length ?? 0) < titles.length ? null : row
  })
  const lineEnd = records.find(({ end }) => end !== '')?.end ?? '\r\n'
  const lines = records.flatMap(({ raw, end }, index) => {
    const number = index + 1
    const fields = parsed.rows[index] ?? []
    // What an earlier copy said below the table.
    if (own !== -1 && isOnly(fields, own) && number !== header) return []
    const note = number === header ? FINDINGS_TITLE.zh : (rows.get(number) ?? []).map(findingLine).join(' ')
    const inTable = header !== null && number >= header
    const noted = inTable ? withNote(fields, titles.length, own, note) : fields
    const harmless = noted.map((field, at) => (at === column && inTable ? field : harmlessField(field)))
    const same = harmless.length === fields.length && harmless.every((field, at) => field === fields[at])
    return [same ? `${raw}${end || lineEnd}` : `${writeRecord(harmless, delimiter)}${end || lineEnd}`]
  })
  const foot = [verdictLine(judgement), ...below.map(findingLine)]
  const empty = Array<string>(column).fill('')
  for (const line of foot) lines.push(`${writeRecord([...empty, line], delimiter)}${lineEnd}`)
  return encodeText(lines.join(''), encoding, markOf(bytes))
}

/** A record that has too few or too many fields for its header gets its note at the end and stays so. */
function withNote(fields: readonly string[], titles: number, own: number, note: string): readonly string[] {
  if (fields.length === titles) return own === -1 ? [...fields, note] : fields.with(own, note)
  return fields.length > titles || note !== '' ? [...fields, note] : fields
}

function isOnly(fields: readonly string[], column: number): boolean {
  return fields.length > column && fields.every((field, at) => (at === column) === (field !== ''))
}

/** A text that a spreadsheet would run is given back harmless; numbers and marks such as `-` are never prefixed. */
function harmlessField(field: string): string {
  return TRIGGER.test(field) && !FIGURE.test(field) ? `'${field}` : field
}

const TRIGGER = /^[=+\-@\t\r\n＝＋－＠]/
const FIGURE = /^\s*(?:[-+－＋]+|[-+－＋]?\s*[\d０-９.．][^=@|!()（）'"*/^&<>+\-－＋−]*)\s*$/

function writeRecord(fields: readonly string[], delimiter: string): string {
  const quoted = (field: string) =>
    /["\r\n]/.test(field) || field.includes(delimiter) || field !== field.trim()
      ? `"${field.replaceAll('"', '""')}"`
      : field
  return fields.map(quoted).join(delimiter)
}

/** The records of a text that has been parsed: a quotation mark opens or closes, a doubled one does both. */
function splitRecords(text: string): { readonly raw: string; readonly end: string }[] {
  const records: { raw: string; end: string }[] = []
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let quoted = false
  for (let at = from; at < text.length; at += 1) {
    const char = text[at]
    if (char === '"') quoted = !quoted
    if (quoted || (char !== '\n' && char !== '\r')) continue
    const end = char === '\r' && text[at + 1] === '\n' ? '\r\n' : char
    records.push({ raw: text.slice(from, at), end })
    from = at + end.length
    at = from - 1
  }
  if (from < text.length) records.push({ raw: text.slice(from), end: '' })
  return records
}
