import type { Ratio } from '../../decimal.ts'
import type { Period } from '../../period.ts'
import type { Programme, Target } from '../../programme/schema.ts'
import { amountValue, compareRatios, decimalRatio } from '../amount.ts'
import type { FiledFigures, ZoneFiling } from '../figure.ts'
import { type FigureKind, headlineMeasure } from '../measures.ts'
import type { PartialCount } from '../partial.ts'
import { amountReader, type Indicators, indicatorsOf } from '../zone-amount.ts'
import { isRankTarget } from './rank.ts'
import { carriedOn, isPartOfYear } from './year.ts'

/**
 * For every target that counts zones, and every indicator that it may mean: how many of a region's accepted zones are above its
 * threshold. For a rank of one zone: the rank itself, now and a year earlier.
 */
export function countTargets(
  programme: Programme,
  period: Period,
  kinds: readonly FigureKind[],
  filings: readonly ZoneFiling[],
): readonly PartialCount[] {
  const indicators = indicatorsOf(programme)
  return programme.targets.flatMap((target) => {
    const kind = targetKind(target.indicator, kinds)
    if (kind && isRankTarget(target, kind.indicator)) return ranksOf(target, kind, indicators, filings)
    if (target.metric !== 'zones-above') return []
    return readingsOf(target).map((code) => {
      const own = targetKind(code, kinds)
      return { target: target.id, indicator: code, ...zonesAbove(target, period, own, indicators, filings) }
    })
  })
}

type Counts = Omit<PartialCount, 'target' | 'indicator'>

function zonesAbove(
  target: Target,
  period: Period,
  kind: FigureKind | undefined,
  indicators: Indicators,
  filings: readonly ZoneFiling[],
): Counts {
  const filedAs = reading(kind, indicators)
  const yearly = (value: Ratio | null) =>
    value && isAbove(target, kind && isPartOfYear(indicators, kind) ? carriedOn(value, period) : value)
  const zones = filings.map((filing) => ({ now: filedAs(filing.values), before: filedAs(filing.yearEarlier) }))
  const both = zones.filter(({ now, before }) => now && before)
  return {
    measured: zones.filter(({ now }) => now).length,
    above: zones.filter(({ now }) => now && isAbove(target, now)).length,
    yearly: zones.filter(({ now }) => yearly(now)).length,
    now: both.filter(({ now }) => yearly(now)).length,
    before: both.filter(({ before }) => yearly(before)).length,
    compared: both.length,
  }
}

/** One entry where the zone has its rank of both years; a rank is a whole number. */
function ranksOf(
  { id: target, zone }: Target,
  kind: FigureKind,
  indicators: Indicators,
  filings: readonly ZoneFiling[],
): readonly PartialCount[] {
  const filedAs = reading(kind, indicators)
  const own = filings.find((filing) => filing.zone === zone)
  const [rank, earlier] = [own && filedAs(own.values), own && filedAs(own.yearEarlier)]
  if (!rank || !earlier || !isWhole(rank) || !isWhole(earlier)) return []
  const [now, before] = [rank, earlier].map(({ num, den }) => Number(num / den))
  const counted = { above: 0, measured: 1, yearly: 0, now: now ?? 0, before: before ?? 0, compared: 1 }
  return [{ target, indicator: kind.indicator.code, ...counted }]
}

function isWhole({ num, den }: Ratio): boolean {
  return num >= 0n && num % den === 0n
}

function reading(kind: FigureKind | undefined, indicators: Indicators): (filed: FiledFigures | null) => Ratio | null {
  const read = kind?.computable ? amountReader(indicators, kind.indicator, kind.measure) : null
  return (filed) => {
    if (!read || !filed) return null
    const amount = read(filed)
    return typeof amount === 'string' ? null : amountValue(amount)
  }
}

/** The indicators that a target is measured by: its own first, then what its words may mean as well. */
export function readingsOf({ indicator, also }: Target): readonly string[] {
  return indicator === null ? [...also] : [indicator, ...also.filter((code) => code !== indicator)]
}

/** The figure that an indicator has in a target: its headline measure; undefined where the period does not have it. */
export function targetKind(code: string | null, kinds: readonly FigureKind[]): FigureKind | undefined {
  return kinds.find(({ indicator, measure }) => indicator.code === code && measure === headlineMeasure(indicator))
}

/** Against the target's threshold: 超过 leaves the number out, 以上 takes it in. Compared exactly, never as printed. */
export function isAbove(target: Target, value: Ratio): boolean {
  if (target.threshold === null) return false
  const order = compareRatios(value, decimalRatio(target.threshold))
  return order > 0 || (order === 0 && target.thresholdIncludes)
}
