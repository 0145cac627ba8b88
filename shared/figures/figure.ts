import type { Period } from '../period.ts'
import type { Measure, TargetOperator } from '../programme/schema.ts'
import type { Timeliness } from '../submission.ts'

/**
 * What a zone filed for a period, by series id: canonical decimal text; null where the zone says that it does not apply (不适用);
 * no entry where it is missing or not available. None of these is zero.
 */
export type FiledFigures = Readonly<Record<string, string | null>>

/** One zone's filing as the figures see it. */
export interface ZoneFiling {
  readonly zone: string
  readonly reported: boolean
  readonly accepted: boolean
  readonly timeliness: Timeliness | null
  /** Quality findings without an explanation: counted provisionally, listed by name. */
  readonly toExplain: boolean
  /** Quality findings (核实性审核) that came with an explanation; absent for none. */
  readonly explained?: number
  readonly values: FiledFigures
  /** The same period a year earlier; null where the zone filed nothing then. */
  readonly yearEarlier: FiledFigures | null
  /** Every earlier period that comparisons rest on, where the zone filed in it. */
  readonly earlier?: Readonly<Record<Period, FiledFigures>>
}

/** How many zones a figure rests on. reported ≥ accepted; late are counted apart and are part of neither. */
export interface Coverage {
  readonly expected: number
  readonly reported: number
  readonly accepted: number
  /** accepted, but after the due time */
  readonly overdue: number
}

/** Change against the same period of last year, on zones present in both (可比口径). */
export interface Growth {
  /** percent of the base; percentage points for what is itself in percent */
  readonly unit: 'percent' | 'points'
  /**
   * Rounded once, half away from zero, `12.3` or `-0.4`: percent to one decimal, points to the indicator's decimals and at least
   * one; null with `mark`.
   */
  readonly value: string | null
  /** Where no rate exists: 扭亏为盈, 转亏, 减亏, 增亏, or a base of zero. */
  readonly mark: 'to-profit' | 'to-loss' | 'loss-narrowed' | 'loss-widened' | 'no-base' | null
  /** Over the zones present in both periods, exact as in `Figure`. */
  readonly current: string
  readonly base: string
  readonly zones: number
}

/** Status in the tidy CSV: `p` provisional (some filings unexplained or some zones missing), `r` revised, `e` estimate, `c` confidential, `x` missing, `z` not applicable, `` final. */
export type FigureStatus = '' | 'p' | 'r' | 'e' | 'c' | 'x' | 'z'

/** One figure of one area: what an edition prints and the tidy CSV lists. */
export interface Figure {
  /** Code of the region or zone. `region-with-inner` has the code of the outer region: its own figure leaves the inner one out. */
  readonly area: string
  readonly areaLevel: 'province' | 'region' | 'region-with-inner' | 'zone'
  readonly indicator: string
  readonly part: number | null
  readonly measure: Measure
  /** Exact, canonical; null where nothing was filed or the figure is not defined. A quotient is `num/den`, whole numbers in lowest terms. */
  readonly exact: string | null
  /** `exact` rounded once to the indicator's decimals. */
  readonly value: string | null
  readonly status: FigureStatus
  /** Zones whose figure is in `value`, and zones that were to report in the area. */
  readonly zones: number
  readonly expected: number
  readonly growth: Growth | null
}

export interface ZoneStanding {
  readonly zone: string
  readonly region: string
  readonly standing: 'accepted' | 'overdue' | 'to-explain' | 'rejected' | 'missing'
  /** Quality findings that the zone explained; absent for none. */
  readonly explained?: number
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
  /** Only in what is published: there is a value, and it would tell too much of too few zones. */
  readonly withheld?: true
}

/** A figure of an area of some level: of those that `Figure` lists, or of a group. */
export type FigureAt<Level extends string> = Omit<Figure, 'areaLevel'> & { readonly areaLevel: Level }
