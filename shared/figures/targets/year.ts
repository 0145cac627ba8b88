import type { Ratio } from '../../decimal.ts'
import { type Period, periodParts } from '../../period.ts'
import { componentMeasure, type FigureKind } from '../measures.ts'
import type { Indicators } from '../zone-amount.ts'

export const MONTHS_OF_YEAR = 12

/**
 * Whether a figure grows with the months of its year, so that before December it is only a part of what a plan means by a year:
 * a flow's year to date, and a quotient of one over a level (tax per mu). Shares, means, rates and levels are not.
 */
export function isPartOfYear(indicators: Indicators, { indicator, measure }: FigureKind): boolean {
  if (measure !== 'ytd') return false
  if (indicator.denominator === null) return indicator.kind === 'flow'
  const below = indicators.get(indicator.denominator)
  return below !== undefined && componentMeasure(below, measure) === 'end'
}

/** A year to date carried on to the whole year: times twelve, over the months so far. In December it is itself. */
export function carriedOn(value: Ratio, period: Period): Ratio {
  return { num: value.num * BigInt(MONTHS_OF_YEAR), den: value.den * BigInt(periodParts(period).to) }
}
