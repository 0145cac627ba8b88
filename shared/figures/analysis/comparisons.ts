import { roundMicro, roundQuotient, subtractMicro, toMicro } from '../../decimal.ts'
import type { Amount } from '../amount.ts'
import { placeIn, type TalliedArea, type TalliedGroup } from '../area-tally.ts'
import { byPlace, type Place } from '../by-place.ts'
import type { Figure } from '../figure.ts'
import { type Change, changeOf, growthOf } from '../growth.ts'
import type { FigureKind } from '../measures.ts'
import type { PlannedFigure } from '../plan.ts'
import { amountOf, type ComparisonName, comparisonOf, zonesOf } from '../tally.ts'
import type { FigureComparison, Pace } from './analysis.ts'

/** Every comparison of an area's figure besides its own 同比; null where there is none. */
export function areaComparison(of: TalliedArea | TalliedGroup, planned: PlannedFigure): FigureComparison | null {
  const place = placeIn(of, planned)
  if (place === null) return null
  const { code: area, level: areaLevel, tallies } = of
  const { indicator, measure } = planned.kind
  const now = amountOf(tallies, place, 'now')
  const lastYear = amountOf(tallies, place, 'lastYear')
  const both = now && lastYear && { current: now, base: lastYear, zones: zonesOf(tallies, place, 'now') }
  const changeIn = (name: ComparisonName) => changeOf(indicator, comparisonOf(tallies, place, name))
  const adds = indicator.aggregation === 'sum' && indicator.kind !== 'growth'
  const covered = (name: 'lastYear' | 'lastPeriod', part: Amount | null) =>
    adds ? coveredShare(part, amountOf(tallies, place, name)) : null
  const facts = {
    plain: growthOf(indicator, both),
    previous: growthOf(indicator, comparisonOf(tallies, place, 'previous')),
    pace: paceOf(changeIn('year'), changeIn('pace')),
    coveredOfLastYear: covered('lastYear', comparisonOf(tallies, place, 'year')?.base ?? null),
    coveredOfLastPeriod: covered('lastPeriod', amountOf(tallies, place, 'covered')),
  }
  if (Object.values(facts).every((fact) => fact === null)) return null
  return { area, areaLevel, indicator: indicator.code, part: null, measure, ...facts, filed: null }
}

/** From the two rates as printed, so that a reader's own subtraction gives the same. Rates only: a mark has no pace. */
export function paceOf(now: Change | null, before: Change | null): Pace | null {
  if (now?.unit !== 'percent' || now.value === null || before === null || before.value === null) return null
  const change = roundMicro(subtractMicro(toMicro(now.value), toMicro(before.value)), 1)
  return { before: before.value, change }
}

/** Puts the filed rates of comparable prices beside the nominal growth of the figures that they belong to. Both in the figures' order. */
export function withFiledGrowth(
  comparisons: readonly FigureComparison[],
  figures: readonly Figure[],
  kinds: readonly FigureKind[],
): readonly FigureComparison[] {
  const links = kinds.flatMap(({ indicator }) =>
    indicator.growthOf === undefined ? [] : ([[indicator.code, indicator.growthOf]] as const),
  )
  if (links.length === 0) return comparisons
  const nominal = new Map(links)
  const compared = new Set(nominal.values())
  const filed = byPlace<NonNullable<FigureComparison['filed']>>()
  for (const { area, areaLevel, indicator, measure, part, value } of figures) {
    const of = nominal.get(indicator)
    if (of !== undefined && value !== null && part === null)
      filed.set({ area, areaLevel, indicator: of, part, measure }, { indicator, value })
  }
  const all: FigureComparison[] = []
  let next = 0
  for (const figure of figures) {
    const comparison = comparisons[next]
    const known = comparison && isSamePlace(comparison, figure) ? comparison : null
    if (known) next += 1
    const rate = compared.has(figure.indicator) ? filed.get(figure) : undefined
    if (rate) all.push({ ...(known ?? nothingCompared(figure)), filed: rate })
    else if (known) all.push(known)
  }
  if (next < comparisons.length) throw new RangeError('a comparison of no figure, or out of the order of the figures')
  return all
}

function isSamePlace(a: Place, b: Place): boolean {
  const same = a.indicator === b.indicator && a.area === b.area && a.areaLevel === b.areaLevel
  return same && a.measure === b.measure && a.part === b.part
}

/** Which figure it is, as a key of maps within one edition. */
export function placeKey({ area, areaLevel, indicator, part, measure }: Place): string {
  return `${areaLevel} ${area} ${indicator} ${part ?? ''} ${measure}`
}

function nothingCompared({ area, areaLevel, indicator, part, measure }: Figure): FigureComparison {
  return {
    ...{ area, areaLevel, indicator, part, measure, plain: null, previous: null, pace: null },
    ...{ coveredOfLastYear: null, coveredOfLastPeriod: null, filed: null },
  }
}

/** Percent of what was filed then that belongs to zones which have filed now, of plain sums; null where then is nothing to be a share of. */
function coveredShare(covered: Amount | null, all: Amount | null): string | null {
  if (all === null || all.den !== null || all.num <= 0) return null
  return roundQuotient(covered?.num ?? 0, all.num, 100, 1)
}
