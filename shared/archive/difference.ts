/** Null when the bytes are the same; else the first line that differs, near where it does, or the first byte of what is no text. */
export function differenceOf(sealed: Uint8Array | undefined, computed: Uint8Array): string | null {
  if (!sealed) return 'it is missing'
  if (Buffer.from(sealed).equals(computed)) return null
  const [actual, expected] = [textOf(sealed), textOf(computed)]
  if (actual === null || expected === null) return `byte ${commonLength(sealed, computed)} differs`
  const [a, b] = [actual.split('\n'), expected.split('\n')]
  const line = a.findIndex((text, index) => text !== b[index])
  const at = line < 0 ? a.length : line
  // A record in JSON is one long line: what is near the difference is shown.
  const from = Math.max(0, commonLength(a[at] ?? '', b[at] ?? '') - SHOWN_BEFORE)
  const short = (text: string | undefined) =>
    text === undefined ? 'nothing' : JSON.stringify(text.slice(from, from + SHOWN).trim())
  return `line ${at + 1} is ${short(a[at])}, computed ${short(b[at])}`
}

const SHOWN = 160
const SHOWN_BEFORE = 80

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

function commonLength(a: string | Uint8Array, b: string | Uint8Array): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}
