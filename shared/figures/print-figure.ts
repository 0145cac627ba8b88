import { roundRatio } from '../decimal.ts'
import type { Amount } from './amount.ts'
import { amountValue, exactText } from './amount.ts'
import type { Figure } from './figures.ts'
import { type Comparison, growthOf } from './growth.ts'
import type { FigureKind } from './measures.ts'

export interface FigureFacts extends Pick<Figure, 'area' | 'areaLevel' | 'part' | 'zones' | 'expected'> {
  readonly kind: FigureKind
  readonly amount: Amount | null
  readonly comparison: Comparison | null
  /** Why there is no amount: `x` nobody filed it, `z` it does not apply or is not defined here. */
  readonly lack: 'x' | 'z'
  /** Whether the figure may still change: zones missing, or counted with an open question. */
  readonly provisional: boolean
}

/** The one place where an exact amount becomes a printed figure: rounded once, to the indicator's decimals. */
export function printFigure(facts: FigureFacts): Figure {
  const { area, areaLevel, part, zones, expected, amount } = facts
  const { indicator, measure } = facts.kind
  const place = { area, areaLevel, indicator: indicator.code, part, measure }
  const value = amount && amountValue(amount)
  if (!amount || !value) {
    // Sums with nothing to divide by: the zones filed, the figure is not defined.
    const status = amount ? 'z' : facts.lack
    return { ...place, exact: null, value: null, status, zones: 0, expected, growth: null }
  }
  return {
    ...place,
    exact: exactText(amount),
    value: roundRatio(value, indicator.decimals),
    status: facts.provisional ? 'p' : '',
    ...{ zones, expected, growth: growthOf(indicator, facts.comparison) },
  }
}
