import { type Ratio, roundRatio } from '../decimal.ts'
import type { Indicator } from '../programme/schema.ts'
import { type Amount, amountValue, exactText } from './amount.ts'
import type { Growth } from './figures.ts'

/** The same figure now and a year earlier, over the same zones. */
export interface Comparison {
  readonly current: Amount
  readonly base: Amount
  readonly zones: number
}

const PERCENT_DECIMALS = 1

/**
 * Change of a figure against last year (同比), from unrounded values. Percent of the base, or points where the figure is itself
 * in percent. A base of zero, a loss before or now has no rate but a mark. Null where nothing can be compared: no zone in both
 * periods, a quotient without denominator, a rank.
 */
export function growthOf(indicator: Indicator, comparison: Comparison | null): Growth | null {
  if (!comparison || comparison.zones === 0 || indicator.kind === 'rank') return null
  const [now, then] = [amountValue(comparison.current), amountValue(comparison.base)]
  const [current, base] = [exactText(comparison.current), exactText(comparison.base)]
  if (!now || !then || current === null || base === null) return null
  const inPercent = indicator.unit.zh === '%'
  const change = inPercent ? pointsOf(now, then, indicator.decimals) : percentOf(now, then)
  return { unit: inPercent ? 'points' : 'percent', ...change, current, base, zones: comparison.zones }
}

type Change = Pick<Growth, 'value' | 'mark'>

function percentOf(now: Ratio, then: Ratio): Change {
  if (then.num === 0n) return { value: null, mark: 'no-base' }
  if (then.num < 0n) return fromLoss(now, then)
  if (now.num < 0n) return { value: null, mark: 'to-loss' }
  const rate = { num: difference(now, then) * 100n, den: now.den * then.num }
  return { value: roundRatio(rate, PERCENT_DECIMALS), mark: null }
}

/** From a negative base: into profit, a smaller loss (none at all included), a larger one; the same loss is no change. */
function fromLoss(now: Ratio, then: Ratio): Change {
  if (now.num > 0n) return { value: null, mark: 'to-profit' }
  const change = difference(now, then)
  if (change === 0n) return { value: roundRatio({ num: 0n, den: 1n }, PERCENT_DECIMALS), mark: null }
  return { value: null, mark: change > 0n ? 'loss-narrowed' : 'loss-widened' }
}

function pointsOf(now: Ratio, then: Ratio, decimals: number): Change {
  const points = { num: difference(now, then), den: now.den * then.den }
  return { value: roundRatio(points, Math.max(PERCENT_DECIMALS, decimals)), mark: null }
}

/** now − then over the denominator now.den × then.den. */
function difference(now: Ratio, then: Ratio): bigint {
  return now.num * then.den - then.num * now.den
}
