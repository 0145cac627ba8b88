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
export function checkOutliers(check: Check, figures: Figures): Outcome[] {
  if (check.kind !== 'outlier') return []
  return check.subjects
    .flatMap((code) => figures.series(code))
    .filter((series) => !isToldByMonth(series, figures))
    .flatMap((series) => checkOne(check, figures, series))
}

/** A year to date whose month is on the form too says nothing more. */
function isToldByMonth({ measure, indicator }: Series, figures: Figures): boolean {
  return measure === 'ytd' && figures.series(indicator.code, 'month').length > 0
}

function checkOne(check: Check, figures: Figures, series: Series): Outcome[] {
  if (figures.value(series) === null) return []
  const value = amountIn(figures, series, figures.period)
  const usual = value === null ? null : usualOf(figures, series)
  // The history of a figure that is asked for once a year is never long enough: that is no news.
  if (value === null || !usual) return missing({ expected: series.indicator.frequency === 'monthly' })
  const centre = usual.base + median(usual.differences)
  const allowed = largest(spreadOf(usual.differences, toMicro(check.max ?? '0')), leastDeviation(check, usual.amounts))
  const distance = size(value - centre)
  if (distance <= allowed) return []
  return [report(check, figures, series, { value, low: centre - allowed, high: centre + allowed, usual })]
}

interface Usual {
  /** What the difference is from: the same month a year before, the form before, or nothing. */
  readonly base: bigint
  readonly differences: readonly bigint[]
  readonly amounts: readonly bigint[]
}

function usualOf(figures: Figures, series: Series): Usual | null {
  const { kind } = series.indicator
  const amount = (period: Period) => amountIn(figures, series, period)
  const back = (period: Period) => (kind === 'flow' ? yearEarlier(period) : figures.periodBefore(series, period))
  const amounts = figures.known.flatMap((period) => amount(period) ?? [])
  if (kind === 'flow' || kind === 'stock') {
    const base = amount(back(figures.period))
    const differences = figures.known.flatMap((period) => {
      const [now, then] = [amount(period), amount(back(period))]
      return now === null || then === null ? [] : [now - then]
    })
    if (base !== null && differences.length >= POINTS_AT_LEAST) return { base, differences, amounts }
  }
  if (kind === 'stock' || amounts.length < POINTS_AT_LEAST) return null
  return { base: 0n, differences: amounts, amounts }
}

/** What is compared, in micro-units: of a flow the amount of a month; null where it or what it needs is not known. */
function amountIn(figures: Figures, series: Series, period: Period): bigint | null {
  const value = period === figures.period ? figures.value(series) : figures.at(series, period)
  if (value === null) return null
  const { from, to, year } = periodParts(period)
  if (series.indicator.kind !== 'flow') return BigInt(value)
  if (series.measure === 'month') return BigInt(value) / BigInt(to - from + 1)
  const before = figures.periodBefore(series, period)
  if (periodParts(before).year !== year) return BigInt(value) / BigInt(to)
  const earlier = figures.at(series, before)
  return earlier === null ? null : (BigInt(value) - BigInt(earlier)) / BigInt(to - periodParts(before).to)
}

/** 0.6745 of a standard deviation is where half of a normal distribution lies within; 1.2533 of a mean deviation is one. */
const [MAD_TO_SIGMA, MEAN_TO_SIGMA, PARTS] = [6745n, 12_533n, 10_000n]
const MICRO = 1_000_000n

/** How far from the median a difference may lie. Where more than half are equal the MAD is zero and the mean deviation stands in. */
function spreadOf(differences: readonly bigint[], limit: Micro): bigint {
  const middle = median(differences)
  const deviations = differences.map((each) => size(each - middle))
  const mad = median(deviations)
  if (mad > 0n) return (BigInt(limit) * mad * PARTS) / (MAD_TO_SIGMA * MICRO)
  const mean = deviations.reduce((sum, each) => sum + each, 0n) / BigInt(deviations.length)
  // A figure that has been as far before is no news, however seldom: a project now and then among zeros.
  return largest((BigInt(limit) * mean * MEAN_TO_SIGMA) / (PARTS * MICRO), ...deviations)
}

/** `min` percent of the figure's usual size: a figure that hardly ever moves may move a little. */
function leastDeviation({ min }: Check, amounts: readonly bigint[]): bigint {
  return (median(amounts.map(size)) * BigInt(toMicro(min ?? '0'))) / (100n * MICRO)
}

function report(
  check: Check,
  figures: Figures,
  series: Series,
  { value, low, high, usual }: { value: bigint; low: bigint; high: bigint; usual: Usual },
): Outcome {
  const { unit, kind, decimals } = series.indicator
  const round = (amount: bigint) => formatMicro(toMicro(roundMicro(amount, decimals)))
  const amount =
    kind === 'flow'
      ? fillBoth(intakeMessages['check.usual.month'], { value: round(value), unit })
      : intakeMessages['check.usual.level']
  const band = { low: round(low), high: round(high), unit, amount, count: usual.differences.length }
  const right = fillBoth(intakeMessages['check.usual'], band)
  const left = numberText(series, figures.value(series) ?? 0)
  return failed(check, figures, { series: [series], left, right, level: value })
}

function median(values: readonly bigint[]): bigint {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const half = sorted.length >> 1
  const [upper, lower] = [sorted[half] ?? 0n, sorted[half - 1] ?? 0n]
  return sorted.length % 2 === 1 ? upper : (upper + lower) / 2n
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value
}

function largest(first: bigint, ...others: readonly bigint[]): bigint {
  return others.reduce((most, each) => (each > most ? each : most), first)
}
