import type { Period } from '../period.ts'
import type { Programme, Zone } from '../programme/schema.ts'
import type { FiledValue, FileFormat, Finding } from '../submission.ts'
import { openContainer } from './container.ts'
import { checkFacts, factsAbove, statedBy } from './facts.ts'
import { finding } from './finding.ts'
import type { Grid } from './grid.ts'
import { findTable } from './header.ts'
import { readJsonForm } from './json-form.ts'
import { formVersion, VERSION_NAME } from './layout.ts'
import type { FormFacts, SourceRow } from './source.ts'
import { tableRows } from './table-rows.ts'
import { readTextGrid } from './text-grid.ts'
import { readValues } from './values.ts'
import { readXlsx } from './xlsx.ts'

export interface FiledInput {
  readonly bytes: Uint8Array
  /** The zone's own name of the file; only its ending is looked at. */
  readonly fileName: string
  readonly programme: Programme
  readonly period: Period
  readonly zone: Zone
}

export interface FiledReading {
  /** Whether nothing that was read has to be fixed; the programme's checks are not part of it. */
  readonly ok: boolean
  readonly format: FileFormat | null
  readonly values: readonly FiledValue[]
  readonly findings: readonly Finding[]
  readonly counts: { readonly read: number; readonly kept: number; readonly refused: number }
}

/** From bytes to values, without the programme's checks: container, text, table, form, cells. What a verifier reads again. */
export async function readFiled({ bytes, fileName, programme, period, zone }: FiledInput): Promise<FiledReading> {
  const opened = openForm(bytes, fileName, formVersion(programme))
  if (!opened.form) return outcome(opened.format, opened.findings)
  const structure = [...opened.findings, ...checkFacts(opened.form.facts, programme, zone, period)]
  // Cells of a form of another zone, period or shape would only give findings that mislead.
  if (structure.some(isFault)) return outcome(opened.format, structure)
  const { values, findings, counts } = readValues(opened.form.rows, programme, zone, period)
  const all = [...structure, ...opened.form.findings, ...findings]
  return { ok: !all.some(isFault), format: opened.format, values, findings: all, counts }
}

/** The zone and period that a file says it is of; nothing is judged. */
export function readStated(bytes: Uint8Array, fileName: string, programme: Programme): ReturnType<typeof statedBy> {
  const { form } = openForm(bytes, fileName, formVersion(programme))
  return form ? statedBy(form.facts, programme) : { zone: null, period: null }
}

interface Opened {
  readonly format: FileFormat | null
  readonly form: {
    readonly facts: FormFacts
    readonly rows: readonly SourceRow[]
    readonly findings: readonly Finding[]
  } | null
  /** Of the file and where the form stands in it; those of its rows are with the form. */
  readonly findings: readonly Finding[]
}

function openForm(bytes: Uint8Array, fileName: string, version: string): Opened {
  const container = openContainer(bytes, fileName)
  if (container.kind === 'refused') return unread(null, container.finding)
  if (container.kind === 'json') {
    const form = readJsonForm(bytes)
    return 'refused' in form ? unread('json', form.refused) : { format: 'json', form, findings: [] }
  }
  if (container.kind === 'text') {
    const text = readTextGrid(bytes)
    return 'refused' in text ? unread('csv', text.refused) : fromGrids('csv', [text.grid], text.findings)
  }
  const workbook = readXlsx(bytes, container.entries)
  if ('refused' in workbook) return unread('xlsx', workbook.refused)
  const named = workbook.definedNames.get(VERSION_NAME)?.replace(/^=?"|"$/g, '')
  const other = named === undefined || named === version ? [] : [finding('E203', { seen: named, expected: version })]
  return fromGrids('xlsx', workbook.grids, [...workbook.findings, ...other])
}

function fromGrids(format: FileFormat, grids: readonly Grid[], findings: readonly Finding[]): Opened {
  const table = findTable(grids)
  if ('refused' in table) return { format, form: null, findings: [...findings, ...table.refused] }
  return { format, form: { facts: factsAbove(table), ...tableRows(table) }, findings: [...findings, ...table.findings] }
}

function unread(format: FileFormat | null, refused: Finding): Opened {
  return { format, form: null, findings: [refused] }
}

function outcome(format: FileFormat | null, findings: readonly Finding[]): FiledReading {
  return { ok: !findings.some(isFault), format, values: [], findings, counts: { read: 0, kept: 0, refused: 0 } }
}

function isFault({ severity }: Finding): boolean {
  return severity === 'validity'
}
