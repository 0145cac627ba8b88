import type { Micro } from '../decimal.ts'
import { sumMicro } from '../decimal.ts'
import type { Period } from '../period.ts'
import type { Programme } from '../programme/schema.ts'
import { type Amount, addAmounts, writeAmount } from './amount.ts'
import { coverageOf, standingOf } from './coverage.ts'
import type { ZoneFiling } from './figures.ts'
import type { Comparison } from './growth.ts'
import { type FigureKind, figureKinds } from './measures.ts'
import type { PartialFigure, RegionPartial } from './partial.ts'
import { countTargets } from './target-counts.ts'
import { filedParts, type Indicators, indicatorsOf, type Lack, zoneAmount } from './zone-amount.ts'
import { zoneFigures } from './zone-figures.ts'

/**
 * What a region gives to an edition: exact sums with the zones they rest on. `filings` in any order; a zone of the region
 * without a filing counts as missing. Throws when a zone comes twice or belongs elsewhere: it would be counted twice or lost.
 */
export function aggregateRegion(
  programme: Programme,
  period: Period,
  region: string,
  filings: readonly ZoneFiling[],
): RegionPartial {
  const zones = programme.zones.filter((zone) => zone.region === region)
  const filingOf = new Map(filings.map((filing) => [filing.zone, filing]))
  if (filingOf.size !== filings.length) throw new RangeError(`a zone of region ${region} comes twice`)
  const own = new Set(zones.map(({ id }) => id))
  const foreign = filings.find(({ zone }) => !own.has(zone))
  if (foreign) throw new RangeError(`zone ${foreign.zone} does not belong to region ${region}`)

  const kinds = figureKinds(programme, period)
  const all = zones.map((zone) => ({ zone, filing: filingOf.get(zone.id) ?? nothingFiled(zone.id) }))
  const accepted = all.map(({ filing }) => filing).filter((filing) => filing.accepted)
  const indicators = indicatorsOf(programme)
  return {
    region,
    coverage: coverageOf(all.map(({ filing }) => filing)),
    standings: all.map(({ zone, filing }) => ({ zone: zone.id, region, standing: standingOf(filing) })),
    figures: kinds
      .filter(({ indicator, computable }) => indicator.aggregation !== 'none' && computable)
      .map((kind) => partialFigure(indicators, kind, accepted)),
    zoneFigures: all.flatMap(({ zone, filing }) => zoneFigures(programme, zone, kinds, filing)),
    counts: countTargets(programme, kinds, accepted),
  }
}

function nothingFiled(zone: string): ZoneFiling {
  const nothing = { reported: false, accepted: false, timeliness: null, toExplain: false }
  return { zone, ...nothing, values: {}, yearEarlier: null }
}

function partialFigure(indicators: Indicators, kind: FigureKind, filings: readonly ZoneFiling[]): PartialFigure {
  const { indicator, measure } = kind
  const given = filings.map((filing) => ({ filing, amount: zoneAmount(indicators, indicator, measure, filing.values) }))
  const counted = given.filter(({ amount }) => typeof amount !== 'string')
  const amount = total(given.map((zone) => zone.amount))
  const comparison = compare(filings.map((filing) => comparisonOf(indicators, kind, filing)))
  return {
    ...{ indicator: indicator.code, measure, amount: amount && writeAmount(amount), zones: counted.length },
    notApplicable: given.filter((zone) => zone.amount === 'not-applicable').length,
    missing: given.filter((zone) => zone.amount === 'missing').length,
    toExplain: counted.filter(({ filing }) => filing.toExplain).length,
    comparison: comparison && {
      current: writeAmount(comparison.current),
      base: writeAmount(comparison.base),
      zones: comparison.zones,
    },
  }
}

/** What a zone gives to both sides of a comparison; null unless it has the figure in both periods (可比口径). */
function comparisonOf(indicators: Indicators, kind: FigureKind, filing: ZoneFiling): Comparison | null {
  const { indicator, measure } = kind
  const { values, yearEarlier } = filing
  if (!yearEarlier) return null
  if (indicator.breakdown !== null && indicator.filing !== 'derived') {
    // Parts filed in one of the two periods only would make a rate out of thin air.
    const [now, then] = [filedParts(indicator, measure, values), filedParts(indicator, measure, yearEarlier)]
    const both = [...now.keys()].filter((part) => isNumber(now.get(part)) && isNumber(then.get(part)))
    const sumOf = (parts: ReadonlyMap<number, Micro | Lack>) =>
      sumMicro(both.map((part) => parts.get(part)).filter(isNumber))
    if (both.length === 0) return null
    return { current: { num: sumOf(now), den: null }, base: { num: sumOf(then), den: null }, zones: 1 }
  }
  const current = zoneAmount(indicators, indicator, measure, values)
  const base = zoneAmount(indicators, indicator, measure, yearEarlier)
  return typeof current === 'string' || typeof base === 'string' ? null : { current, base, zones: 1 }
}

function isNumber(value: Micro | Lack | undefined): value is Micro {
  return typeof value === 'number' || typeof value === 'bigint'
}

function total(amounts: readonly (Amount | Lack)[]): Amount | null {
  return amounts.reduce<Amount | null>(
    (sum, amount) => (typeof amount === 'string' ? sum : addAmounts(sum, amount)),
    null,
  )
}

function compare(zones: readonly (Comparison | null)[]): Comparison | null {
  return zones.reduce(addComparisons, null)
}

/** Both sides added, zone by zone or region by region. */
export function addComparisons(a: Comparison | null, b: Comparison | null): Comparison | null {
  const [current, base] = [
    addAmounts(a?.current ?? null, b?.current ?? null),
    addAmounts(a?.base ?? null, b?.base ?? null),
  ]
  return current && base ? { current, base, zones: (a?.zones ?? 0) + (b?.zones ?? 0) } : null
}
