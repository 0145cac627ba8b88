/** Another way to read a target than the first: by another indicator, or since where it stood before the plan. */
export interface TargetReading {
  readonly indicator: string
  /** What was there before the plan, taken off; null where nothing is. */
  readonly since: string | null
  readonly value: string | null
  readonly share: string | null
  readonly met: boolean | null
  readonly count: number | null
}

/** Where a target is heading. All of it but `change`, `positions` and `readings` is an estimate, by one of two methods that a reader can redo. */
export interface TargetOutlook {
  readonly target: string
  readonly readings: readonly TargetReading[]
  /** What the whole year comes to at the pace of the year to date (×12 ÷ months); null for what is no part of a year. */
  readonly yearly: string | null
  /** Change of that, or of the level, over the past year, and how many zones or regions it rests on. */
  readonly change: string | null
  readonly compared: number | null
  /** Of a rank: places still to gain; 0 once it is there, null of everything else. */
  readonly positions: number | null
  /** Change that is needed until the due date, each year or (within the due year) each month; of a rank places in each assessment. */
  readonly needed: string | null
  readonly per: 'year' | 'month' | 'assessment' | null
  readonly method: 'linear' | 'yearly' | 'chained' | null
  readonly outcome: Outcome
  /** `2028-06`, or a year. */
  readonly date: string | null
  /** Months from the period to that date; of an open base, years that the multiple takes at the present rate. */
  readonly months: number | null
  readonly years: number | null
  /** The rate that those years are chained at, percent. */
  readonly rate: string | null
  /** Null where the plan has no due date. */
  readonly inTime: boolean | null
}

export type Outcome =
  | 'reached'
  | 'readings-differ' // reached by one reading and not by another
  | 'projected'
  | 'away' // it stands still or moves away
  | 'far' // beyond any plan
  | 'no-comparison'
  | 'base-open'
  | 'rank' // it depends on how others do: never carried on
  | 'none' // nothing to estimate: tracked, a cap, no data
