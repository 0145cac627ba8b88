import { escapeOoxml } from '../spreadsheet.ts'
import { escapeXml } from '../xml-write.ts'
import { columnLetters, parseReference } from './grid.ts'
import { PLAIN_ROW_POINTS, rowHeight } from './row-height.ts'
import { attribute } from './xml.ts'
import { type Splice, spliced, withAttribute, type XmlTag, xmlTags } from './xml-tags.ts'

/** What happens to one cell: its text is written, it is emptied, or its format changes by what it was. */
export type CellEdit =
  | { readonly kind: 'text'; readonly text: string; readonly style: number | null }
  | { readonly kind: 'remove' }
  | { readonly kind: 'style'; readonly style: (index: number) => number | null }

/** A 0-based column and its width in characters. */
export interface Wide {
  readonly column: number
  readonly width: number
}

/** By 1-based row, then by 0-based column. */
export type SheetEdits = ReadonlyMap<number, ReadonlyMap<number, CellEdit>>

/**
 * Changes cells of a worksheet part and nothing else; `wide` is a column that gets a width to read in, where it has none, and whose
 * texts make their rows high enough.
 */
export function editSheet(xml: string, edits: SheetEdits, wide: Wide): string {
  const splices: Splice[] = []
  const left = [...edits.keys()].sort((a, b) => a - b)
  let row: OpenRow | null = null
  let [inData, seenColumns, number] = [false, false, 0]
  for (const tag of xmlTags(xml)) {
    const prefix = tag.fullName.slice(0, -tag.name.length)
    // It may be left out, and says how far the sheet reached before.
    if (tag.name === 'dimension' && tag.kind === 'empty') splices.push({ from: tag.from, to: tag.to, text: '' })
    else if (tag.name === 'cols' && tag.kind === 'close') {
      seenColumns = true
      splices.push(at(tag.from, columnWidth(xml, prefix, wide)))
    } else if (tag.name === 'sheetData') {
      inData = tag.kind === 'open'
      if (inData && !seenColumns) splices.push(at(tag.from, `<${prefix}cols>${column(prefix, wide)}</${prefix}cols>`))
      if (tag.kind === 'close') splices.push(at(tag.from, newRows(left.splice(0), edits, prefix, wide)))
    } else if (!inData) continue
    else if (tag.name === 'row' && tag.kind !== 'close') {
      number = Number(attribute(tag.attributes, 'r') ?? number + 1)
      const before = left.splice(0, countBelow(left, number))
      splices.push(at(tag.from, newRows(before, edits, prefix, wide)))
      const cells = edits.get(number)
      row = cells ? { number, cells: new Map(cells), column: -1, prefix, drops: null } : null
      if (left[0] === number) left.shift()
      if (row) splices.push(openedRow(xml, tag, row, wide))
    } else if (tag.name === 'row' && row) {
      splices.push(at(tag.from, newCells(row, Number.POSITIVE_INFINITY)))
      row = null
    } else if (tag.name === 'c' && row) splices.push(...editCell(xml, tag, row))
  }
  return spliced(
    xml,
    splices.filter(({ from, to, text }) => from !== to || text !== ''),
  )
}

function countBelow(ascending: readonly number[], bound: number): number {
  const first = ascending.findIndex((each) => each >= bound)
  return first === -1 ? ascending.length : first
}

interface OpenRow {
  readonly number: number
  /** Those not yet done. */
  readonly cells: Map<number, CellEdit>
  readonly prefix: string
  column: number
  /** Where a cell began that is left out. */
  drops: number | null
}

function editCell(xml: string, tag: XmlTag, row: OpenRow): Splice[] {
  if (tag.kind === 'close') {
    if (row.drops === null) return []
    const dropped = { from: row.drops, to: tag.to, text: '' }
    row.drops = null
    return [dropped]
  }
  const reference = attribute(tag.attributes, 'r')
  row.column = (reference && parseReference(reference)?.column) || (reference ? 0 : row.column + 1)
  const edit = row.cells.get(row.column)
  // A cell that does not say where it stands moves when another comes before it.
  const before = reference ? at(tag.from, newCells(row, row.column)) : at(tag.from, '')
  if (edit?.kind === 'style') {
    row.cells.delete(row.column)
    const style = edit.style(Number(attribute(tag.attributes, 's') ?? 0))
    if (style === null) return [before]
    const text = withAttribute(xml.slice(tag.from, tag.to), 's', String(style))
    return [{ from: tag.from, to: tag.to, text: `${before.text}${text}` }]
  }
  if (!edit) return [before]
  const text = `${before.text}${newCells(row, row.column + 1)}`
  if (tag.kind === 'empty') return [{ from: tag.from, to: tag.to, text }]
  row.drops = tag.to
  return [{ from: tag.from, to: tag.to, text }]
}

/** The cells of a row that are not there yet and stand before a column, in order. */
function newCells({ number, cells, prefix }: Pick<OpenRow, 'number' | 'cells' | 'prefix'>, before: number): string {
  const columns = [...cells.keys()].filter((each) => each < before).sort((a, b) => a - b)
  return columns
    .map((each) => {
      const edit = cells.get(each)
      cells.delete(each)
      return edit ? newCell(`${columnLetters(each)}${number}`, edit, prefix) : ''
    })
    .join('')
}

function newCell(reference: string, edit: CellEdit, prefix: string): string {
  if (edit.kind === 'remove') return ''
  const style = edit.kind === 'text' ? edit.style : edit.style(0)
  const format = style === null ? '' : ` s="${style}"`
  if (edit.kind === 'style') return style === null ? '' : `<${prefix}c r="${reference}"${format}/>`
  const text = escapeXml(escapeOoxml(edit.text))
  const content = `<${prefix}is><${prefix}t xml:space="preserve">${text}</${prefix}t></${prefix}is>`
  return `<${prefix}c r="${reference}"${format} t="inlineStr">${content}</${prefix}c>`
}

function newRows(numbers: readonly number[], edits: SheetEdits, prefix: string, wide: Wide): string {
  return numbers
    .map((number) => {
      const cells = newCells({ number, prefix, cells: new Map(edits.get(number)) }, Number.POSITIVE_INFINITY)
      const height = heightFor(edits.get(number), wide)
      const high = height === null ? '' : ` ht="${height}" customHeight="1"`
      return cells === '' ? '' : `<${prefix}row r="${number}"${high}>${cells}</${prefix}row>`
    })
    .join('')
}

/** `spans` says how far a row reaches; it may be left out, and ours reaches further. A row never becomes lower than it was. */
function openedRow(xml: string, tag: XmlTag, row: OpenRow, wide: Wide): Splice {
  const height = heightFor(row.cells, wide)
  const higher = height !== null && height > Number(attribute(tag.attributes, 'ht') ?? 0)
  const plain = withAttribute(xml.slice(tag.from, tag.to), 'spans', null)
  const open = higher ? withAttribute(withAttribute(plain, 'customHeight', '1'), 'ht', String(height)) : plain
  if (tag.kind === 'open') return { from: tag.from, to: tag.to, text: open }
  const cells = newCells(row, Number.POSITIVE_INFINITY)
  return { from: tag.from, to: tag.to, text: `${open.replace(/\s*\/>$/, '>')}${cells}</${tag.fullName}>` }
}

/** Null where a row is high enough as it is: the column gets no text there, or one line. */
function heightFor(cells: ReadonlyMap<number, CellEdit> | undefined, { column, width }: Wide): number | null {
  const note = cells?.get(column)
  const height = note?.kind === 'text' ? rowHeight([{ text: note.text, width }]) : 0
  return height > PLAIN_ROW_POINTS ? height : null
}

/** Nothing where a width reaches over the column already. */
function columnWidth(xml: string, prefix: string, wide: Wide): string {
  for (const { name, kind, attributes } of xmlTags(xml)) {
    if (name === 'sheetData') break
    if (name === 'col' && kind !== 'close' && Number(attribute(attributes, 'max')) > wide.column) return ''
  }
  return column(prefix, wide)
}

function column(prefix: string, { column, width }: Wide): string {
  return `<${prefix}col min="${column + 1}" max="${column + 1}" width="${width}" customWidth="1"/>`
}

function at(place: number, text: string): Splice {
  return { from: place, to: place, text }
}
