import { sayBoth } from '../messages/to-zone.ts'
import type { Bilingual, Finding } from '../submission.ts'
import { finding } from './finding.ts'
import type { GridCell } from './grid.ts'
import { type JsonNode, parseJsonText } from './json-text.ts'
import { FORM_COLUMNS } from './layout.ts'
import { INTAKE_LIMITS } from './limits.ts'
import type { Fact, FormFacts, SourceCell, SourceRow } from './source.ts'
import { decodeText } from './text.ts'

export const JSON_FORM = 'zone-bulletin/form/1'

const MEMBERS = [
  'format',
  'programme',
  'tableNumber',
  'notice',
  'title',
  'formVersion',
  'zone',
  'period',
  'rows',
  // What we write into a copy that goes back; it says nothing when it comes in.
  'verdict',
  'findings',
] as const
const ZONE_MEMBERS = ['code', 'name'] as const
const ROW_MEMBERS = [...FORM_COLUMNS, 'findings'] as const

export interface JsonForm {
  readonly facts: FormFacts
  readonly rows: readonly SourceRow[]
  readonly findings: readonly Finding[]
}

/** Reads a form that a program wrote. Members that are not of the form are refused: leaving one out silently would be worse. */
export function readJsonForm(bytes: Uint8Array): JsonForm | { readonly refused: Finding } {
  const decoded = decodeText(bytes)
  if ('finding' in decoded) return { refused: decoded.finding }
  const parsed = parseJsonText(decoded.text)
  if ('detail' in parsed) {
    const { line, detail } = parsed
    return { refused: finding('E150', { line, detail }, { place: { row: line } }) }
  }
  const { node } = parsed
  if (node.kind !== 'object') return { refused: wrong('$', sayBoth('intake.json.object')) }
  const rows = node.members.get('rows')
  const format = node.members.get('format')
  if (format?.kind !== 'string' || format.text !== JSON_FORM) return { refused: wrong('format', JSON_FORM) }
  if (rows?.kind !== 'array' || rows.items.length > INTAKE_LIMITS.jsonRows)
    return { refused: wrong('rows', sayBoth('intake.json.rows', { limit: INTAKE_LIMITS.jsonRows })) }
  const findings = [...unknownMembers(node, '', MEMBERS)]
  if (decoded.encoding !== 'UTF-8') findings.push(finding('E142', { encoding: decoded.encoding }))
  const zone = node.members.get('zone')
  if (zone) findings.push(...unknownMembers(zone, 'zone.', ZONE_MEMBERS))
  const facts = {
    zoneCode: fact(zone, 'code', 'zone.code'),
    zoneName: fact(zone, 'name', 'zone.name'),
    period: fact(node, 'period', 'period'),
    version: fact(node, 'formVersion', 'formVersion'),
  }
  return { facts, rows: rows.items.flatMap((item, index) => readRow(item, index, findings)), findings }
}

function readRow(node: JsonNode, index: number, findings: Finding[]): SourceRow[] {
  const path = `rows[${index}]`
  if (node.kind !== 'object') {
    findings.push(wrong(path, sayBoth('intake.json.object')))
    return []
  }
  findings.push(...unknownMembers(node, `${path}.`, ROW_MEMBERS))
  const text = (name: string): string | null => {
    const member = node.members.get(name)
    if (member === undefined || member.kind === 'null') return null
    if (member.kind === 'string') return member.text
    findings.push(wrong(`${path}.${name}`, sayBoth('intake.json.text')))
    return null
  }
  const code = text('code')
  if (code === null) {
    findings.push(wrong(`${path}.code`, sayBoth('intake.json.text')))
    return []
  }
  return [
    {
      ...{ code: code.trim(), place: { path }, number: index + 1, name: text('name'), unit: text('unit') },
      month: figure(node, 'month', path, findings),
      cumulative: figure(node, 'cumulative', path, findings),
      remark: (text('remark') ?? '').trim().toWellFormed(),
    },
  ]
}

function figure(node: JsonNode, name: string, path: string, findings: Finding[]): SourceCell {
  const place = { path: `${path}.${name}` }
  const member = node.kind === 'object' ? node.members.get(name) : undefined
  if (member === undefined || member.kind === 'null') return { cell: undefined, place }
  if (member.kind === 'string') return { cell: { text: member.text, kind: 'text' }, place }
  if (member.kind === 'number') return { cell: numberCell(member.text), place }
  if (member.kind === 'boolean') return { cell: { text: member.text, kind: 'boolean' }, place }
  findings.push(wrong(place.path, sayBoth('intake.json.figure')))
  return { cell: undefined, place }
}

const BINARY_DIGITS = 15

/** A number is exact as written; an exponent or more than 15 digits with a fraction is how programs print a binary float. */
function numberCell(text: string): GridCell {
  const digits = text.replace(/^-?0*\.?0*|\./g, '').length
  const binary = /e/i.test(text) || (text.includes('.') && digits > BINARY_DIGITS)
  return { text, kind: binary ? 'number' : 'text' }
}

function fact(node: JsonNode | undefined, name: string, path: string): Fact | null {
  const member = node?.kind === 'object' ? node.members.get(name) : undefined
  return member?.kind === 'string' && member.text.trim() !== '' ? { text: member.text.trim(), place: { path } } : null
}

function unknownMembers(node: JsonNode, prefix: string, known: readonly string[]): Finding[] {
  if (node.kind !== 'object') return []
  return [...node.members.keys()]
    .filter((name) => !known.includes(name))
    .map((name) => wrong(`${prefix}${name}`, sayBoth('intake.json.members', { list: known.join(', ') })))
}

function wrong(path: string, expected: Bilingual | string): Finding {
  return finding('E151', { path, expected }, { place: { path } })
}
