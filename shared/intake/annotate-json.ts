import type { Finding, Judgement } from '../submission.ts'
import { arrange } from './annotation.ts'
import { encodeText, markOf } from './encode-text.ts'
import { type JsonNode, parseJsonText } from './json-text.ts'
import { decodeText } from './text.ts'

/** A form that a program wrote, with a `findings` member in each row that has some, and one for the whole. */
export function annotateJson(bytes: Uint8Array, { verdict, findings }: Judgement): Uint8Array | null {
  const decoded = decodeText(bytes)
  if ('finding' in decoded) return null
  const parsed = parseJsonText(decoded.text)
  if ('detail' in parsed || parsed.node.kind !== 'object') return null
  const { members } = parsed.node
  const rows = members.get('rows')
  const items = rows?.kind === 'array' ? rows.items : []
  const annotation = arrange(findings, ({ path = '' }) => {
    const index = /^rows\[(\d{1,6})\]/.exec(path)?.[1]
    return index !== undefined && items[Number(index)]?.kind === 'object' ? Number(index) : null
  })
  const marked = items.map((item, index) => withFindings(item, annotation.rows.get(index) ?? []))
  const whole = new Map([...members].filter(([name]) => name !== 'verdict'))
  if (rows?.kind === 'array') whole.set('rows', { kind: 'array', items: marked })
  const answered = withFindings({ kind: 'object', members: whole }, annotation.below)
  if (answered.kind !== 'object') return null
  const verdictNode: JsonNode = { kind: 'string', text: verdict }
  const text = `${write({ kind: 'object', members: new Map([['verdict', verdictNode], ...answered.members]) }, '')}\n`
  return encodeText(text, decoded.encoding, markOf(bytes))
}

/** The findings of an earlier copy go: they were about other figures. */
function withFindings(node: JsonNode, findings: readonly Finding[]): JsonNode {
  if (node.kind !== 'object') return node
  const members = new Map([...node.members].filter(([name]) => name !== 'findings'))
  if (findings.length > 0) members.set('findings', { kind: 'array', items: findings.map(findingNode) })
  return { kind: 'object', members }
}

function findingNode({ code, severity, place, sentence, remedy }: Finding): JsonNode {
  const entries = Object.entries({ code, severity, ...(place?.path === undefined ? {} : { path: place.path }) })
  const both = (pair: { zh: string; en: string }) => object([['zh', string(pair.zh)] as const, ['en', string(pair.en)]])
  return object([
    ...entries.map(([name, text]) => [name, string(text)] as const),
    ['sentence', both(sentence)],
    ['remedy', both(remedy)],
  ])
}

function object(entries: readonly (readonly [string, JsonNode])[]): JsonNode {
  return { kind: 'object', members: new Map(entries) }
}

function string(text: string): JsonNode {
  return { kind: 'string', text }
}

/** Indented text; numbers are written as they were. */
function write(node: JsonNode, indent: string): string {
  const inner = `${indent}  `
  switch (node.kind) {
    case 'string':
      return JSON.stringify(node.text)
    case 'null':
      return 'null'
    case 'number':
    case 'boolean':
      return node.text
    case 'array':
      return block(
        '[',
        node.items.map((item) => write(item, inner)),
        ']',
        indent,
      )
    case 'object': {
      const lines = [...node.members].map(([name, value]) => `${JSON.stringify(name)}: ${write(value, inner)}`)
      return block('{', lines, '}', indent)
    }
  }
}

function block(open: string, lines: readonly string[], close: string, indent: string): string {
  if (lines.length === 0) return `${open}${close}`
  return `${open}\n${lines.map((line) => `${indent}  ${line}`).join(',\n')}\n${indent}${close}`
}
