import { type Micro, subtractMicro, sumMicro } from '../decimal.ts'
import { isFirstOfYear, type Period, periodParts } from '../period.ts'
import type { Indicator, Measure, Programme } from '../programme/schema.ts'
import { seriesId } from '../programme/series.ts'
import { type Amount, newAmount } from './amount.ts'
import type { FiledFigures, ZoneFiling } from './figure.ts'
import { earlierPeriods } from './filing.ts'
import type { Comparison } from './growth.ts'
import type { DerivedKind, FigureKind } from './measures.ts'
import {
  amountIn,
  amountReader,
  filedAmount,
  filedValue,
  type Indicators,
  type Lack,
  partIds,
  type Reader,
} from './zone-amount.ts'

/** Everything that one zone gives to a figure: now, at the points that it is compared with, and the comparisons themselves. */
export interface Reading {
  readonly now: Amount | Lack
  /** The same period of last year, and the period before: known even of a zone that has filed nothing now. */
  readonly lastYear: Amount | Lack
  readonly lastPeriod: Amount | Lack
  /** 同比, 环比, and last period's 同比: each only where the zone has both sides (可比口径). */
  readonly year: Comparison | null
  readonly previous: Comparison | null
  readonly pace: Comparison | null
}

export type Slot = (filing: ZoneFiling) => Reading

/** How a figure is read from the four filings that an edition rests on. */
interface Sources {
  readonly now: (filing: ZoneFiling) => Amount | Lack
  readonly lastYear: (filing: ZoneFiling) => Amount | Lack
  readonly lastPeriod: (filing: ZoneFiling) => Amount | Lack
  readonly lastPeriodLastYear: (filing: ZoneFiling) => Amount | Lack
}

const NOTHING = () => 'missing' as const

/** What a zone puts into the figure of an area. */
export function areaSlot(programme: Programme, period: Period, indicators: Indicators, kind: FigureKind): Slot {
  const { indicator, measure } = kind
  const reader = (of: Measure) => amountReader(indicators, indicator, of)
  const sources = filedSources(programme, period, kind, reader)
  const onPrevious = comparesWithPrevious(programme, period, kind)
  if (indicator.breakdown === null || indicator.filing === 'derived') return slot(sources, onPrevious)
  const then = earlierPeriods(programme, period)
  const before = previousMeasure(programme, period, kind)
  const pairs = (nowMeasure: Measure, thenMeasure: Measure) =>
    partPairs(partIds(indicator, nowMeasure), partIds(indicator, thenMeasure))
  const [ofYear, ofPrevious, ofPace] = [pairs(measure, measure), pairs(measure, before), pairs(before, before)]
  return (filing) => {
    const [last, lastLast] = [filing.earlier?.[then.previous], filing.earlier?.[then.previousYearEarlier]]
    return {
      now: sources.now(filing),
      lastYear: sources.lastYear(filing),
      lastPeriod: sources.lastPeriod(filing),
      year: ofYear(filing.values, filing.yearEarlier),
      previous: onPrevious ? ofPrevious(filing.values, last) : null,
      pace: last ? ofPace(last, lastLast) : null,
    }
  }
}

/** A zone's own figure as filed: of the indicator, or of one of its parts. */
export function filedSlot(programme: Programme, period: Period, kind: FigureKind, part: number | null): Slot {
  const reader = (measure: Measure): Reader<Amount> => {
    const series = seriesId(kind.indicator.code, measure, part)
    return (filed) => filedAmount(filed, series)
  }
  return slot(filedSources(programme, period, kind, reader), comparesWithPrevious(programme, period, kind))
}

/**
 * A month from two years to date, or a year to date from its months: exact, and only where every filing that it takes is there
 * and adjacent. A month that would be negative where the indicator cannot be says that an earlier month was corrected: a gap.
 */
export function derivedSlot(programme: Programme, period: Period, kind: DerivedKind): Slot {
  const { indicator, measure } = kind
  const { previous, previousYearEarlier, ofYear, ofLastYear } = earlierPeriods(programme, period)
  const filed = seriesId(indicator.code, measure === 'month' ? 'ytd' : 'month')
  const difference = (after: FiledFigures | null | undefined, before: FiledFigures | null | undefined) =>
    monthOf(indicator, valueIn(after, filed), valueIn(before, filed))
  const total = (first: FiledFigures | null, rest: readonly Period[], { earlier }: ZoneFiling) =>
    yearToDate([valueIn(first, filed), ...rest.map((month) => valueIn(earlier?.[month], filed))])
  const sources: Sources =
    measure === 'month'
      ? {
          now: ({ values, earlier }) => amountIn(difference(values, earlier?.[previous])),
          lastYear: ({ yearEarlier, earlier }) => amountIn(difference(yearEarlier, earlier?.[previousYearEarlier])),
          lastPeriod: NOTHING,
          lastPeriodLastYear: NOTHING,
        }
      : {
          now: (filing) => amountIn(total(filing.values, ofYear, filing)),
          lastYear: (filing) => amountIn(total(filing.yearEarlier, ofLastYear, filing)),
          lastPeriod: NOTHING,
          lastPeriodLastYear: NOTHING,
        }
  return slot(sources, false)
}

/** The month between two years to date. */
export function monthOf(indicator: Indicator, ytd: Micro | Lack, before: Micro | Lack): Micro | Lack {
  if (typeof ytd === 'string') return ytd
  if (typeof before === 'string') return before === 'not-applicable' ? 'missing' : before
  const month = subtractMicro(ytd, before)
  return month < 0 && !indicator.mayBeNegative ? 'missing' : month
}

/** The year to date from its months, every one of them. */
export function yearToDate(months: readonly (Micro | Lack)[]): Micro | Lack {
  const values = months.filter((month) => typeof month !== 'string')
  if (values.length === months.length) return sumMicro(values)
  return months.every((month) => month === 'not-applicable') ? 'not-applicable' : 'missing'
}

function filedSources(
  programme: Programme,
  period: Period,
  kind: FigureKind,
  reader: (measure: Measure) => Reader<Amount>,
): Sources {
  const { previous, previousYearEarlier } = earlierPeriods(programme, period)
  const read = reader(kind.measure)
  const before = previousMeasure(programme, period, kind)
  const readBefore = before === kind.measure ? read : reader(before)
  const from = (filed: FiledFigures | null | undefined) => (filed ? readBefore(filed) : 'missing')
  return {
    now: ({ values }) => read(values),
    lastYear: ({ yearEarlier }) => (yearEarlier ? read(yearEarlier) : 'missing'),
    lastPeriod: ({ earlier }) => from(earlier?.[previous]),
    lastPeriodLastYear: ({ earlier }) => from(earlier?.[previousYearEarlier]),
  }
}

/** The first period of a year files its month as the year to date. */
function previousMeasure(programme: Programme, period: Period, { indicator, measure }: FigureKind): Measure {
  const { previous } = earlierPeriods(programme, period)
  return measure === 'month' && indicator.measures.includes('ytd') && isFirstOfYear(previous) ? 'ytd' : measure
}

/**
 * 环比 is for levels, for filed rates, and for months against a period as long: March has none against January and February
 * together, and a year to date none at all.
 */
function comparesWithPrevious(programme: Programme, period: Period, { indicator, measure }: FigureKind): boolean {
  if (measure === 'end' || indicator.kind === 'growth') return true
  const length = ({ from, to }: { from: number; to: number }) => to - from
  const { previous } = earlierPeriods(programme, period)
  return measure === 'month' && length(periodParts(previous)) === length(periodParts(period))
}

function slot(sources: Sources, onPrevious: boolean): Slot {
  return (filing) => {
    const now = sources.now(filing)
    const lastYear = sources.lastYear(filing)
    const lastPeriod = sources.lastPeriod(filing)
    return {
      now,
      lastYear,
      lastPeriod,
      year: pair(now, lastYear),
      previous: onPrevious ? pair(now, lastPeriod) : null,
      pace: typeof lastPeriod === 'string' ? null : pair(lastPeriod, sources.lastPeriodLastYear(filing)),
    }
  }
}

function pair(current: Amount | Lack, base: Amount | Lack): Comparison | null {
  return typeof current === 'string' || typeof base === 'string' ? null : { current, base, zones: 1 }
}

/** Parts filed in one of the two periods only would make a rate out of thin air. */
function partPairs(now: readonly string[], then: readonly string[]) {
  return (current: FiledFigures, base: FiledFigures | null | undefined): Comparison | null => {
    const sides = now.flatMap((series, index) => {
      const [a, b] = [valueIn(current, series), valueIn(base, then[index] ?? '')]
      return typeof a === 'string' || typeof b === 'string' ? [] : [{ a, b }]
    })
    if (sides.length === 0) return null
    const sum = (of: readonly Micro[]) => newAmount(sumMicro(of))
    return { current: sum(sides.map(({ a }) => a)), base: sum(sides.map(({ b }) => b)), zones: 1 }
  }
}

function valueIn(filed: FiledFigures | null | undefined, series: string): Micro | Lack {
  return filed ? filedValue(filed, series) : 'missing'
}
