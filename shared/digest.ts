export { sha256Hex } from './sha256.ts'

/** JSON as it is stored in records and archives. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/**
 * JSON with object keys in code-unit order, no white space, absent where `undefined`: one value, one text (RFC 8785 for
 * what we store; numbers are small integers, quantities are decimal strings).
 */
export function canonicalJson(value: unknown): string {
  const text: Text = { done: [], open: '', shapes: new Map() }
  write(text, value)
  return text.done.join('') + text.open
}

/** Text under way. Written by hand, because `JSON.stringify` with an order of keys takes three times as long and a close waits for it. */
interface Text {
  readonly done: string[]
  open: string
  /** The last order of keys that was worked out for objects beginning with a key. */
  readonly shapes: Map<string, Shape>
}

interface Shape {
  readonly keys: readonly string[]
  readonly ordered: readonly { readonly key: string; readonly head: string }[]
}

const OPEN_CHARACTERS = 65_536

function write(text: Text, value: unknown): void {
  if (typeof value === 'string') text.open += PLAIN.test(value) ? `"${value}"` : JSON.stringify(value)
  else if (typeof value !== 'object' || value === null) text.open += JSON.stringify(value) ?? 'null'
  else if (Array.isArray(value)) writeList(text, value)
  else if ('toJSON' in value) write(text, JSON.parse(JSON.stringify(value)))
  else if (isRecord(value)) writeRecord(text, value)
}

/** Printable ASCII that needs no escape. */
const PLAIN = /^[ !#-[\]-~]*$/

function writeList(text: Text, list: readonly unknown[]): void {
  text.open += '['
  for (let index = 0; index < list.length; index += 1) {
    if (index > 0) text.open += ','
    write(text, list[index])
  }
  text.open += ']'
  if (text.open.length > OPEN_CHARACTERS) close(text)
}

type JsonRecord = Readonly<Record<string, unknown>>

function isRecord(value: object): value is JsonRecord {
  return !Array.isArray(value)
}

function writeRecord(text: Text, record: JsonRecord): void {
  let isFirst = true
  text.open += '{'
  for (const { key, head } of shapeOf(text, record).ordered) {
    const value = record[key]
    if (value === undefined || typeof value === 'function') continue
    text.open += isFirst ? head : `,${head}`
    isFirst = false
    write(text, value)
  }
  text.open += '}'
  if (text.open.length > OPEN_CHARACTERS) close(text)
}

function close(text: Text): void {
  // Reading a character makes one piece of what was appended, and frees the pieces.
  text.open.charCodeAt(0)
  text.done.push(text.open)
  text.open = ''
}

function shapeOf({ shapes }: Text, record: JsonRecord): Shape {
  const keys = Object.keys(record)
  const first = keys[0] ?? ''
  const known = shapes.get(first)
  if (known && isSame(known.keys, keys)) return known
  // Keys that are whole numbers come first and in their order, as in every object.
  const ordered = Object.keys(Object.fromEntries(keys.toSorted().map((key) => [key, null])))
  const shape = { keys, ordered: ordered.map((key) => ({ key, head: `${JSON.stringify(key)}:` })) }
  shapes.set(first, shape)
  return shape
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false
  return true
}
