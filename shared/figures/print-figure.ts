import type { Amount } from './amount.ts'
import { exactText, printAmount } from './amount.ts'
import type { Figure, FigureAt } from './figure.ts'
import { type Comparison, growthOf } from './growth.ts'
import type { FigureKind } from './measures.ts'

export interface FigureFacts<Level extends string> extends Pick<Figure, 'area' | 'part' | 'zones' | 'expected'> {
  readonly areaLevel: Level
  readonly kind: FigureKind
  readonly amount: Amount | null
  readonly comparison: Comparison | null
  /** Why there is no amount: `x` nobody filed it, `z` it does not apply or is not defined here. */
  readonly lack: 'x' | 'z'
  /** Whether the figure may still change: zones missing, or counted with an open question. */
  readonly provisional: boolean
}

/** The one place where an exact amount becomes a printed figure: rounded once, to the indicator's decimals. */
export function printFigure<Level extends string>(facts: FigureFacts<Level>): FigureAt<Level> {
  const { area, areaLevel, part, zones, expected, amount } = facts
  const { indicator, measure } = facts.kind
  const exact = amount && exactText(amount)
  const shown = amount !== null && exact !== null
  // Sums with nothing to divide by: the zones filed, the figure is not defined.
  const lack = amount ? 'z' : facts.lack
  // Written out, not spread: a large edition makes millions of these.
  return {
    area,
    areaLevel,
    indicator: indicator.code,
    part,
    measure,
    exact,
    value: shown ? printAmount(amount, indicator.decimals) : null,
    status: shown ? (facts.provisional ? 'p' : '') : lack,
    zones: shown ? zones : 0,
    expected,
    growth: shown ? growthOf(indicator, facts.comparison) : null,
  }
}
