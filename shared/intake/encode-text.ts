import type { Encoding } from './text.ts'

/** The byte order mark at the beginning of a UTF-8 file, or none. */
export function markOf(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}

/**
 * Text in the encoding that its file came in; `mark`: a UTF-8 file began with one (UTF-16 always does). Throws RangeError for a
 * character that GB18030 does not have: a lone surrogate.
 */
export function encodeText(text: string, encoding: Encoding, mark: boolean): Uint8Array {
  switch (encoding) {
    case 'UTF-8':
      return new TextEncoder().encode(mark ? `\uFEFF${text}` : text)
    case 'UTF-16LE':
      return encodeUtf16(`\uFEFF${text}`, true)
    case 'UTF-16BE':
      return encodeUtf16(`\uFEFF${text}`, false)
    case 'GB18030':
      return encodeGb18030(text)
  }
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}

/** The platform decodes GB18030 and does not encode it: the encoder is the decoder, run over every code there is. */
function encodeGb18030(text: string): Uint8Array {
  codes ??= allCodes()
  const bytes: number[] = []
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0
    const code = point < 0x80 ? point : (codes.get(char) ?? supplementary(point))
    if (code > 0xffff) bytes.push(code >>> 24, (code >>> 16) & 0xff)
    if (code > 0xff) bytes.push((code >>> 8) & 0xff)
    bytes.push(code & 0xff)
  }
  return Uint8Array.from(bytes)
}

let codes: ReadonlyMap<string, number> | null = null

/** Four-byte codes of the basic plane, 0x81308130 to 0x8431A439. */
const BASIC_PLANE_CODES = 39_420
/** Linear number of U+10000, from which the other planes follow one by one. */
const SUPPLEMENTARY = 189_000

function allCodes(): Map<string, number> {
  const all = new Map<string, number>()
  const add = (every: readonly number[], width: 2 | 4) => {
    const view = new DataView(new ArrayBuffer(every.length * width))
    for (const [index, code] of every.entries())
      if (width === 2) view.setUint16(index * width, code)
      else view.setUint32(index * width, code)
    // Each code gives one character of the basic plane, or U+FFFD for none.
    for (const [index, char] of [...new TextDecoder('gb18030').decode(view)].entries()) {
      const code = every[index]
      if (code !== undefined && char !== '\uFFFD' && !all.has(char)) all.set(char, code)
    }
  }
  add(twoByteCodes(), 2)
  add(
    Array.from({ length: BASIC_PLANE_CODES }, (_none, linear) => fourBytes(linear)),
    4,
  )
  return all
}

function twoByteCodes(): number[] {
  const found: number[] = []
  const decoder = new TextDecoder('gb18030', { fatal: true })
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f && [...decoder.decode(Uint8Array.of(lead, trail))].length === 1)
        found.push((lead << 8) | trail)
    }
  return found
}

function supplementary(point: number): number {
  if (point < 0x10000) throw new RangeError(`GB18030 has no U+${point.toString(16)}`)
  return fourBytes(point - 0x10000 + SUPPLEMENTARY)
}

function fourBytes(linear: number): number {
  const [a, b, c, d] = [
    Math.floor(linear / 12_600),
    Math.floor(linear / 1_260) % 10,
    Math.floor(linear / 10) % 126,
    linear % 10,
  ]
  return (a + 0x81) * 0x1000000 + (b + 0x30) * 0x10000 + (c + 0x81) * 0x100 + d + 0x30
}
