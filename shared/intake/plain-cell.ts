import { packedReference } from './grid.ts'

/** A cell as nearly every program writes nearly every cell, found without taking its tags apart. */
export interface PlainCell {
  /** Behind its last `>`. */
  end: number
  /** Its place, as `packedReference` says it. */
  place: number
  /** `''` where it has no content. */
  text: string
  /** Number of its style; -1 without one. */
  style: number
  /** Whether the text is the number of a shared string. */
  shared: boolean
}

/**
 * Reads `<c r="B12" s="3" t="s"><v>7</v></c>` or `<c r="B12" s="3"/>` at a place of a sheet into `cell`, in exactly this spelling
 * (`s` and `t` may be absent, or stand the other way round). False leaves the cell to the tokenizer, whatever it is: a formula, a text
 * in itself, an entity. What this accepts the tokenizer reads alike; it is here because large sheets consist of it.
 */
export function readPlainCell(xml: string, from: number, cell: PlainCell): boolean {
  // Most tags are no cells, and most cells are these: the second letter tells.
  if (xml.charCodeAt(from + 1) !== LETTER_C || !isAt(xml, from, START)) return false
  let at = from + START.length
  const first = at
  while (isReference(xml.charCodeAt(at))) at += 1
  const place = packedReference(xml, first, at)
  if (place === -1 || xml.charCodeAt(at) !== QUOTE) return false
  at += 1
  cell.style = -1
  cell.shared = isAt(xml, at, SHARED)
  if (cell.shared) at += SHARED.length
  if (isAt(xml, at, STYLE)) {
    const digits = at + STYLE.length
    let style = 0
    for (at = digits; isDigit(xml.charCodeAt(at)); at += 1) style = style * 10 + xml.charCodeAt(at) - ZERO
    if (at === digits || at - digits > DIGITS_AT_MOST || xml.charCodeAt(at) !== QUOTE) return false
    at += 1
    cell.style = style
  }
  if (!cell.shared && isAt(xml, at, SHARED)) {
    at += SHARED.length
    cell.shared = true
  }
  if (isAt(xml, at, EMPTY)) return found(cell, place, at + EMPTY.length, '')
  if (!isAt(xml, at, VALUE)) return false
  const value = at + VALUE.length
  for (at = value; isPlain(xml.charCodeAt(at)); at += 1);
  if (at === value || !isAt(xml, at, END)) return false
  return found(cell, place, at + END.length, xml.slice(value, at))
}

const [START, STYLE, SHARED, EMPTY, VALUE, END] = ['<c r="', ' s="', ' t="s"', '/>', '><v>', '</v></c>']
const [ZERO, NINE, QUOTE, POINT, MINUS, LETTER_C] = [0x30, 0x39, 0x22, 0x2e, 0x2d, 0x63]
const DIGITS_AT_MOST = 6

function found(cell: PlainCell, place: number, end: number, text: string): boolean {
  cell.place = place
  cell.end = end
  cell.text = text
  return true
}

/** `startsWith`, faster for a few characters. */
function isAt(xml: string, at: number, mark: string): boolean {
  for (let index = 0; index < mark.length; index += 1)
    if (xml.charCodeAt(at + index) !== mark.charCodeAt(index)) return false
  return true
}

function isReference(code: number): boolean {
  return isDigit(code) || (code >= 0x41 && code <= 0x5a)
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE
}

/** What numbers are written with; an exponent is left to the tokenizer, like everything rare. */
function isPlain(code: number): boolean {
  return isDigit(code) || code === POINT || code === MINUS
}
