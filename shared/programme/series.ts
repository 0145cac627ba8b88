import { type Period, periodParts } from '../period.ts'
import type { Indicator, Measure, Programme, Zone } from './schema.ts'

/** One figure that a zone's form asks for. */
export interface Series {
  /** `D02/ytd`, `A02[1]/ytd`: the name under which the value is stored. */
  readonly id: string
  readonly indicator: Indicator
  /** 1-based place among the zone's leading industries, or null. */
  readonly part: number | null
  /** The industry's name, in the zone's own words. */
  readonly partName: string | null
  readonly measure: Measure
}

export function seriesId(indicator: string, measure: Measure, part: number | null = null): string {
  return `${indicator}${part === null ? '' : `[${part}]`}/${measure}`
}

/** Null for text that is no series id. */
export function parseSeriesId(id: string): { indicator: string; part: number | null; measure: Measure } | null {
  const match = /^([A-Z][A-Za-z0-9]*)(?:\[(\d+)\])?\/(month|ytd|end)$/.exec(id)
  if (!match?.[1]) return null
  return { indicator: match[1], part: match[2] ? Number(match[2]) : null, measure: match[3] as Measure }
}

/** Whether the form of a period asks for an indicator: frequency, 1月免报, derived ones never. */
export function isOnForm(indicator: Indicator, period: Period): boolean {
  const { from, to } = periodParts(period)
  if (indicator.filing === 'derived') return false
  if (indicator.januaryExempt && from === 1 && to === 1) return false
  switch (indicator.frequency) {
    case 'monthly':
    case 'event':
      return true
    case 'quarterly':
      return to % 3 === 0
    case 'annual':
      return to === 12
  }
}

/** The two columns of the form; end-of-period stocks stand beside year-to-date flows. */
export type Column = 'month' | 'cumulative'

export function columnOf(measure: Measure): Column {
  return measure === 'month' ? 'month' : 'cumulative'
}

/** The series of one indicator on one form, also by column. */
export interface SeriesGroup {
  readonly indicator: Indicator
  readonly all: readonly Series[]
  readonly month: readonly Series[]
  readonly cumulative: readonly Series[]
}

/** The figures that one zone files for one period, in the order of the form. */
export function formSeries(programme: Programme, zone: Zone, period: Period): readonly Series[] {
  return formGroups(programme, zone, period).flatMap(({ all }) => all)
}

/** `formSeries`, indicator by indicator. What is not broken down by industry is the same for every zone, and made once. */
export function formGroups(programme: Programme, zone: Zone, period: Period): readonly SeriesGroup[] {
  const last = shared.get(programme)
  const groups = last?.period === period ? last.groups : sharedGroups(programme, period)
  if (groups !== last?.groups) shared.set(programme, { period, groups })
  return groups.map((group) =>
    group.indicator.breakdown === null ? group : groupOf(group.indicator, period, partsOf(group.indicator, zone)),
  )
}

/** Of the last period only: a programme has one round at a time. */
const shared = new WeakMap<Programme, { period: Period; groups: readonly SeriesGroup[] }>()

function sharedGroups({ indicators }: Programme, period: Period): readonly SeriesGroup[] {
  return indicators
    .filter((indicator) => isOnForm(indicator, period))
    .map((indicator) => groupOf(indicator, period, [{ part: null, partName: null }]))
}

type Part = Pick<Series, 'part' | 'partName'>

function groupOf(indicator: Indicator, period: Period, parts: readonly Part[]): SeriesGroup {
  // In the year's first period the year to date is the period itself: only the year to date is filed.
  const merged = indicator.measures.includes('ytd') && periodParts(period).from === 1
  const measures = indicator.measures.filter((measure) => !(measure === 'month' && merged))
  const all = parts.flatMap(({ part, partName }) =>
    measures.map((measure) => ({ id: seriesId(indicator.code, measure, part), indicator, part, partName, measure })),
  )
  const inColumn = (column: Column) => all.filter(({ measure }) => columnOf(measure) === column)
  return { indicator, all, month: inColumn('month'), cumulative: inColumn('cumulative') }
}

function partsOf(indicator: Indicator, zone: Zone): readonly Part[] {
  if (indicator.breakdown === null) return [{ part: null, partName: null }]
  const industries = zone.industries.slice(0, indicator.breakdownMax)
  // A zone without an approved list files one row under its first leading industry.
  if (industries.length === 0) return [{ part: 1, partName: null }]
  return industries.map((partName, index) => ({ part: index + 1, partName }))
}
