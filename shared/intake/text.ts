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

/** Names the byte: the longest decodable beginning is found by halving, since decoders do not say where they stopped. */
function undecodable(bytes: Uint8Array, label: string, encoding: Encoding): Finding {
  let good = 0
  let bad = bytes.length
  while (good < bad) {
    const middle = (good + bad + 1) >> 1
    if (decodesSoFar(bytes.subarray(0, middle), label)) good = middle
    else bad = middle - 1
  }
  const byte = `0x${(bytes[good] ?? 0).toString(16).toUpperCase().padStart(2, '0')}`
  const line = lineAt(bytes, good)
  return finding('E141', { line, offset: good + 1, byte, encoding }, { place: { row: line }, seen: byte })
}

/** Whether the bytes are a possible beginning: a character cut at the end is no fault yet. */
function decodesSoFar(bytes: Uint8Array, label: string): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1
  for (let at = 0; at < offset; at += 1) if (bytes[at] === 10) line += 1
  return line
}

function linesBefore(text: string): number {
  return text.split('\n').length
}
