import { type CsvFault, parseCsv } from '../csv.ts'
import { sayBoth } from '../messages/to-zone.ts'
import type { Bilingual, Finding } from '../submission.ts'
import { finding } from './finding.ts'
import type { Grid } from './grid.ts'
import { columnTitle } from './layout.ts'
import { INTAKE_LIMITS } from './limits.ts'
import { folded } from './source.ts'
import { decodeText } from './text.ts'

export type TextReading = { readonly grid: Grid; readonly findings: readonly Finding[] } | { readonly refused: Finding }

/** Reads a text file as one sheet without a name: its encoding and delimiter are found, and said where they are not ours. */
export function readTextGrid(bytes: Uint8Array): TextReading {
  const decoded = decodeText(bytes)
  if ('finding' in decoded) return { refused: decoded.finding }
  const { text, encoding } = decoded
  const delimiter = textDelimiter(text)
  const { rows: limitRows, columns, cellChars } = INTAKE_LIMITS
  const parsed = parseCsv(text, { delimiter, limits: { rows: limitRows, columns, fieldChars: cellChars } })
  if ('fault' in parsed) return { refused: csvFinding(parsed.fault) }
  const findings: Finding[] = []
  if (encoding !== 'UTF-8') findings.push(finding('E142', { encoding }))
  if (delimiter !== ',') findings.push(finding('E143', { delimiter: delimiterName(delimiter) }))
  const rows = parsed.rows.map((fields, index) => ({
    number: index + 1,
    hidden: false,
    cells: fields.map((field) => (field === '' ? undefined : { text: field, kind: 'text' as const })),
  }))
  return { grid: { sheet: null, hidden: false, rows, merges: [], hiddenColumns: [] }, findings }
}

/** A header has nine titles; what is longer by far is none, and not worth cutting up. */
const HEADER_CHARS = 10_000

const DELIMITERS = [',', '\t', ';', '，', '|'] as const

/** The separator that cuts the header line into most pieces: decided where the form's own column titles stand, nowhere else. */
export function textDelimiter(text: string): string {
  const title = folded(columnTitle('code'))
  const lines = text.split(/\r\n|\n|\r/, INTAKE_LIMITS.headerSearchRows)
  const header = lines.find(
    (line) => line.length <= HEADER_CHARS && DELIMITERS.some((mark) => pieces(line, mark).includes(title)),
  )
  if (header === undefined) return ','
  return DELIMITERS.reduce<string>((best, mark) => {
    const count = pieces(header, mark).length
    return pieces(header, mark).includes(title) && count > pieces(header, best).length ? mark : best
  }, ',')
}

function pieces(line: string, mark: string): string[] {
  return line.split(mark).map((piece) => folded(piece.replace(/^\uFEFF?"?|"$/g, '')))
}

function delimiterName(delimiter: string): Bilingual | string {
  return delimiter === '\t' ? sayBoth('intake.delimiter.tab') : delimiter
}

function csvFinding({ line, reason }: CsvFault): Finding {
  const place = { place: { row: line } }
  switch (reason) {
    case 'rows':
    case 'columns':
      return finding('E146', { detail: sayBoth(`intake.limit.${reason}`, { limit: INTAKE_LIMITS[reason] }) }, place)
    case 'field-chars':
      return finding('E146', { detail: sayBoth('intake.limit.field-chars', { limit: INTAKE_LIMITS.cellChars }) }, place)
    default:
      return finding('E145', { line, detail: sayBoth(`intake.csv.${reason}`) }, place)
  }
}
