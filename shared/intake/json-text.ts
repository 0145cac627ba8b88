import { sayBoth } from '../messages/to-zone.ts'
import type { Bilingual } from '../submission.ts'
import { INTAKE_LIMITS } from './limits.ts'

/** A JSON value whose numbers are still the text that was written: a figure never becomes a binary float on its way in. */
export type JsonNode =
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonNode> }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string' | 'number'; readonly text: string }
  | { readonly kind: 'boolean'; readonly text: 'true' | 'false' }
  | { readonly kind: 'null' }

export type JsonResult = { readonly node: JsonNode } | { readonly line: number; readonly detail: Bilingual }

/** Strict RFC 8259, and no member twice (which most parsers settle by dropping one). */
export function parseJsonText(text: string): JsonResult {
  const cursor: Cursor = { text, at: text.charCodeAt(0) === 0xfeff ? 1 : 0 }
  try {
    const node = readValue(cursor, 0)
    skipSpace(cursor)
    if (cursor.at < text.length) throw unexpected(cursor)
    return { node }
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error
    return { line: text.slice(0, cursor.at).split('\n').length, detail: error.detail }
  }
}

interface Cursor {
  readonly text: string
  at: number
}

class JsonFault extends Error {
  override readonly name = 'JsonFault'
  readonly detail: Bilingual
  constructor(detail: Bilingual) {
    super(detail.en)
    this.detail = detail
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y
const WORD = /true|false|null/y

function readValue(cursor: Cursor, depth: number): JsonNode {
  if (depth > INTAKE_LIMITS.jsonDepth)
    throw new JsonFault(sayBoth('intake.json.depth', { limit: INTAKE_LIMITS.jsonDepth }))
  skipSpace(cursor)
  const char = cursor.text[cursor.at]
  if (char === '{') return readObject(cursor, depth)
  if (char === '[') return readArray(cursor, depth)
  if (char === '"') return { kind: 'string', text: readString(cursor) }
  const word = take(cursor, WORD)
  if (word === 'null') return { kind: 'null' }
  if (word === 'true' || word === 'false') return { kind: 'boolean', text: word }
  const number = take(cursor, NUMBER)
  if (number === null) throw unexpected(cursor)
  return { kind: 'number', text: number }
}

function readObject(cursor: Cursor, depth: number): JsonNode {
  const members = new Map<string, JsonNode>()
  cursor.at += 1
  for (let first = true; ; first = false) {
    if (nextIs(cursor, '}')) return { kind: 'object', members }
    if (!first) expect(cursor, ',')
    skipSpace(cursor)
    const name = readString(cursor)
    if (members.has(name)) throw new JsonFault(sayBoth('intake.json.duplicate', { seen: name.slice(0, 80) }))
    expect(cursor, ':')
    members.set(name, readValue(cursor, depth + 1))
  }
}

function readArray(cursor: Cursor, depth: number): JsonNode {
  const items: JsonNode[] = []
  cursor.at += 1
  for (let first = true; ; first = false) {
    if (nextIs(cursor, ']')) return { kind: 'array', items }
    if (!first) expect(cursor, ',')
    items.push(readValue(cursor, depth + 1))
  }
}

/** The end is looked for by hand: a pattern over megabytes of one string would exhaust the stack of the engine. */
function readString(cursor: Cursor): string {
  const { text, at } = cursor
  if (text[at] !== '"') throw unexpected(cursor)
  let end = at + 1
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
  if (end >= text.length) throw new JsonFault(sayBoth('intake.json.end'))
  try {
    const read: unknown = JSON.parse(text.slice(at, end + 1))
    cursor.at = end + 1
    return typeof read === 'string' ? read : ''
  } catch {
    throw unexpected(cursor)
  }
}

/** Consumes a closing mark if it comes next. */
function nextIs(cursor: Cursor, mark: string): boolean {
  skipSpace(cursor)
  const found = cursor.text[cursor.at] === mark
  if (found) cursor.at += 1
  return found
}

function expect(cursor: Cursor, mark: string): void {
  if (!nextIs(cursor, mark)) throw unexpected(cursor)
}

function take(cursor: Cursor, pattern: RegExp): string | null {
  pattern.lastIndex = cursor.at
  const match = pattern.exec(cursor.text)
  if (!match) return null
  cursor.at += match[0].length
  return match[0]
}

function skipSpace(cursor: Cursor): void {
  while (' \t\r\n'.includes(cursor.text[cursor.at] ?? '.')) cursor.at += 1
}

function unexpected({ text, at }: Cursor): JsonFault {
  if (at >= text.length) return new JsonFault(sayBoth('intake.json.end'))
  return new JsonFault(sayBoth('intake.json.unexpected', { seen: [...text.slice(at, at + 12)].slice(0, 10).join('') }))
}
