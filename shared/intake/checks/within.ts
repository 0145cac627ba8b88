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
import type { Series } from '../../programme/series.ts'
import type { Bilingual } from '../../submission.ts'
import { seriesLabel } from '../layout.ts'
import { COLUMNS, type Figures } from './figures.ts'
import { failed, fillBoth, magnitude, numberText, type Outcome, withoutFigure } from './report.ts'

/** Checks that look at one form only. */
export function checkWithin(check: Check, figures: Figures): Outcome[] {
  switch (check.kind) {
    case 'sum':
      return COLUMNS.flatMap((column) => checkSum(check, figures, column))
    case 'part':
      return COLUMNS.flatMap((column) => checkPart(check, figures, column))
    case 'ratio-band':
      return COLUMNS.flatMap((column) => checkRatio(check, figures, column))
    case 'range':
    case 'zero':
    case 'growth':
      return check.subjects
        .flatMap((code) => figures.series(code))
        .flatMap((series) => checkBounds(check, figures, series, boundsOf(check, series)))
    default:
      return []
  }
}

type ColumnName = (typeof COLUMNS)[number]

/** total = Σ parts within the tolerance. Parts that do not apply add nothing; one without a number leaves the sum unknown. */
function checkSum(check: Check, figures: Figures, column: ColumnName): Outcome[] {
  const [total] = check.subjects.flatMap((code) => figures.series(code, column))
  const parts = check.others.map((code) => figures.series(code, column))
  if (!total || parts.some((series) => series.length === 0)) return []
  const all = parts.flat()
  if ([total, ...all].some((series) => figures.filed(series) === undefined)) return []
  const unknown = [total, ...all].find((series) => isUnknown(figures, series))
  if (unknown) return [withoutFigure(check, figures, unknown)]
  const whole = figures.value(total) ?? 0
  const sum = sumMicro(all.map((series) => figures.value(series) ?? 0))
  if (!exceeds(subtractMicro(whole, sum), check.tolerance)) return []
  const label = fillBoth(intakeMessages['check.sumOf'], { label: namesOf(all) })
  const right = numberText(total, sum, label)
  const level = shareOf(subtractMicro(whole, sum), whole === 0 ? sum : whole)
  return [failed(check, figures, { series: [total, ...all], left: numberText(total, whole), right, level })]
}

/** Every subject ≤ the whole. */
function checkPart(check: Check, figures: Figures, column: ColumnName): Outcome[] {
  const [whole] = check.others.flatMap((code) => figures.series(code, column))
  if (!whole || figures.filed(whole) === undefined) return []
  const limit = figures.value(whole)
  return check.subjects
    .flatMap((code) => figures.series(code, column))
    .flatMap((part) => {
      const value = figures.value(part)
      if (value === null || (limit === null && value === 0)) return []
      if (limit === null) return [withoutFigure(check, figures, whole)]
      if (compareMicro(value, limit) <= 0) return []
      const [left, right] = [numberText(part, value), numberText(whole, limit)]
      return [failed(check, figures, { series: [part, whole], left, right, level: shareOf(value, limit) })]
    })
}

/** min ≤ a ÷ b × scale ≤ max, compared exactly. Something over nothing is beyond any bound; nothing over nothing is no ratio. */
function checkRatio(check: Check, figures: Figures, column: ColumnName): Outcome[] {
  const [above] = check.subjects.flatMap((code) => figures.series(code, column))
  const [below] = check.others.flatMap((code) => figures.series(code, column))
  if (!above || !below) return []
  const a = figures.value(above)
  const b = figures.value(below)
  if (a === null || figures.filed(below) === undefined) return []
  if (b === null) return a === 0 ? [] : [withoutFigure(check, figures, below)]
  const ratio = ratioOf(a, b, check.scale)
  if (ratio === null ? a === 0 || check.max === null : within(ratio, check)) return []
  const shown = ratio === null ? '∞' : trimmed(roundRatio(ratio, 4))
  const band = bandText(check.min, check.max)
  const value = fillBoth(intakeMessages['check.ratio'], { value: shown })
  const right = {
    zh: `${numberText(below, b).zh}，${value.zh}，${band.zh}`,
    en: `${numberText(below, b).en}; ${value.en}; ${band.en}`,
  }
  const level = ratio === null ? a : toMicro(roundRatio(ratio, DECIMALS_KEPT))
  return [failed(check, figures, { series: [above, below], left: numberText(above, a), right, level })]
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

function checkBounds(check: Check, figures: Figures, series: Series, { min, max }: Bounds): Outcome[] {
  const value = figures.value(series)
  if (value === null) return []
  const low = min !== null && compareMicro(value, toMicro(min)) < 0
  const high = max !== null && compareMicro(value, toMicro(max)) > 0
  if (!low && !high) return []
  const right = bandText(min, max)
  return [
    failed(check, figures, {
      series: [series],
      left: numberText(series, value),
      right,
      level: pace(series, value, figures),
    }),
  ]
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
