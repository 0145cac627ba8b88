import { canonicalJson, sha256Hex } from '../digest.ts'
import { intakeMessages } from '../messages/intake.ts'
import type { Period } from '../period.ts'
import type { Indicator, Programme, Zone } from '../programme/schema.ts'
import { columnOf, formGroups, type Series, type SeriesGroup } from '../programme/series.ts'
import type { Bilingual } from '../submission.ts'

/** One row of the form: an indicator, or one leading industry of it. */
export interface FormRow {
  /** `D02`, `A02[1]`. */
  readonly code: string
  readonly indicator: Indicator
  readonly part: number | null
  readonly name: Bilingual
  /** The figures asked for in this period; null where the cell holds `—`. */
  readonly month: Series | null
  readonly cumulative: Series | null
}

export const FORM_COLUMNS = [
  'code',
  'name',
  'nameEn',
  'unit',
  'month',
  'cumulative',
  'previous',
  'yearEarlier',
  'remark',
] as const

export type FormColumn = (typeof FORM_COLUMNS)[number]

/** Columns that a form cannot do without when it comes back. */
export const REQUIRED_COLUMNS: readonly FormColumn[] = ['code', 'name', 'unit', 'month', 'cumulative']

export function columnTitle(column: FormColumn): string {
  return intakeMessages[`form.${column}`].zh
}

/** The rows that one zone's form has in one period, in order. */
export function formLayout(programme: Programme, zone: Zone, period: Period): readonly FormRow[] {
  return askedGroups(programme, zone, period).flatMap(rowsOf)
}

/** `formGroups` of the zone whose form is being read: its rows, its figures and its checks all start from them. */
export function askedGroups(programme: Programme, zone: Zone, period: Period): readonly SeriesGroup[] {
  const last = asked.get(programme)
  if (last?.zone === zone && last.period === period) return last.groups
  const groups = formGroups(programme, zone, period)
  asked.set(programme, { zone, period, groups })
  return groups
}

/** The last form only: the next one is another zone's. */
const asked = new WeakMap<Programme, { zone: Zone; period: Period; groups: readonly SeriesGroup[] }>()

function rowsOf(group: SeriesGroup): readonly FormRow[] {
  const known = rowsOfGroup.get(group)
  if (known) return known
  const rows = new Map<string, FormRow>()
  for (const series of group.all) {
    const code = rowCode(series.indicator.code, series.part)
    const row = rows.get(code) ?? emptyRow(code, series)
    rows.set(code, { ...row, [columnOf(series.measure)]: series })
  }
  const made = [...rows.values()]
  rowsOfGroup.set(group, made)
  return made
}

/** Most groups are the same for every zone: their rows are too. */
const rowsOfGroup = new WeakMap<SeriesGroup, readonly FormRow[]>()

export function rowCode(indicator: string, part: number | null): string {
  return part === null ? indicator : `${indicator}[${part}]`
}

/**
 * Names the shape of a programme's form: changes when a row, a unit or a measure does, and not when a target or a
 * translation of a note does.
 */
export function formVersion(programme: Programme): string {
  const known = versions.get(programme)
  if (known !== undefined) return known
  const shape = programme.indicators
    .filter(({ filing }) => filing !== 'derived')
    .map(({ code, name, unit, measures, frequency, januaryExempt, breakdown, breakdownMax }) => [
      ...[code, name.zh, unit.zh, measures, frequency, januaryExempt, breakdown, breakdownMax],
    ])
  const version = `${programme.code}.${sha256Hex(canonicalJson([programme.tableNumber, shape])).slice(0, 8)}`
  versions.set(programme, version)
  return version
}

/** A programme is read-only and large: its version is computed once for each object. */
const versions = new WeakMap<Programme, string>()

/** The name under which a workbook of ours carries the version of its form. */
export const VERSION_NAME = 'FORM_VERSION'

/** A figure in words: `D02 出口额（累计）`. */
export function seriesLabel(series: Series): Bilingual {
  const code = rowCode(series.indicator.code, series.part)
  const name = rowName(series)
  const measure = intakeMessages[`measure.${series.measure}`]
  return { zh: `${code} ${name.zh}（${measure.zh}）`, en: `${code} ${name.en} (${measure.en})` }
}

function emptyRow(code: string, series: Series): FormRow {
  return { code, indicator: series.indicator, part: series.part, name: rowName(series), month: null, cumulative: null }
}

function rowName({ indicator, partName }: Series): Bilingual {
  if (partName === null) return indicator.name
  return { zh: `${indicator.name.zh}：${partName}`, en: `${indicator.name.en}: ${partName}` }
}
