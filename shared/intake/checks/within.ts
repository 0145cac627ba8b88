import {
  compareMicro,
  DECIMALS_KEPT,
  formatMicro,
  type Micro,
  ratioOf,
  roundRatio,
  subtractMicro,
  sumMicro,
  toMicro,
} from '../../decimal.ts'
import { intakeMessages } from '../../messages/intake.ts'
import { periodParts } from '../../period.ts'
import type { Check } from '../../programme/schema.ts'
import { type Column, columnOf, type Series } from '../../programme/series.ts'
import type { Bilingual } from '../../submission.ts'
import { seriesLabel } from '../layout.ts'
import type { Figures } from './figures.ts'
import { failed, fillBoth, magnitude, numberText, type Outcome, withoutFigure } from './report.ts'

/** total = Σ parts within the tolerance. Parts that do not apply add nothing; one without a number leaves the sum unknown. */
export function checkSum(check: Check, figures: Figures, column: Column): Outcome | null {
  const total = only(check.subjects, figures, column)
  const parts = check.others.map((code) => figures.series(code, column))
  if (!total || parts.some((series) => series.length === 0)) return null
  const all = parts.flat()
  if ([total, ...all].some((series) => figures.filed(series) === undefined)) return null
  const unknown = [total, ...all].find((series) => isUnknown(figures, series))
  if (unknown) return withoutFigure(check, figures, unknown)
  const whole = figures.value(total) ?? 0
  const sum = sumMicro(all.map((series) => figures.value(series) ?? 0))
  if (!exceeds(subtractMicro(whole, sum), check.tolerance)) return null
  const label = fillBoth(intakeMessages['check.sumOf'], { label: namesOf(all) })
  const right = numberText(total, sum, label)
  const level = shareOf(subtractMicro(whole, sum), whole === 0 ? sum : whole)
  return failed(check, figures, { series: [total, ...all], left: numberText(total, whole), right, level })
}

/** The part ≤ the whole. */
export function checkPart(check: Check, figures: Figures, part: Series): Outcome | null {
  const whole = only(check.others, figures, columnOf(part.measure))
  const value = figures.value(part)
  if (!whole || value === null || figures.filed(whole) === undefined) return null
  const limit = figures.value(whole)
  if (limit === null) return value === 0 ? null : withoutFigure(check, figures, whole)
  if (compareMicro(value, limit) <= 0) return null
  const [left, right] = [numberText(part, value), numberText(whole, limit)]
  return failed(check, figures, { series: [part, whole], left, right, level: shareOf(value, limit) })
}

/** min ≤ a ÷ b × scale ≤ max, compared exactly. Something over nothing is beyond any bound; nothing over nothing is no ratio. */
export function checkRatio(check: Check, figures: Figures, column: Column): Outcome | null {
  const above = only(check.subjects, figures, column)
  const below = only(check.others, figures, column)
  if (!above || !below) return null
  const a = figures.value(above)
  const b = figures.value(below)
  if (a === null || figures.filed(below) === undefined) return null
  if (b === null) return a === 0 ? null : withoutFigure(check, figures, below)
  const ratio = ratioOf(a, b, check.scale)
  if (ratio === null ? a === 0 || check.max === null : within(ratio, check)) return null
  const shown = ratio === null ? '∞' : trimmed(roundRatio(ratio, 4))
  const band = bandText(check.min, check.max)
  const value = fillBoth(intakeMessages['check.ratio'], { value: shown })
  const right = {
    zh: `${numberText(below, b).zh}，${value.zh}，${band.zh}`,
    en: `${numberText(below, b).en}; ${value.en}; ${band.en}`,
  }
  const level = ratio === null ? a : toMicro(roundRatio(ratio, DECIMALS_KEPT))
  return failed(check, figures, { series: [above, below], left: numberText(above, a), right, level })
}

function within({ num, den }: { num: bigint; den: bigint }, { min, max }: Check): boolean {
  const scaled = num * 1_000_000n
  const aboveMin = min === null || scaled >= BigInt(toMicro(min)) * den
  return aboveMin && (max === null || scaled <= BigInt(toMicro(max)) * den)
}

interface Bounds {
  readonly min: string | null
  readonly max: string | null
}

function boundsOf({ kind, min, max }: Check, { indicator }: Series): Bounds {
  if (kind === 'zero') return { min: '0', max: '0' }
  if (kind === 'growth') return { min: max === null ? null : `-${max}`, max }
  return min === null && max === null ? { min: indicator.rangeMin, max: indicator.rangeMax } : { min, max }
}

/** min ≤ value ≤ max. */
export function checkBounds(check: Check, figures: Figures, series: Series): Outcome | null {
  const { min, max } = boundsOf(check, series)
  const value = figures.value(series)
  if (value === null) return null
  const low = min !== null && compareMicro(value, toMicro(min)) < 0
  const high = max !== null && compareMicro(value, toMicro(max)) > 0
  if (!low && !high) return null
  const right = bandText(min, max)
  const level = pace(series, value, figures)
  return failed(check, figures, { series: [series], left: numberText(series, value), right, level })
}

/** A flow's year to date is another every month: its level is what it comes to in a month. */
function pace({ indicator, measure }: Series, value: Micro, { period }: Figures): Micro {
  if (indicator.kind !== 'flow' || measure !== 'ytd') return value
  return BigInt(value) / BigInt(periodParts(period).to)
}

/** One number as a share of another, as far as decimals are kept: both grow through the year. Of nothing it is the number itself. */
function shareOf(value: Micro, whole: Micro): Micro {
  const share = ratioOf(value, whole)
  return share === null ? value : toMicro(roundRatio(share, DECIMALS_KEPT))
}

function bandText(min: string | null, max: string | null): Bilingual {
  return fillBoth(intakeMessages['check.band'], { min: min ?? '−∞', max: max ?? '∞' })
}

/** The figure of an indicator that is not broken down by industry; of one that is, the first. */
function only([code = '']: readonly string[], figures: Figures, column: Column): Series | undefined {
  return figures.series(code, column)[0]
}

/** Filed without a number, and not because it does not apply. */
function isUnknown(figures: Figures, series: Series): boolean {
  const filed = figures.filed(series)
  return filed?.value === null && filed.absence !== 'not-applicable'
}

export function exceeds(difference: Micro, tolerance: string | null): boolean {
  return magnitude(difference) > BigInt(toMicro(tolerance ?? '0'))
}

function namesOf(series: readonly Series[]): Bilingual {
  const labels = series.map(seriesLabel)
  return { zh: labels.map(({ zh }) => zh).join('、'), en: labels.map(({ en }) => en).join(', ') }
}

function trimmed(decimal: string): string {
  return formatMicro(toMicro(decimal))
}
