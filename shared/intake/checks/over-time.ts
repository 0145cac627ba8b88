import { addMicro, compareMicro, type Micro, ratioOf, roundRatio, subtractMicro, toMicro } from '../../decimal.ts'
import { intakeMessages } from '../../messages/intake.ts'
import { isFirstOfYear, periodLabel, periodParts } from '../../period.ts'
import type { Check } from '../../programme/schema.ts'
import { columnOf, type Series, seriesId } from '../../programme/series.ts'
import { unitAtRatio } from '../units.ts'
import type { Earlier, Figures } from './figures.ts'
import { failed, fillBoth, magnitude, missing, numberText, type Outcome, previousText } from './report.ts'
import { exceeds } from './within.ts'

// Checks against the zone's own earlier filings.

/** A year to date does not fall within its year; a stock does not fall at all. */
export function checkMonotone(check: Check, figures: Figures, series: Series): Outcome | null {
  const value = figures.value(series)
  if (value === null || series.measure === 'month') return null
  const before = figures.before(series)
  if (series.measure === 'ytd' && !sameYear(before, figures)) return null
  if (before.value === null) return missing(before)
  if (compareMicro(value, before.value) >= 0) return null
  const right = previousText(series, before.value, 'check.previous')
  return failed(check, figures, { series: [series], left: numberText(series, value), right })
}

/** Year to date = last year to date + this period. In a year's first period only the year to date is filed. */
export function checkIdentity(check: Check, figures: Figures, series: Series): Outcome | null {
  if (series.measure !== 'ytd' || isFirstOfYear(figures.period)) return null
  const monthId = seriesId(series.indicator.code, 'month', series.part)
  const month = figures.series(series.indicator.code, 'month').find(({ id }) => id === monthId)
  const value = figures.value(series)
  const added = month ? figures.value(month) : null
  if (!month || value === null || added === null) return null
  const before = figures.before(series)
  if (!sameYear(before, figures)) return null
  if (before.value === null) return missing(before)
  if (!exceeds(subtractMicro(value, addMicro(before.value, added)), check.tolerance)) return null
  const last = previousText(series, before.value, 'check.previous')
  const now = numberText(month, added)
  const right = { zh: `${last.zh}，${now.zh}`, en: `${last.en}; ${now.en}` }
  return failed(check, figures, { series: [series, month], left: numberText(series, value), right })
}

const PERCENT_SCALE = 100_000_000n

/** |value − previous| ≤ the larger of the tolerance and `max` percent of the previous figure. */
export function checkChange(check: Check, figures: Figures, series: Series): Outcome | null {
  const value = figures.value(series)
  if (value === null) return null
  const before = figures.before(series)
  if (before.value === null) return missing(before)
  const difference = magnitude(subtractMicro(value, before.value))
  // Both allowances in hundred-millionths of a micro-unit, so that a percentage of an exact number stays exact.
  const percent = BigInt(toMicro(check.max ?? '0')) * magnitude(before.value)
  const fixed = BigInt(toMicro(check.tolerance ?? '0')) * PERCENT_SCALE
  if (difference * PERCENT_SCALE <= (percent > fixed ? percent : fixed)) return null
  const right = previousText(series, before.value, 'check.previous')
  return failed(check, figures, { series: [series], left: numberText(series, value), right })
}

/** How far from the exact factor a slip is still recognised: figures grow too. Small factors stand closer to honest changes. */
const SPREAD = { large: 3, small: 1.5, from: 1000 } as const

/** value ÷ earlier ≈ one of the factors: the figure looks to be in another unit. Named, never corrected. */
export function checkUnitSlip(check: Check, figures: Figures, series: Series): Outcome | null {
  const value = figures.value(series)
  const { kind, unit } = series.indicator
  if (value === null || value === 0 || kind === 'growth' || kind === 'rank') return null
  // Early in the year the year to date starts again: last year's same period is the like.
  const restarts = series.measure === 'ytd' && isFirstOfYear(figures.period)
  const earlier = restarts ? figures.yearBefore(series) : figures.before(series)
  if (earlier.value === null) return missing(earlier)
  if (earlier.value === 0) return null
  const ratio = Number(value) / Number(earlier.value)
  const factor = check.factors.find((candidate) => isNear(ratio, candidate))
  if (factor === undefined) return null
  const likely = unitAtRatio(unit.zh, factor)
  const shown = { ratio: ratio >= 1 ? ratio.toFixed(0) : ratio.toPrecision(2) }
  const slip = likely
    ? fillBoth(intakeMessages['check.looksLike'], { ...shown, unit: likely })
    : fillBoth(intakeMessages['check.slip'], shown)
  const last = previousText(series, earlier.value, restarts ? 'check.yearEarlier' : 'check.previous')
  const right = { zh: `${last.zh}，${slip.zh}`, en: `${last.en}; ${slip.en}` }
  return failed(check, figures, { series: [series], left: numberText(series, value), right })
}

function isNear(ratio: number, factor: number): boolean {
  const spread = factor >= SPREAD.from || factor <= 1 / SPREAD.from ? SPREAD.large : SPREAD.small
  return ratio > factor / spread && ratio < factor * spread
}

/** Fewer figures than this may well be equal by chance. */
const COPIED_AT_LEAST = 2

/** All figures equal to those of the form before: copied rather than counted. One figure that moved is enough to pass. */
export function checkCopied(check: Check, figures: Figures): Outcome | null {
  const pairs = check.subjects
    .flatMap((code) => figures.series(code))
    .flatMap((series) => {
      const value = figures.value(series)
      const before = figures.before(series)
      return value === null || before.value === null ? [] : [{ series, value, before }]
    })
  const [first] = pairs
  if (!first) return { kind: 'not-run' }
  const equal = pairs.length >= COPIED_AT_LEAST && pairs.every(({ value, before }) => value === before.value)
  if (!equal || pairs.every(({ value }) => value === 0)) return null
  const period = { zh: periodLabel(first.before.period, 'zh'), en: periodLabel(first.before.period, 'en') }
  const copied = fillBoth(intakeMessages['check.copied'], { count: pairs.length, period })
  const all = pairs.map(({ series }) => series)
  const right = numberText(first.series, first.value)
  return failed(check, figures, { series: [first.series, ...all], left: copied, right })
}

/** Percent by which a figure has moved from a positive one a year earlier, rounded for print; null within the limit. */
export function beyondGrowth(figures: Figures, series: Series): { base: Micro; percent: string } | null {
  const limit = series.indicator.growthWarnPercent
  const value = figures.value(series)
  const base = figures.yearBefore(series).value
  if (limit === null || value === null || base === null || base <= 0 || columnOf(series.measure) === 'month')
    return null
  const ratio = ratioOf(subtractMicro(value, base), base, 100)
  if (!ratio || (ratio.num < 0n ? -ratio.num : ratio.num) <= BigInt(limit) * ratio.den) return null
  return { base, percent: roundRatio(ratio, 1) }
}

function sameYear({ period }: Earlier, figures: Figures): boolean {
  return periodParts(period).year === periodParts(figures.period).year
}
