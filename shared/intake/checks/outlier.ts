import { formatMicro, nearestMicro, nearNumber, roundMicro, toMicro } from '../../decimal.ts'
import { intakeMessages } from '../../messages/intake.ts'
import type { Check } from '../../programme/schema.ts'
import type { Series } from '../../programme/series.ts'
import type { Figures } from './figures.ts'
import type { Moment } from './moments.ts'
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
  const moments = figures.moments(series)
  const amounts = amountsOf(series, figures.filedAt(series), moments)
  const value = at(amounts, 0)
  const usual = Number.isNaN(value) ? null : usualOf(series, amounts, moments)
  // The history of a figure that is asked for once a year is never long enough: that is no news.
  if (!usual) return missing({ expected: series.indicator.frequency === 'monthly' })
  const middle = median(usual.differences)
  const centre = usual.base + middle
  const spread = spreadOf(usual.differences, middle, amount(check.max))
  const allowed = Math.max(spread, leastDeviation(check, usual.amounts))
  if (Math.abs(value - centre) <= allowed) return null
  return report(check, figures, series, { value, low: centre - allowed, high: centre + allowed, usual })
}

/** A year to date whose month is on the form too says nothing more. */
function isToldByMonth({ measure, indicator }: Series, figures: Figures): boolean {
  return measure === 'ytd' && figures.series(indicator.code, 'month').length > 0
}

/**
 * What is compared: of a flow the amount of a month; NaN where it or what it needs is not known. Machine numbers, for a limit that
 * is chosen by experience needs no more than their fifteen digits; sums and quotients of them are the same on every machine.
 */
function amountsOf({ indicator, measure }: Series, filed: readonly number[], moments: readonly Moment[]): number[] {
  return moments.map(({ year, from, to, before, beforeAt }, place) => {
    const value = at(filed, place)
    if (indicator.kind !== 'flow') return value
    if (measure === 'month') return value / (to - from + 1)
    if (before.year !== year) return value / to
    return (value - at(filed, beforeAt)) / (to - before.to)
  })
}

interface Usual {
  /** What the difference is from: the same month a year before, the form before, or nothing. */
  readonly base: number
  readonly differences: readonly number[]
  readonly amounts: readonly number[]
}

function usualOf({ indicator }: Series, amounts: readonly number[], moments: readonly Moment[]): Usual | null {
  const { kind } = indicator
  const past = amounts.filter(isPast)
  if (kind === 'flow' || kind === 'stock') {
    const steps = moments.map(({ beforeAt, yearBeforeAt }, place) => {
      const earlier = kind === 'flow' ? yearBeforeAt : beforeAt
      // The place of this form is first: what is to be expected of it starts from there.
      return place === 0 ? at(amounts, earlier) : at(amounts, place) - at(amounts, earlier)
    })
    const base = at(steps, 0)
    const differences = steps.filter(isPast)
    if (!Number.isNaN(base) && differences.length >= POINTS_AT_LEAST) return { base, differences, amounts: past }
  }
  return kind === 'stock' || past.length < POINTS_AT_LEAST ? null : { base: 0, differences: past, amounts: past }
}

/** What is known of an earlier moment. */
function isPast(amount: number, place: number): boolean {
  return place > 0 && !Number.isNaN(amount)
}

function at(amounts: readonly number[], place: number | undefined): number {
  return (place === undefined ? undefined : amounts[place]) ?? Number.NaN
}

function amount(decimal: string | null): number {
  return nearNumber(toMicro(decimal ?? '0'))
}

/** Half of a normal distribution lies within 0.6745 of its standard deviation; 1.2533 of a mean deviation is one. */
const [MAD_IN_SIGMA, SIGMA_IN_MEAN] = [0.6745, 1.2533]

/** How far from their median, `middle`, a difference may lie. Where more than half are equal the MAD is zero and the mean deviation stands in. */
function spreadOf(differences: readonly number[], middle: number, limit: number): number {
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
  const print = (exact: number) => formatMicro(toMicro(roundMicro(nearestMicro(exact), decimals)))
  const compared =
    kind === 'flow'
      ? fillBoth(intakeMessages['check.usual.month'], { value: print(value), unit })
      : intakeMessages['check.usual.level']
  const band = { low: print(low), high: print(high), unit, amount: compared, count: usual.differences.length }
  const right = fillBoth(intakeMessages['check.usual'], band)
  const left = numberText(series, figures.value(series) ?? 0)
  return failed(check, figures, { series: [series], left, right, level: nearestMicro(value) })
}

/** By insertion, for there are two dozen at most: a general sort takes longer to set up than this takes. */
function median(values: readonly number[]): number {
  if (sorted.length < values.length) sorted = new Float64Array(values.length)
  const count = values.length
  for (let next = 0; next < count; next += 1) {
    const value = values[next] ?? 0
    let place = next
    for (; place > 0 && (sorted[place - 1] ?? 0) > value; place -= 1) sorted[place] = sorted[place - 1] ?? 0
    sorted[place] = value
  }
  const upper = sorted[count >> 1] ?? 0
  return count % 2 === 1 ? upper : (upper + (sorted[(count >> 1) - 1] ?? 0)) / 2
}

/** Room for one median at a time: a form asks for hundreds. */
let sorted = new Float64Array(0)
