import {
  DECIMALS_KEPT,
  type Ratio,
  roundMicro,
  roundNear,
  roundQuotient,
  roundRatio,
  subtractMicro,
} from '../decimal.ts'
import type { Indicator } from '../programme/schema.ts'
import { type Amount, amountValue, exactText, hasValue, parseExact } from './amount.ts'
import type { Growth } from './figure.ts'

/** The same figure now and a year earlier, over the same zones. */
export interface Comparison {
  readonly current: Amount
  readonly base: Amount
  readonly zones: number
}

const PERCENT_DECIMALS = 1
const ZERO: Ratio = { num: 0n, den: 1n }

/**
 * Change of a figure against last year (同比), from unrounded values. Percent of the base, or points where the figure is itself
 * in percent. A base of zero, a loss before or now has no rate but a mark. Null where nothing can be compared: no zone in both
 * periods, a quotient without denominator, a rank.
 */
export function growthOf(indicator: Indicator, comparison: Comparison | null): Growth | null {
  const change = comparison && changeOf(indicator, comparison)
  const current = change && exactText(comparison.current)
  const base = change && exactText(comparison.base)
  if (!change || current === null || base === null) return null
  const { unit, value, mark } = change
  return { unit, value, mark, current, base, zones: comparison.zones }
}

/** The growth without the figures that it is of: all that a pace needs. */
export function changeOf(indicator: Indicator, comparison: Comparison | null): Change | null {
  if (!comparison || comparison.zones === 0 || indicator.kind === 'rank') return null
  if (!hasValue(comparison.current) || !hasValue(comparison.base)) return null
  return indicator.unit.zh === '%' ? pointsOf(comparison, indicator.decimals) : percentOf(comparison)
}

/** A growth above 100 % as a multiple of its base (增长n倍): 256 % is `2.6`; one decimal, null for any other change. */
export function growthTimes({ unit, value, current, base }: Growth): string | null {
  if (unit !== 'percent' || value === null || value.startsWith('-')) return null
  const [now, then] = [parseExact(current), parseExact(base)]
  const times = { num: difference(now, then), den: now.den * then.num }
  return then.num > 0n && times.num > times.den ? roundRatio(times, 1) : null
}

export type Change = Pick<Growth, 'unit' | 'value' | 'mark'>
type Sides = Pick<Comparison, 'current' | 'base'>

function percent(value: Change['value'], mark: Change['mark'] = null): Change {
  return { unit: 'percent', value, mark }
}

function percentOf({ current, base }: Sides): Change {
  if (current.den === null && base.den === null && base.num > 0 && current.num >= 0) {
    const change = subtractMicro(current.num, base.num)
    return percent(roundQuotient(change, base.num, 100, PERCENT_DECIMALS))
  }
  const [now, then] = [amountValue(current) ?? ZERO, amountValue(base) ?? ZERO]
  if (then.num === 0n) return percent(null, 'no-base')
  if (then.num < 0n) return fromLoss(now, then)
  if (now.num < 0n) return percent(null, 'to-loss')
  const times = nearly(current) / nearly(base)
  const near = roundNear((times - 1) * 100, (times + 1) * ERROR * 100, PERCENT_DECIMALS)
  if (near !== null) return percent(near)
  const rate = { num: difference(now, then) * 100n, den: now.den * then.num }
  return percent(roundRatio(rate, PERCENT_DECIMALS))
}

/** From a negative base: into profit, a smaller loss (none at all included), a larger one; the same loss is no change. */
function fromLoss(now: Ratio, then: Ratio): Change {
  if (now.num > 0n) return percent(null, 'to-profit')
  const change = difference(now, then)
  if (change === 0n) return percent(roundRatio(ZERO, PERCENT_DECIMALS))
  return percent(null, change > 0n ? 'loss-narrowed' : 'loss-widened')
}

function pointsOf({ current, base }: Sides, decimals: number): Change {
  const printed = Math.max(PERCENT_DECIMALS, decimals)
  const points = (value: string): Change => ({ unit: 'points', value, mark: null })
  if (current.den === null && base.den === null)
    return points(roundMicro(subtractMicro(current.num, base.num), printed))
  const [a, b] = [nearly(current), nearly(base)]
  const near = roundNear(a - b, (Math.abs(a) + Math.abs(b)) * ERROR, printed)
  if (near !== null) return points(near)
  const [now, then] = [amountValue(current) ?? ZERO, amountValue(base) ?? ZERO]
  return points(roundRatio({ num: difference(now, then), den: now.den * then.den }, printed))
}

/** More than machine numbers can go wrong in by three roundings on either side and a few between. */
const ERROR = 16 * Number.EPSILON

function nearly({ num, den }: Amount): number {
  return Number(num) / (den === null ? MILLION : Number(den))
}

const MILLION = 10 ** DECIMALS_KEPT

/** now − then over the denominator now.den × then.den. */
function difference(now: Ratio, then: Ratio): bigint {
  return now.num * then.den - then.num * now.den
}
