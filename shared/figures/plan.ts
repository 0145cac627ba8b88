import type { Period } from '../period.ts'
import type { Programme, Zone } from '../programme/schema.ts'
import type { FigureKind } from './measures.ts'
import { derivedKinds, figureKinds } from './measures.ts'
import { areaSlot, derivedSlot, filedSlot, type Slot } from './slots.ts'
import { indicatorsOf } from './zone-amount.ts'

/** One figure of a period with how it is read, for areas and for a zone itself. */
export interface PlannedFigure {
  readonly kind: FigureKind
  /** Where its sums are, beside those of the other figures. */
  readonly place: number
  /** The same among the figures that leading industries have; null where they have none. */
  readonly industryPlace: number | null
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
  /** Of `kinds`, in the same places. */
  readonly filed: readonly PlannedFigure[]
  /** What nobody filed and areas have all the same; their places follow. */
  readonly derived: readonly PlannedFigure[]
  /** How many figures a leading industry has: those that are filed by industry. */
  readonly industryFigures: number
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
  const kinds = figureKinds(programme, period)
  const read = figureReader(programme, period)
  let industryFigures = 0
  const filed = kinds.map((kind, place): PlannedFigure => {
    const figure = read(kind)
    const byIndustry = figure.area !== null && kind.indicator.breakdown !== null
    return { ...figure, kind, place, industryPlace: byIndustry ? industryFigures++ : null }
  })
  const derived = derivedKinds(programme, period).map((kind, index): PlannedFigure => {
    const place = { place: kinds.length + index, industryPlace: null }
    return { kind, ...place, area: derivedSlot(programme, period, kind), own: null, compared: false }
  })
  return { kinds, filed, derived, industryFigures }
}

type Read = Pick<PlannedFigure, 'area' | 'own' | 'compared'>

function figureReader(programme: Programme, period: Period): (kind: FigureKind) => Read {
  const indicators = indicatorsOf(programme)
  const { keyIndicators, zoneIndicators } = programme.bulletin
  const shown = new Set([...keyIndicators, ...zoneIndicators])
  return (kind) => {
    const { indicator, computable } = kind
    const area = isDefined(kind) ? areaSlot(programme, period, indicators, kind) : null
    const parts = indicator.breakdown === null ? [null] : numbers(indicator.breakdownMax)
    const compared = shown.has(indicator.code)
    if (indicator.filing === 'derived') {
      const own = area ?? (computable ? areaSlot(programme, period, indicators, kind) : null)
      return { area, compared, own: own && [own] }
    }
    // Plain sums read of a zone what the zone shows: once is enough.
    const same = area && indicator.breakdown === null && indicator.aggregation === 'sum'
    return { area, compared, own: same ? [area] : parts.map((part) => filedSlot(programme, period, kind, part)) }
  }
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_none, index) => index + 1)
}
