import type { Period } from '../period.ts'
import type { Bilingual } from '../submission.ts'
import type { Audiences } from './audience.ts'

/** How a number behaves over time: a flow accumulates, a stock is a level at the end, the rest are not added up in time. */
export type IndicatorKind = 'flow' | 'stock' | 'ratio' | 'growth' | 'rank'

/** Which figures of an indicator are filed or computed: of the period itself, of the year to date, at the end of the period. */
export type Measure = 'month' | 'ytd' | 'end'

/** How zones add up to a region. `ratio` divides sums (numerator, denominator); `weighted` weighs by another indicator; `none` prints no aggregate. */
export type Aggregation = 'sum' | 'ratio' | 'weighted' | 'none'

export interface Indicator {
  readonly code: string
  readonly group: string
  readonly name: Bilingual
  readonly unit: Bilingual
  readonly kind: IndicatorKind
  readonly measures: readonly Measure[]
  readonly decimals: number
  /** In which periods it is on the form: every one, quarter ends, year ends, or whenever there is an event (stays on every form). */
  readonly frequency: 'monthly' | 'quarterly' | 'annual' | 'event'
  /** 1月免报: absent from a January form where the calendar does not merge January and February. */
  readonly januaryExempt: boolean
  /** `derived` indicators are computed, never filed. */
  readonly filing: 'required' | 'optional' | 'derived'
  /** Filed once for each of the zone's leading industries (at most `breakdownMax`). */
  readonly breakdown: 'industries' | null
  readonly breakdownMax: number
  readonly mayBeNegative: boolean
  readonly aggregation: Aggregation
  /** Derived: numerator(s) are summed, divided by the denominator (absent: a plain sum), times `scale`. Ratios of sums use the same. */
  readonly numerators: readonly string[]
  readonly denominator: string | null
  readonly scale: number
  /** For `weighted`. */
  readonly weight: string | null
  /** Plausible range for one zone, decimal text in the unit. */
  readonly rangeMin: string | null
  readonly rangeMax: string | null
  readonly growthWarnPercent: number | null
  readonly definition: string
  /** In English; absent where the programme gives none. */
  readonly definitionEn?: string
  readonly source: string
  /** For a filed rate at comparable prices: the indicator whose nominal growth it stands beside. Absent where there is none. */
  readonly growthOf?: string
  /** What areas and zones are put in order by: the median of the zones, their rank and that of the regions. Absent: neither. */
  readonly statistics?: readonly Statistic[]
}

export type Statistic = 'median' | 'rank'

export type CheckKind =
  | 'sum' // subjects[0] = Σ others, within `tolerance`; an indicator broken down by industry adds up all its parts
  | 'part' // every subject ≤ others[0]
  | 'range' // min ≤ value ≤ max; both null: the indicator's own rangeMin and rangeMax
  | 'zero' // value = 0
  | 'monotone' // year to date (within a year), or a stock, does not fall
  | 'identity' // ytd(t) = ytd(t−1) + month(t), within `tolerance`
  | 'ratio-band' // min ≤ subjects[0] / others[0] × scale ≤ max; either bound may be null
  | 'unit-slip' // value / previous ≈ one of `factors`
  | 'change' // |value − previous| ≤ max(tolerance in the unit, `max` percent of previous; null: no such allowance)
  | 'growth' // |filed growth| ≤ max
  | 'copied' // all subjects equal to the previous period
  | 'outlier' // modified z-score of the zone's own earlier figures ≤ max; a deviation below `min` percent of its usual figure is none
  | 'document' // a value above zero needs a document number in the remark beside it (公示 is none)

export interface Check {
  readonly id: string
  readonly severity: 'validity' | 'quality'
  readonly kind: CheckKind
  /** The indicators that it looks at: total or part first, see `kind`. */
  readonly subjects: readonly string[]
  readonly others: readonly string[]
  readonly min: string | null
  readonly max: string | null
  readonly scale: number
  readonly tolerance: string | null
  readonly factors: readonly number[]
  /** By how many percent the level of a finding may differ from one that was explained and count as explained. Absent: 10. */
  readonly sameLevelPercent?: number
  readonly message: Bilingual
  readonly remedy: Bilingual
  readonly source: string
}

/** What a target is measured by. */
export type TargetMetric =
  | 'sum' // the province's aggregate of the indicator
  | 'zones-above' // how many zones are above the threshold
  | 'regions-above' // how many of the units of full coverage are above the threshold
  | 'zone' // one zone's figure
  | 'multiple' // a year's amount over `baselineValue`; of a growth rate, chained from a base year that the plan has to name
  | 'cap' // the largest figure that any zone filed: a ceiling, which is kept or broken
  | 'tracked' // no number in the plan: shown, not scored

export type TargetOperator = '>' | '>=' | '=' | '<=' | 'about'

export interface Target {
  readonly id: string
  readonly plan: string
  readonly statement: Bilingual
  readonly metric: TargetMetric
  readonly indicator: string | null
  readonly zone: string | null
  readonly threshold: string | null
  /** Whether a value equal to the threshold counts (以上 includes, 超过 excludes: 民法典 1259). */
  readonly thresholdIncludes: boolean
  readonly operator: TargetOperator
  readonly value: string | null
  readonly unit: string
  readonly due: string | null
  readonly qualifier: string
  readonly baseline: string
  /** Where it stood before the plan: shown taken off too. For `multiple` what counts as once; null there is an open base. */
  readonly baselineValue: string | null
  /** Indicators that the plan's words may mean as well; for what is only tracked, those that belong to it. All are shown. */
  readonly also: readonly string[]
  readonly openQuestion: Bilingual | null
  readonly source: string
}

export interface Zone {
  readonly id: string
  readonly name: Bilingual
  readonly level: 'national' | 'provincial'
  readonly kind: string
  readonly region: string
  readonly county: string
  readonly industries: readonly string[]
  /** An invented placeholder, not evidence that such a zone exists; shown as such (样例). */
  readonly synthetic: boolean
  readonly note: string
  /** Zones that became this one by merger or under another name; they report no more. Absent where there is none. */
  readonly predecessors?: readonly string[]
  /** Where a predecessor filed in another region than this zone's, by its id; also this zone's own, if it moved. */
  readonly predecessorRegions?: Readonly<Record<string, string>>
}

export interface Region {
  readonly code: string
  readonly name: Bilingual
  readonly level: 'province' | 'unit'
  readonly parent: string | null
  /** One of the units that 全覆盖 counts. */
  readonly inCoverageTarget: boolean
  readonly order: number
  readonly note: string
  /** Its square in a chart of tiles, from 0 at the left and at the top: about where it lies. Absent: such a chart leaves it out. */
  readonly tile?: { readonly x: number; readonly y: number }
}

/** A time in the month after the period, in the programme's zone. */
export interface CalendarTime {
  readonly day: number
  /** `09:00` */
  readonly time: string
}

export interface Calendar {
  readonly timeZone: string
  readonly utcOffset: string
  readonly mergesJanuaryFebruary: boolean
  /** Which periods exist: every month, or December only. */
  readonly frequency: 'monthly' | 'annual'
  readonly opens: CalendarTime
  readonly due: CalendarTime
  readonly closes: CalendarTime
  readonly releases: CalendarTime
  /** Daily time at which zones still missing are reminded, and how many days before the due day it starts. */
  readonly reminds: { readonly time: string; readonly daysBefore: number }
  /** How long an upload under way at closing may take to land, in seconds. */
  readonly settleSeconds: number
}

export interface BulletinPlan {
  readonly series: Bilingual
  /** Key figures of the cover and the mail, in order. */
  readonly keyIndicators: readonly string[]
  /** Columns of the table of regions and of the table of zones, in order. */
  readonly regionIndicators: readonly string[]
  readonly zoneIndicators: readonly string[]
  readonly notes: readonly Bilingual[]
  /** The period of issue 1 in all (总第1期), which may be older than this system; absent: issues are counted by the year alone. */
  readonly firstPeriod?: Period
}

/** What an edition has to meet before it is released, and who may have it earlier. */
export interface ReleaseRules {
  /** Percent of the expected zones whose filings count: below the first the release is held, below the second it is warned of. */
  readonly minimumCoveragePercent: number
  readonly expectedCoveragePercent: number
  /** The longest time, in minutes, that an official may have an edition before its release; 0: nobody may. */
  readonly aheadMinutes: number
  /** Points of the checklist that hold a release here although elsewhere they are only warned of. */
  readonly heldBy?: readonly HoldingPoint[]
}

export const HOLDING_POINTS = ['refused', 'unexplained', 'missing'] as const
export type HoldingPoint = (typeof HOLDING_POINTS)[number]

export interface Programme {
  readonly code: string
  readonly title: Bilingual
  readonly tableNumber: string
  readonly issuedBy: Bilingual
  readonly validUntil: string
  readonly office: { readonly name: Bilingual; readonly contact: Bilingual }
  /** Set where figures or zones are invented: printed wherever figures are shown. */
  readonly sampleNotice: Bilingual | null
  readonly calendar: Calendar
  /** Public cells resting on fewer zones are for suppression. */
  readonly minimumCell: number
  /** Who may see which table; what is not named is for the bulletin's readers. */
  readonly audience?: Audiences
  readonly bulletin: BulletinPlan
  /** Absent: the defaults of `releaseRules`. */
  readonly release?: ReleaseRules
  readonly regions: readonly Region[]
  readonly zones: readonly Zone[]
  readonly indicators: readonly Indicator[]
  readonly checks: readonly Check[]
  readonly targets: readonly Target[]
  /** SHA-256 of the canonical JSON of everything above. */
  readonly hash: string
}
