import {
  cellReference,
  type Grid,
  type GridCell,
  type GridRange,
  type GridRow,
  packedColumn,
  packedReference,
  packedRow,
  parseReference,
} from './grid.ts'
import { INTAKE_LIMITS } from './limits.ts'
import { type PlainCell, readPlainCell } from './plain-cell.ts'
import { type NumberKind, type SheetInfo, unescapeOoxml } from './workbook.ts'
import { attribute, decodeXml, scanXml, XmlFault } from './xml.ts'

export interface SheetReading {
  readonly grid: Grid
  /** The first cell with content outside the range that is read, such as `XFD1048576`. */
  readonly far: string | null
  /** Whether any cell holds a formula. */
  readonly hasFormulas: boolean
}

/** Reads one worksheet part. Throws `XmlFault` where it is damaged or beyond the limits. */
export function readSheet(
  xml: string,
  info: Pick<SheetInfo, 'name' | 'hidden'>,
  strings: readonly string[],
  kinds: readonly NumberKind[],
): SheetReading {
  const reader = new SheetReader(strings, kinds)
  scanXml(xml, reader)
  const { rows, merges, hiddenColumns, far, hasFormulas } = reader
  return { grid: { sheet: info.name, hidden: info.hidden, rows, merges, hiddenColumns }, far, hasFormulas }
}

/** State of one pass over a worksheet; cells without content are not kept, however many there are. */
class SheetReader {
  readonly rows: GridRow[] = []
  readonly merges: GridRange[] = []
  readonly hiddenColumns: { from: number; to: number }[] = []
  far: string | null = null
  hasFormulas = false
  readonly #strings: readonly string[]
  readonly #kinds: readonly NumberKind[]
  #cells: (GridCell | undefined)[] = []
  #rowNumber = 0
  #rowHidden = false
  #count = 0
  #met = 0
  #attributes = ''
  #column = -1
  #value: string | null = null
  #formula: string | null = null
  #reads: 'value' | 'formula' | null = null
  #phonetic = false
  #valued = false
  #inRow = false
  #inCell = false
  /** How deep within elements of another language. */
  #foreign = 0

  constructor(strings: readonly string[], kinds: readonly NumberKind[]) {
    this.#strings = strings
    this.#kinds = kinds
  }

  open = (name: string, attributes: string, selfClosing: boolean): void => {
    // Readers differ in what such a text says; no spreadsheet program writes it.
    if (this.#reads !== null) throw new XmlFault('damage.within-value', { name })
    if (isForeign(name)) this.#foreign += 1
    else if (this.#inRow && !this.#inCell && this.#foreign === 0 && name !== 'c')
      throw new XmlFault('damage.within-row', { name })
    switch (name) {
      case 'c':
        if (!this.#inRow || this.#inCell) throw new XmlFault('damage.cell-outside')
        this.#inCell = true
        this.#attributes = attributes
        this.#value = null
        this.#formula = null
        this.#valued = false
        break
      case 'v':
        if (this.#value !== null) throw new XmlFault('damage.two-values')
        this.#valued = true
        if (!selfClosing) this.#reads = 'value'
        break
      case 't':
        if (this.#valued) throw new XmlFault('damage.two-values')
        if (!selfClosing && !this.#phonetic) this.#reads = 'value'
        break
      case 'f':
        this.#formula = ''
        this.hasFormulas = true
        if (!selfClosing) this.#reads = 'formula'
        break
      case 'row':
        this.#startRow(attributes)
        break
      case 'rPh':
        this.#phonetic = true
        break
      case 'mergeCell':
        this.#addMerge(attribute(attributes, 'ref') ?? '')
        break
      case 'col':
        if (isTrue(attribute(attributes, 'hidden')))
          this.hiddenColumns.push({
            from: Number(attribute(attributes, 'min')) - 1,
            to: Number(attribute(attributes, 'max')) - 1,
          })
        break
    }
  }

  text = (raw: string): void => {
    if (this.#reads === 'value') this.#value = (this.#value ?? '') + decodeXml(raw)
    else if (this.#reads === 'formula') this.#formula = (this.#formula ?? '') + decodeXml(raw)
    else if (this.#inRow && !this.#phonetic && this.#foreign === 0 && raw.trim() !== '')
      throw new XmlFault('damage.text-in-row')
  }

  close = (name: string): void => {
    if (name === 'v' || name === 't' || name === 'f') this.#reads = null
    else if (name === 'c') this.#endCell()
    else if (name === 'rPh') this.#phonetic = false
    else if (name === 'row') this.#endRow()
    else if (isForeign(name)) this.#foreign -= 1
  }

  #startRow(attributes: string): void {
    const number = Number(attribute(attributes, 'r') ?? this.#rowNumber + 1)
    // Of two rows or cells in one place readers take the first, the last or both.
    if (!(Number.isSafeInteger(number) && number > this.#rowNumber) || this.#inRow)
      throw new XmlFault('damage.row-order', { row: number })
    this.#rowNumber = number
    this.#inRow = true
    this.#rowHidden = isTrue(attribute(attributes, 'hidden'))
    this.#cells = []
    this.#column = -1
  }

  #endRow(): void {
    this.#inRow = false
    if (this.#cells.length === 0) return
    if (this.rows.length === INTAKE_LIMITS.rows) throw new XmlFault('damage.rows', { limit: INTAKE_LIMITS.rows })
    this.rows.push({ number: this.#rowNumber, hidden: this.#rowHidden, cells: this.#cells })
  }

  #endCell(): void {
    this.#goTo(placeOf(this.#attributes))
    this.#inCell = false
    this.#put(this.#cell())
  }

  /** Cells stand in their row and in order. */
  #goTo(place: number): void {
    const column = place === NOWHERE ? this.#column + 1 : packedColumn(place)
    if (place !== NOWHERE && packedRow(place) !== this.#rowNumber)
      throw new XmlFault('damage.cell-row', { cell: referenceAt(place) })
    this.#met += 1
    if (this.#met > INTAKE_LIMITS.cellsWithEmpty)
      throw new XmlFault('damage.cells', { limit: INTAKE_LIMITS.cellsWithEmpty })
    if (column <= this.#column) throw new XmlFault('damage.cell-order', { cell: referenceAt(place) })
    this.#column = column
  }

  #put(cell: GridCell | null): void {
    if (cell === null) return
    if (this.#column >= INTAKE_LIMITS.columns || this.#rowNumber > INTAKE_LIMITS.rows) {
      this.far ??= cellReference(this.#column, this.#rowNumber)
      return
    }
    this.#count += 1
    if (this.#count > INTAKE_LIMITS.cells) throw new XmlFault('damage.cells', { limit: INTAKE_LIMITS.cells })
    this.#cells[this.#column] = cell
  }

  whole = (xml: string, tag: number): number => {
    const plain = this.#plain
    if (!this.#inRow || this.#inCell || this.#reads !== null || !readPlainCell(xml, tag, plain)) return -1
    const { place, style, text, shared, end } = plain
    this.#goTo(place)
    if (text !== '') this.#put(shared ? this.#shared(text) : { text, kind: this.#kindOf(style) })
    return end
  }

  readonly #plain: PlainCell = { end: 0, place: 0, text: '', style: -1, shared: false }

  /** Null where the cell is empty, whatever its style. */
  #cell(): GridCell | null {
    const cell = this.#value === null ? null : this.#content(this.#value)
    if (this.#formula === null) return cell
    if (this.#value !== null && cell === null) return null
    return { ...(cell ?? { text: '', kind: 'text' }), formula: `=${this.#formula}` }
  }

  #content(raw: string): GridCell | null {
    switch (attribute(this.#attributes, 't')) {
      case 's':
        return this.#shared(raw)
      case 'str':
      case 'inlineStr':
        return { text: unescapeOoxml(raw), kind: 'text' }
      case 'b':
        return { text: raw === '1' ? 'TRUE' : 'FALSE', kind: 'boolean' }
      case 'e':
        return { text: raw, kind: 'error' }
      case 'd':
        return { text: raw, kind: 'date' }
      default:
        return { text: raw, kind: this.#kindOf(Number(attribute(this.#attributes, 's') ?? -1)) }
    }
  }

  #kindOf(style: number): NumberKind {
    return style < 0 ? 'number' : (this.#kinds[style] ?? 'number')
  }

  #shared(raw: string): GridCell | null {
    const text = this.#strings[Number(raw)]
    if (text === undefined) throw new XmlFault('damage.string', { seen: raw })
    return text === '' ? null : { text, kind: 'text' }
  }

  #addMerge(ref: string): void {
    const [first = '', last = first] = ref.split(':')
    const from = parseReference(first)
    const to = parseReference(last)
    if (!from || !to) throw new XmlFault('damage.merge', { range: ref })
    if (this.merges.length === INTAKE_LIMITS.merges)
      throw new XmlFault('damage.merges', { limit: INTAKE_LIMITS.merges })
    this.merges.push({ ref, fromRow: from.row, toRow: to.row, fromColumn: from.column, toColumn: to.column })
  }
}

/** What has a prefix, and what is made to hold such. Anything else between cells makes readers go on in their own ways. */
function isForeign(name: string): boolean {
  return name.includes(':') || name === 'extLst'
}

const FIRST = ' r="'

const NOWHERE = -1

/** Where a cell says that it stands, `NOWHERE` where it does not say. Nearly every cell says it first. */
function placeOf(attributes: string): number {
  if (attributes.startsWith(FIRST)) {
    const place = packedReference(attributes, FIRST.length, attributes.indexOf('"', FIRST.length))
    if (place !== NOWHERE) return place
  }
  const reference = attribute(attributes, 'r')
  if (reference === undefined) return NOWHERE
  const place = packedReference(reference, 0, reference.length)
  if (place === NOWHERE) throw new XmlFault('damage.cell-row', { cell: reference })
  return place
}

function referenceAt(place: number): string {
  return cellReference(packedColumn(place), packedRow(place))
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
