import { sayBoth } from '../messages/to-zone.ts'
import type { Period } from '../period.ts'
import type { Programme, Zone } from '../programme/schema.ts'
import type { Series } from '../programme/series.ts'
import type { FiledValue, Finding } from '../submission.ts'
import { type CellReading, readCell } from './cell.ts'
import { explains } from './explanation.ts'
import { type FindingParams, finding } from './finding.ts'
import type { GridCell } from './grid.ts'
import { type FormRow, formLayout, seriesLabel } from './layout.ts'
import { INTAKE_LIMITS } from './limits.ts'
import { folded, type SourceCell, type SourceRow } from './source.ts'
import { relateUnits } from './units.ts'

export interface ReadValues {
  readonly values: readonly FiledValue[]
  readonly findings: readonly Finding[]
  readonly counts: { readonly read: number; readonly kept: number; readonly refused: number }
}

const FIGURE_COLUMNS = ['month', 'cumulative'] as const

/** Compares the rows of a file with those of the form, and reads their figures: every cell is kept or refused. */
export function readValues(rows: readonly SourceRow[], programme: Programme, zone: Zone, period: Period): ReadValues {
  const layout = formLayout(programme, zone, period)
  const expected = new Set(layout.map(({ code }) => code))
  const findings: Finding[] = []
  const byCode = new Map<string, SourceRow>()
  for (const row of rows) {
    const first = byCode.get(row.code)
    const at = { place: row.place, seen: row.code }
    if (!expected.has(row.code)) findings.push(finding('E213', { seen: row.code }, at))
    else if (first) findings.push(finding('E214', { seen: row.code, first: first.number }, at))
    else byCode.set(row.code, row)
  }
  const values: FiledValue[] = []
  const counts = { read: 0, kept: 0, refused: 0 }
  for (const form of layout) {
    const source = byCode.get(form.code)
    if (!source) {
      findings.push(finding('E312', { code: form.code, label: form.name }))
      continue
    }
    checkRow(form, source, findings)
    for (const measure of FIGURE_COLUMNS) {
      const outcome = readOne(form, form[measure], source[measure], source.remark)
      for (const each of outcome.findings) findings.push(each)
      if (outcome.value) values.push(outcome.value)
      if (!outcome.refused && (!form[measure] || !holdsSomething(source[measure].cell))) continue
      counts.read += 1
      counts[outcome.refused ? 'refused' : 'kept'] += 1
    }
  }
  return { values, findings, counts }
}

/** The row has to be the one it says: shifted names and changed units are how figures end up in the wrong place. */
function checkRow({ code, indicator, name }: FormRow, source: SourceRow, findings: Finding[]): void {
  const { place } = source
  if (source.name !== null && source.name !== name.zh && folded(source.name) !== folded(name.zh)) {
    const at = { place, seen: source.name }
    findings.push(finding('E216', { code, seen: source.name, expected: name.zh }, at))
  }
  if (source.unit !== null && !sameUnit(source.unit, indicator.unit)) {
    const at = { place, seen: source.unit }
    findings.push(finding('E215', { seen: source.unit, expected: indicator.unit.zh }, at))
  }
  if (source.remark.length > INTAKE_LIMITS.remarkChars && [...source.remark].length > INTAKE_LIMITS.remarkChars) {
    const detail = sayBoth('intake.limit.remark', { code, limit: INTAKE_LIMITS.remarkChars })
    findings.push(finding('E146', { detail }, { place }))
  }
}

function sameUnit(seen: string, unit: { readonly zh: string; readonly en: string }): boolean {
  if (seen === unit.zh) return true
  const wanted = [unit.zh, unit.en].map(folded)
  return wanted.includes(folded(seen)) || relateUnits(seen.trim(), unit.zh).kind === 'own'
}

interface Outcome {
  readonly value: FiledValue | null
  readonly findings: readonly Finding[]
  readonly refused: boolean
}

const NOTHING: readonly Finding[] = []

function readOne(row: FormRow, series: Series | null, source: SourceCell, remark: string): Outcome {
  const { cell, place } = source
  if (!series) return readUnasked(row, cell, place)
  const reading = readCell(cell, row.indicator.unit.zh)
  const plain = reading.kind === 'value' && reading.note === null && cell?.formula === undefined
  if (!plain || isForbidden(reading.value, row)) return remarkable(row, series, source, reading, remark)
  const value = filedValue(series, cell?.text ?? '', reading.value, place, remark)
  return { value, findings: NOTHING, refused: false }
}

function isForbidden(value: string, { indicator }: FormRow): boolean {
  return value.startsWith('-') && !indicator.mayBeNegative
}

/** A cell of which something has to be said. */
function remarkable(
  row: FormRow,
  series: Series,
  { cell, place }: SourceCell,
  reading: CellReading,
  remark: string,
): Outcome {
  const filed = cell?.text ?? ''
  const say: Say = (code, params = {}, explanation) =>
    finding(
      code,
      { label: seriesLabel(series), unit: row.indicator.unit.zh, seen: filed, ...params },
      { place, series: series.id, seen: filed, explanation },
    )
  if (reading.kind === 'refused') return { value: null, findings: [refusal(reading, say)], refused: true }
  if (reading.kind === 'absent') {
    const value = { ...filedValue(series, filed, null, place, remark), absence: reading.absence }
    return { value, findings: absenceFindings(row, reading, say, remark), refused: false }
  }
  const { value, note } = reading
  if (isForbidden(value, row)) return { value: null, findings: [say('E309')], refused: true }
  const findings = note ? [say(note, { value })] : []
  if (cell?.formula !== undefined) findings.push(say('E404', { formula: cell.formula, value }))
  return { value: filedValue(series, filed, value, place, remark), findings, refused: false }
}

function filedValue(
  { id }: Series,
  filed: string,
  value: string | null,
  place: SourceCell['place'],
  remark: string,
): FiledValue {
  return remark === '' ? { series: id, filed, value, place } : { series: id, filed, value, place, remark }
}

type Say = (code: Parameters<typeof finding>[0], params?: FindingParams, explanation?: string) => Finding

function refusal(reading: Extract<CellReading, { kind: 'refused' }>, say: Say): Finding {
  return say(reading.code, {
    ...(reading.meant === undefined ? {} : { meant: reading.meant }),
    ...(reading.unit === undefined ? {} : { seenUnit: reading.unit }),
    ...(reading.seen === undefined ? {} : { seen: reading.seen }),
  })
}

function absenceFindings(
  { indicator }: FormRow,
  { absence, plain }: Extract<CellReading, { kind: 'absent' }>,
  say: Say,
  remark: string,
): Finding[] {
  const required = indicator.filing === 'required'
  if (absence === 'missing') return required ? [say('E305')] : []
  const note = plain ? [] : [say('E405', { absence: sayBoth(`intake.absence.${absence}`) })]
  if (absence === 'not-applicable' || !required) return note
  return [...note, say('E311', {}, explains(remark) ? remark : undefined)]
}

/** Cells that this period does not ask for hold the form's own mark, or nothing. */
function readUnasked(row: FormRow, cell: GridCell | undefined, place: SourceCell['place']): Outcome {
  if (readCell(cell, row.indicator.unit.zh).kind === 'absent') return { value: null, findings: NOTHING, refused: false }
  const seen = cell?.text ?? ''
  return {
    value: null,
    findings: [finding('E308', { seen, label: `${row.code} ${row.name.zh}` }, { place, seen })],
    refused: true,
  }
}

function holdsSomething(cell: GridCell | undefined): boolean {
  return cell !== undefined && (cell.text.trim() !== '' || cell.formula !== undefined)
}
