import type { Period } from '../period.ts'
import type { Programme, Zone } from '../programme/schema.ts'
import type { DerivedKind, FigureKind } from './measures.ts'
import { derivedKinds, figureKinds } from './measures.ts'
import { areaSlot, derivedSlot, filedSlot, type Slot } from './slots.ts'
import { indicatorsOf } from './zone-amount.ts'

/** One figure of a period with how it is read, for areas and for a zone itself. */
export interface PlannedFigure {
  readonly kind: FigureKind
  /** Null where areas have no such figure: a filed rate, or one whose weights are not on this period's forms. */
  readonly area: Slot | null
  /** What the zone's own row shows: the same, or what it filed. One a part; null where a zone shows none. */
  readonly own: readonly Slot[] | null
  /** Whether a zone's own comparisons are listed: where the bulletin shows the indicator of zones. */
  readonly compared: boolean
}

/** A programme's period, looked up once: what the close of thousands of zones reads of each. */
export interface Plan {
  readonly kinds: readonly FigureKind[]
  readonly derived: readonly DerivedKind[]
  /** Of `kinds`, then of `derived`. */
  readonly figures: readonly PlannedFigure[]
  /** Whether anything is filed by leading industry. */
  readonly hasParts: boolean
}

const PLANS = new WeakMap<Programme, Map<Period, Plan>>()

export function planOf(programme: Programme, period: Period): Plan {
  const plans = PLANS.get(programme) ?? new Map<Period, Plan>()
  const plan = plans.get(period) ?? makePlan(programme, period)
  PLANS.set(programme, plans.set(period, plan))
  return plan
}

/** How many numbered parts of a broken-down figure a zone has: its leading industries, one where it has no approved list. */
export function partCount({ indicator }: FigureKind, zone: Zone): number {
  if (indicator.breakdown === null) return 1
  return Math.min(Math.max(zone.industries.length, 1), indicator.breakdownMax)
}

/** Whether areas have the figure at all. */
export function isDefined({ indicator, computable }: FigureKind): boolean {
  return indicator.aggregation !== 'none' && computable
}

function makePlan(programme: Programme, period: Period): Plan {
  const indicators = indicatorsOf(programme)
  const { keyIndicators, zoneIndicators } = programme.bulletin
  const shown = new Set([...keyIndicators, ...zoneIndicators])
  const kinds = figureKinds(programme, period)
  const derived = derivedKinds(programme, period)
  const planned = kinds.map((kind): PlannedFigure => {
    const { indicator, computable } = kind
    const area = isDefined(kind) ? areaSlot(programme, period, indicators, kind) : null
    const parts = indicator.breakdown === null ? [null] : numbers(indicator.breakdownMax)
    const compared = shown.has(indicator.code)
    if (indicator.filing === 'derived') {
      const own = area ?? (computable ? areaSlot(programme, period, indicators, kind) : null)
      return { kind, area, compared, own: own && [own] }
    }
    // Plain sums read of a zone what the zone shows: once is enough.
    const same = area && indicator.breakdown === null && indicator.aggregation === 'sum'
    return { kind, area, compared, own: same ? [area] : parts.map((part) => filedSlot(programme, period, kind, part)) }
  })
  const months = derived.map((kind): PlannedFigure => {
    return { kind, area: derivedSlot(programme, period, kind), own: null, compared: false }
  })
  const hasParts = kinds.some(({ indicator }) => indicator.breakdown !== null)
  return { kinds, derived, figures: [...planned, ...months], hasParts }
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_none, index) => index + 1)
}
