import { formatMicro, type Micro, roundMicro, toMicro } from '../../decimal.ts'
import { intakeMessages } from '../../messages/intake.ts'
import { type Period, periodParts, yearEarlier } from '../../period.ts'
import type { Check } from '../../programme/schema.ts'
import type { Series } from '../../programme/series.ts'
import type { Figures } from './figures.ts'
import { failed, fillBoth, missing, numberText, type Outcome } from './report.ts'

/** With fewer differences than these a median says nothing about what is usual. */
const POINTS_AT_LEAST = 6

/**
 * Figures unlike the zone's own. A flow is compared by what came to it in a month, a stock by its step, a rate as it is; a flow
 * with the same months of the year before, where enough of them are known. Median and MAD, so that one odd figure of the past
 * hides no other; |d − median| ≤ max ÷ 0.6745 × MAD is the modified z-score of Iglewicz and Hoaglin (How to Detect and Handle
 * Outliers, 1993).
 */
export function checkOutlier(check: Check, figures: Figures, series: Series): Outcome | null {
  if (figures.value(series) === null || isToldByMonth(series, figures)) return null
  const value = amountIn(figures, series, figures.period)
  const usual = value === null ? null : usualOf(figures, series)
  // The history of a figure that is asked for once a year is never long enough: that is no news.
  if (value === null || !usual) return missing({ expected: series.indicator.frequency === 'monthly' })
  const centre = usual.base + median(usual.differences)
  const allowed = Math.max(spreadOf(usual.differences, amount(check.max)), leastDeviation(check, usual.amounts))
  if (Math.abs(value - centre) <= allowed) return null
  return report(check, figures, series, { value, low: centre - allowed, high: centre + allowed, usual })
}

/** A year to date whose month is on the form too says nothing more. */
function isToldByMonth({ measure, indicator }: Series, figures: Figures): boolean {
  return measure === 'ytd' && figures.series(indicator.code, 'month').length > 0
}

interface Usual {
  /** What the difference is from: the same month a year before, the form before, or nothing. */
  readonly base: number
  readonly differences: readonly number[]
  readonly amounts: readonly number[]
}

function usualOf(figures: Figures, series: Series): Usual | null {
  const { kind } = series.indicator
  const amounts = new Map<Period, number>()
  for (const period of figures.known) {
    const found = amountIn(figures, series, period)
    if (found !== null) amounts.set(period, found)
  }
  const all = [...amounts.values()]
  const back = (period: Period) =>
    amounts.get(kind === 'flow' ? yearEarlier(period) : figures.periodBefore(series, period))
  if (kind === 'flow' || kind === 'stock') {
    const base = back(figures.period)
    const differences: number[] = []
    for (const [period, found] of amounts) {
      const then = back(period)
      if (then !== undefined) differences.push(found - then)
    }
    if (base !== undefined && differences.length >= POINTS_AT_LEAST) return { base, differences, amounts: all }
  }
  return kind === 'stock' || all.length < POINTS_AT_LEAST ? null : { base: 0, differences: all, amounts: all }
}

/**
 * What is compared: of a flow the amount of a month; null where it or what it needs is not known. A machine number, for a limit that
 * is chosen by experience needs no more than its fifteen digits; sums and quotients of them are the same on every machine.
 */
function amountIn(figures: Figures, series: Series, period: Period): number | null {
  const value = period === figures.period ? figures.value(series) : figures.at(series, period)
  if (value === null) return null
  const filed = Number(value) / MICRO
  if (series.indicator.kind !== 'flow') return filed
  const { from, to, year } = periodParts(period)
  if (series.measure === 'month') return filed / (to - from + 1)
  const before = figures.periodBefore(series, period)
  if (periodParts(before).year !== year) return filed / to
  const earlier = figures.at(series, before)
  return earlier === null ? null : (filed - Number(earlier) / MICRO) / (to - periodParts(before).to)
}

const MICRO = 1_000_000

function amount(decimal: string | null): number {
  return Number(toMicro(decimal ?? '0')) / MICRO
}

/** Half of a normal distribution lies within 0.6745 of its standard deviation; 1.2533 of a mean deviation is one. */
const [MAD_IN_SIGMA, SIGMA_IN_MEAN] = [0.6745, 1.2533]

/** How far from the median a difference may lie. Where more than half are equal the MAD is zero and the mean deviation stands in. */
function spreadOf(differences: readonly number[], limit: number): number {
  const middle = median(differences)
  const deviations = differences.map((each) => Math.abs(each - middle))
  const mad = median(deviations)
  if (mad > 0) return (limit * mad) / MAD_IN_SIGMA
  const mean = deviations.reduce((sum, each) => sum + each, 0) / deviations.length
  // A figure that has been as far before is no news, however seldom: a project now and then among zeros.
  return Math.max(limit * mean * SIGMA_IN_MEAN, ...deviations)
}

/** `min` percent of the figure's usual size: a figure that hardly ever moves may move a little. */
function leastDeviation({ min }: Check, amounts: readonly number[]): number {
  return (median(amounts.map(Math.abs)) * amount(min)) / 100
}

function report(
  check: Check,
  figures: Figures,
  series: Series,
  { value, low, high, usual }: { value: number; low: number; high: number; usual: Usual },
): Outcome {
  const { unit, kind, decimals } = series.indicator
  const print = (exact: number) => formatMicro(toMicro(roundMicro(micro(exact), decimals)))
  const compared =
    kind === 'flow'
      ? fillBoth(intakeMessages['check.usual.month'], { value: print(value), unit })
      : intakeMessages['check.usual.level']
  const band = { low: print(low), high: print(high), unit, amount: compared, count: usual.differences.length }
  const right = fillBoth(intakeMessages['check.usual'], band)
  const left = numberText(series, figures.value(series) ?? 0)
  return failed(check, figures, { series: [series], left, right, level: micro(value) })
}

function micro(value: number): Micro {
  const whole = Math.round(value * MICRO)
  return Number.isSafeInteger(whole) ? whole : BigInt(whole)
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  const [upper = 0, lower = 0] = [sorted[half], sorted[half - 1]]
  return sorted.length % 2 === 1 ? upper : (upper + lower) / 2
}
