import type { Finding } from '../submission.ts'
import { finding } from './finding.ts'

export type Encoding = 'UTF-8' | 'GB18030' | 'UTF-16LE' | 'UTF-16BE'

export type DecodedText = { readonly text: string; readonly encoding: Encoding } | { readonly finding: Finding }

/**
 * Decodes a text file without ever guessing a character: strict UTF-8 with or without byte order mark, then strict GB18030
 * (Excel and WPS in China), UTF-16 only with its mark. `gbk` would lose rare characters of personal and place names.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'UTF-16LE')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'UTF-16BE')
  const nul = bytes.indexOf(0)
  if (nul !== -1) return { finding: finding('E140', { line: lineAt(bytes, nul), offset: nul + 1 }) }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const utf8 = strictly(bytes, 'utf-8')
  if (utf8 !== null) return checked(utf8, 'UTF-8')
  if (marked) return { finding: undecodable(bytes, 'utf-8', 'UTF-8') }
  const gb18030 = strictly(bytes, 'gb18030')
  return gb18030 === null ? { finding: undecodable(bytes, 'gb18030', 'GB18030') } : checked(gb18030, 'GB18030')
}

function decodeUtf16(bytes: Uint8Array, encoding: 'UTF-16LE' | 'UTF-16BE'): DecodedText {
  const text = strictly(bytes, encoding.toLowerCase())
  if (text === null) return { finding: undecodable(bytes, encoding.toLowerCase(), encoding) }
  const nul = text.indexOf('\0')
  if (nul === -1) return checked(text, encoding)
  return { finding: finding('E140', { line: linesBefore(text.slice(0, nul)), offset: nul * 2 + 3 }) }
}

function checked(text: string, encoding: Encoding): DecodedText {
  const lost = text.indexOf('\uFFFD')
  if (lost === -1) return { text, encoding }
  return { finding: finding('E144', { line: linesBefore(text.slice(0, lost)) }) }
}

function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Names the byte that no character goes on with. */
function undecodable(bytes: Uint8Array, label: string, encoding: Encoding): Finding {
  const good = decodableBytes(bytes, label, encoding)
  const byte = `0x${(bytes[good] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`
  const line = lineAt(bytes, good)
  return finding('E141', { line, offset: good + 1, byte, encoding }, { place: { row: line }, seen: byte })
}

/**
 * Decoders do not say where they stopped, so the end of the last character is found by halving; then byte by byte. Only whole texts
 * are decoded: of one that goes on, Chromium 87 says too late that it is broken.
 */
function decodableBytes(bytes: Uint8Array, label: string, encoding: Encoding): number {
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (endOfCharacter(bytes, middle, label) === null) high = middle - 1
    else low = middle
  }
  const start = endOfCharacter(bytes, low, label) ?? 0
  let good = start
  while (good < bytes.length && begins(bytes.subarray(start, good + 1), label, encoding)) good += 1
  return good
}

const CHARACTER_BYTES = 4

/** Where the last whole character ends that may still be going on `at`; null where something before it is broken. */
function endOfCharacter(bytes: Uint8Array, at: number, label: string): number | null {
  for (let end = at; end >= 0 && end > at - CHARACTER_BYTES; end -= 1)
    if (strictly(bytes.subarray(0, end), label) !== null) return end
  return null
}

/** Whether a character may begin so: some way of ending it makes it one. */
function begins(piece: Uint8Array, label: string, encoding: Encoding): boolean {
  return ENDINGS[encoding].some((ending) => strictly(Uint8Array.of(...piece, ...ending), label) !== null)
}

const ENDINGS: Readonly<Record<Encoding, readonly (readonly number[])[]>> = {
  'UTF-8': [[], [0x80], [0x80, 0x80], [0x80, 0x80, 0x80], [0xa0, 0x80], [0x90, 0x80, 0x80]],
  GB18030: [[], [0x40], [0x50], [0xa1], [0x30, 0x81, 0x30], [0x81, 0x30], [0x30]],
  'UTF-16LE': [[], [0], [0, 0xdc], [0xdc], [0xd8, 0, 0xdc]],
  'UTF-16BE': [[], [0], [0, 0xdc, 0], [0xdc, 0]],
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1
  for (let at = 0; at < offset; at += 1) if (bytes[at] === 10) line += 1
  return line
}

function linesBefore(text: string): number {
  return text.split('\n').length
}
