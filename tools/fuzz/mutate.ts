import type { Random } from './random.ts'

const CHANGES_AT_MOST = 3

/** Makes one file out of another by a few changes to its bytes: most of what comes out is still nearly the form. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let changed: Uint8Array = bytes
  for (let left = 1 + random.below(CHANGES_AT_MOST); left > 0; left -= 1)
    changed = random.pick(BYTE_CHANGES)(changed, random)
  return changed
}

/** The same for text; `tokens` are what its language is made of. */
export function mutateText(text: string, tokens: readonly string[], random: Random): string {
  let changed = text
  for (let left = 1 + random.below(CHANGES_AT_MOST); left > 0; left -= 1)
    changed = random.pick(TEXT_CHANGES)(changed, tokens, random)
  return changed
}

type ByteChange = (bytes: Uint8Array, random: Random) => Uint8Array

const EDGES = [0x00, 0x01, 0x0a, 0x0d, 0x20, 0x22, 0x2c, 0x30, 0x7f, 0x80, 0x81, 0xef, 0xfe, 0xff]
const SLICE_BYTES = 64

const BYTE_CHANGES: readonly ByteChange[] = [
  (bytes, random) => splice(bytes, random.below(bytes.length), 1, [random.below(256)]),
  (bytes, random) => splice(bytes, random.below(bytes.length), 1, [random.pick(EDGES)]),
  (bytes, random) => splice(bytes, random.below(bytes.length), 0, [random.pick(EDGES)]),
  (bytes, random) => splice(bytes, random.below(bytes.length), 1 + random.below(4), []),
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, random) => {
    const from = random.below(bytes.length)
    return splice(bytes, random.below(bytes.length), 0, bytes.subarray(from, from + random.below(SLICE_BYTES)))
  },
]

function splice(bytes: Uint8Array, at: number, away: number, put: Iterable<number>): Uint8Array {
  return Uint8Array.from([...bytes.subarray(0, at), ...put, ...bytes.subarray(at + away)])
}

type TextChange = (text: string, tokens: readonly string[], random: Random) => string

const SLICE_CHARS = 80

const TEXT_CHANGES: readonly TextChange[] = [
  (text, tokens, random) => insert(text, placeIn(text, random), random.pick(tokens)),
  (text, tokens, random) => {
    const found = occurrence(text, random.pick(tokens), random)
    return found === null ? text : text.slice(0, found.from) + random.pick(tokens) + text.slice(found.to)
  },
  (text, tokens, random) => {
    const found = occurrence(text, random.pick(tokens), random)
    return found === null ? text : text.slice(0, found.from) + text.slice(found.to)
  },
  // Beside a digit: where a mistake becomes another figure.
  (text, tokens, random) => {
    const digit = occurrence(text, String(random.below(10)), random)
    return digit === null ? text : insert(text, random.once(2) ? digit.from : digit.to, random.pick(tokens))
  },
  (text, _tokens, random) => {
    const from = placeIn(text, random)
    return insert(text, placeIn(text, random), text.slice(from, from + random.below(SLICE_CHARS)))
  },
  (text, _tokens, random) => {
    const from = placeIn(text, random)
    return text.slice(0, from) + text.slice(from + 1 + random.below(random.once(4) ? SLICE_CHARS : 3))
  },
  (text, _tokens, random) => doubled(text, random),
]

/** One line or element there twice, where a reader has to say which of the two counts. */
function doubled(text: string, random: Random): string {
  const [open, close] = text.includes('</') ? ['<', '>'] : ['\n', '\n']
  const from = text.indexOf(open, placeIn(text, random))
  const end = text.indexOf(close, from + 1)
  const longer = random.once(2) ? text.indexOf(close, end + 1) : end
  return from === -1 || longer === -1 ? text : insert(text, longer + 1, text.slice(from, longer + 1))
}

function placeIn(text: string, random: Random): number {
  return random.below(text.length + 1)
}

function insert(text: string, at: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at)
}

/** A place where the token stands, looked for from anywhere. */
function occurrence(text: string, token: string, random: Random): { from: number; to: number } | null {
  const behind = text.indexOf(token, placeIn(text, random))
  const from = behind === -1 ? text.indexOf(token) : behind
  return from === -1 ? null : { from, to: from + token.length }
}
