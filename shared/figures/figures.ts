import type { Period } from '../period.ts'
import type { Measure, TargetOperator } from '../programme/schema.ts'
import type { Timeliness } from '../submission.ts'

/** One zone's filing as the figures see it. Values are canonical decimal text by series id; absent or null where nothing was filed. */
export interface ZoneFiling {
  readonly zone: string
  readonly reported: boolean
  readonly accepted: boolean
  readonly timeliness: Timeliness | null
  /** Quality findings without an explanation: counted provisionally, listed by name. */
  readonly toExplain: boolean
  readonly values: Readonly<Record<string, string | null>>
  /** The same period a year earlier; null where the zone filed nothing then. */
  readonly yearEarlier: Readonly<Record<string, string | null>> | null
}

/** How many zones a figure rests on. reported ≥ accepted; late are counted apart and are part of neither. */
export interface Coverage {
  readonly expected: number
  readonly reported: number
  readonly accepted: number
  /** accepted, but after the due time */
  readonly overdue: number
}

/** Change against the same period of last year, on zones present in both. */
export interface Growth {
  /** percent of the base, or percentage points for ratios and rates */
  readonly unit: 'percent' | 'points'
  /** Rounded once to one decimal, half away from zero, `12.3` or `-0.4`; null with `mark`. */
  readonly value: string | null
  /** Where no rate exists: 扭亏为盈, 转亏, 减亏, 增亏, or a base of zero. */
  readonly mark: 'to-profit' | 'to-loss' | 'loss-narrowed' | 'loss-widened' | 'no-base' | null
  /** Sums over the zones present in both periods, canonical decimals. */
  readonly current: string
  readonly base: string
  readonly zones: number
}

/** Status in the tidy CSV: `p` provisional (some filings unexplained or some zones missing), `r` revised, `e` estimate, `c` confidential, `x` missing, `z` not applicable, `` final. */
export type FigureStatus = '' | 'p' | 'r' | 'e' | 'c' | 'x' | 'z'

export interface Figure {
  readonly area: string
  readonly areaLevel: 'province' | 'region' | 'region-with-inner' | 'zone'
  readonly indicator: string
  readonly part: number | null
  readonly measure: Measure
  /** Exact, canonical; null where nothing was filed or the aggregate is not defined. A quotient is given as `num/den`. */
  readonly exact: string | null
  /** `exact` rounded once to the indicator's decimals. */
  readonly value: string | null
  readonly status: FigureStatus
  /** Zones whose figure is in `value`. */
  readonly zones: number
  readonly growth: Growth | null
}

export interface ZoneStanding {
  readonly zone: string
  readonly region: string
  readonly standing: 'accepted' | 'overdue' | 'to-explain' | 'rejected' | 'missing'
}

export interface TargetProgress {
  readonly target: string
  readonly operator: TargetOperator
  readonly targetValue: string | null
  /** Printed to the indicator's decimals; null where nothing measures it yet. */
  readonly value: string | null
  /** Percent of the target, two decimals; null for lower-is-better, tracked and unmeasured ones. */
  readonly share: string | null
  readonly met: boolean | null
  /** Zones, regions or filings that the value rests on. */
  readonly count: number | null
}

/** Everything that an edition prints, in one canonical value: the same inputs give the same bytes. */
export interface EditionFigures {
  readonly programme: string
  readonly period: Period
  readonly edition: number
  readonly programmeHash: string
  readonly coverage: Coverage
  readonly regionCoverage: Readonly<Record<string, Coverage>>
  readonly figures: readonly Figure[]
  readonly standings: readonly ZoneStanding[]
  readonly targets: readonly TargetProgress[]
}
