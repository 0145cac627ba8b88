import type { Finding, Judgement, Place, Severity } from '../submission.ts'
import { arrange, FINDINGS_TITLE, findingLine, isFindingsTitle, positionOf, verdictLine } from './annotation.ts'
import { openContainer } from './container.ts'
import { type CellEdit, editSheet } from './edit-sheet.ts'
import { columnLetters, type Grid } from './grid.ts'
import { headerRow } from './header.ts'
import { INTAKE_LIMITS } from './limits.ts'
import { type MarkStyles, markStyles } from './mark-styles.ts'
import { readWorkbook, type SheetInfo } from './workbook.ts'
import { readXlsx } from './xlsx.ts'
import { decodeXml } from './xml.ts'
import { type Splice, spliced, xmlTags } from './xml-tags.ts'
import { inflateEntry, type ZipEntry } from './zip.ts'
import { rewriteZip } from './zip-write.ts'

/** A form's sheet has about 0.05 MB; a large one would take longer than its zone waits. */
const SHEET_LIMIT_BYTES = 4 * 1024 * 1024
/** In characters, as spreadsheets count. */
const COLUMN_WIDTH = 60

/**
 * A workbook with a column of findings beside its table and the cells marked that they are about. Only the sheet of the form, its
 * formats and its print area are written again: every other part goes back with its own bytes.
 */
export function annotateWorkbook(bytes: Uint8Array, fileName: string, judgement: Judgement): Uint8Array | null {
  const container = openContainer(bytes, fileName)
  if (container.kind !== 'xlsx') return null
  const { entries } = container
  const reading = readXlsx(bytes, entries)
  if ('refused' in reading) return null
  const text = (part: string) => partText(bytes, entries, part)
  const workbook = readWorkbook(text)
  const target = targetOf(reading.grids, workbook.sheets)
  if (!target || (entries.get(target.info.part)?.bytes ?? 0) > SHEET_LIMIT_BYTES) return null
  const styles = markStyles((workbook.styles && text(workbook.styles)) ?? '')
  const plan = planOf(target.grid, judgement, styles)
  const sheet = text(target.info.part)
  if (!plan || sheet === null) return null
  const edited = editSheet(sheet, plan.edits, { column: plan.column, width: COLUMN_WIDTH })
  const book = text(workbook.part)
  const parts = new Map([[target.info.part, edited]])
  if (workbook.styles !== null && entries.has(workbook.styles)) parts.set(workbook.styles, styles.xml())
  if (book !== null) parts.set(workbook.part, withPrintArea(book, target.info.name, plan))
  const encoder = new TextEncoder()
  return rewriteZip(bytes, entries, new Map([...parts].map(([part, xml]) => [part, encoder.encode(xml)])))
}

interface Plan {
  readonly edits: Map<number, Map<number, CellEdit>>
  readonly column: number
  readonly lastRow: number
}

/** The sheet with the form, else the first that is to be seen. */
function targetOf(grids: readonly Grid[], sheets: readonly SheetInfo[]): { grid: Grid; info: SheetInfo } | null {
  const visible = grids.filter(({ hidden, rows }) => !hidden && rows.length > 0)
  const grid = visible.find((each) => headerRow(each) !== null) ?? visible[0]
  const info = grid && sheets[grids.indexOf(grid)]
  return info ? { grid, info } : null
}

/** Null where there is no room for one more column. */
function planOf(grid: Grid, judgement: Judgement, styles: MarkStyles): Plan | null {
  const header = headerRow(grid)
  const own = header?.cells.findIndex((cell) => cell !== undefined && isFindingsTitle(cell.text)) ?? -1
  const column = own === -1 ? firstFree(grid) : own
  if (column >= INTAKE_LIMITS.columns) return null
  const mine = (index: number) => own !== -1 && index === own
  const filled = grid.rows.filter(({ cells }) => cells.some((cell, index) => cell !== undefined && !mine(index)))
  const last = filled.at(-1)?.number ?? 1
  const edits: Plan['edits'] = new Map()
  const put = (row: number, at: number, edit: CellEdit) => edits.set(row, (edits.get(row) ?? new Map()).set(at, edit))
  // What an earlier copy marked and said is taken back before this one speaks.
  for (const { number, cells } of own === -1 ? [] : grid.rows)
    for (const [at, cell] of cells.entries())
      if (cell) put(number, at, at === own ? { kind: 'remove' } : { kind: 'style', style: styles.unmarked })
  const write = (row: number, lines: readonly string[]) =>
    put(row, column, { kind: 'text', text: lines.join('\n').slice(0, INTAKE_LIMITS.cellChars), style: styles.note() })
  const inSheet = ({ sheet }: Place) => sheet === grid.sheet
  const { rows, below } = arrange(judgement.findings, (place) => {
    const row = inSheet(place) ? positionOf(place)?.row : undefined
    return row !== undefined && header && row > header.number && row <= last ? row : null
  })
  for (const { place, severity } of bySeverity(judgement.findings).toReversed()) {
    const position = place && inSheet(place) ? positionOf(place) : null
    if (!position || position.row > last || position.column >= column) continue
    put(position.row, position.column, { kind: 'style', style: (index) => styles.mark(index, severity) })
  }
  if (header) write(header.number, [FINDINGS_TITLE.zh, FINDINGS_TITLE.en])
  for (const [row, found] of rows) write(row, found.map(findingLine))
  const foot = [verdictLine(judgement), ...below.map(findingLine)]
  for (const [index, line] of foot.entries()) write(last + 2 + index, [line])
  return { edits, column, lastRow: last + 1 + foot.length }
}

/** The first column that holds nothing, beside a merged title too. */
function firstFree({ rows, merges }: Grid): number {
  const used = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const merged = merges.map(({ toColumn }) => toColumn + 1).filter((end) => end < INTAKE_LIMITS.columns)
  return Math.max(used, ...merged)
}

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  const order: Readonly<Record<Severity, number>> = { validity: 0, quality: 1, note: 2 }
  return [...findings].sort((a, b) => order[a.severity] - order[b.severity])
}

/** The column is to be printed too, where the sheet says what is printed. */
function withPrintArea(xml: string, sheet: string, { column, lastRow }: Plan): string {
  const splices: Splice[] = []
  let from: number | null = null
  for (const { kind, name, attributes, from: start, to } of xmlTags(xml)) {
    if (name !== 'definedName') continue
    if (kind === 'open') from = /\sname\s*=\s*["']_xlnm\.Print_Area["']/.test(attributes) ? to : null
    else if (kind === 'close' && from !== null) {
      const area = /^(.*)!\$([A-Z]{1,3})\$(\d{1,7}):\$[A-Z]{1,3}\$\d{1,7}$/.exec(xml.slice(from, start))
      const named = decodeXml(area?.[1] ?? '')
        .replace(/^'|'$/g, '')
        .replaceAll("''", "'")
      if (area && named === sheet) {
        const text = `${area[1]}!$${area[2]}$${area[3]}:$${columnLetters(column)}$${lastRow}`
        splices.push({ from, to: start, text })
      }
    }
  }
  return spliced(xml, splices)
}

function partText(bytes: Uint8Array, entries: ReadonlyMap<string, ZipEntry>, part: string): string | null {
  const entry = entries.get(part)
  const data = entry ? inflateEntry(bytes, entry) : null
  return data instanceof Uint8Array ? new TextDecoder('utf-8').decode(data) : null
}
