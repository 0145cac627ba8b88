import * as v from 'valibot'
import type { Measure } from '../programme/schema.ts'
import { checked } from '../records.ts'
import type { AmountText } from './amount.ts'
import type { FigureComparison } from './analysis/analysis.ts'
import { GROUP_LEVELS, type GroupLevel } from './analysis/groups.ts'
import { FigureComparisonSchema } from './analysis/stored-analysis.ts'
import type { Coverage, Figure, ZoneStanding } from './figure.ts'
import { CoverageSchema, FigureSchema, MeasureSchema, StandingSchema } from './stored-parts.ts'

/** One figure of a region before it is printed: exact, and such that regions can be added up. */
export interface PartialFigure {
  readonly indicator: string
  readonly measure: Measure
  /** Null where no zone has it. */
  readonly amount: AmountText | null
  readonly zones: number
  /** Accepted zones for which it does not apply, and those that did not file it. */
  readonly notApplicable: number
  readonly missing: number
  /** Zones in `amount` whose filing still has an open question. */
  readonly toExplain: number
  /** Over the zones that have it in both periods; null where there is none. */
  readonly comparison: ComparisonText | null
  /** 环比 and last period's 同比, each over the zones that have both sides; null where there is none. */
  readonly previous: ComparisonText | null
  readonly pace: ComparisonText | null
  /** All that was filed for the same period of last year and for the period before, by whichever zones. */
  readonly lastYear: SumText | null
  readonly lastPeriod: SumText | null
  /** Of `lastPeriod`, what belongs to zones that have the figure now. */
  readonly covered: SumText | null
}

export interface ComparisonText {
  readonly current: AmountText
  readonly base: AmountText
  readonly zones: number
}

export interface SumText extends AmountText {
  readonly zones: number
}

/** What a region gives to a group of zones across regions. */
export interface PartialGroup {
  readonly level: GroupLevel
  readonly code: string
  readonly coverage: Coverage
  readonly figures: readonly PartialFigure[]
}

/** For a target that counts zones, by one indicator: how many are above its threshold, of how many that have the figure. */
export interface PartialCount {
  readonly target: string
  readonly indicator: string
  readonly above: number
  readonly measured: number
  /** With years to date carried on to a whole year: now, and now and a year earlier over the zones that have both. */
  readonly yearly: number
  readonly now: number
  readonly before: number
  readonly compared: number
}

/** What one region gives to an edition; JSON, so that regions can be computed apart and in any order. */
export interface RegionPartial {
  readonly region: string
  readonly coverage: Coverage
  readonly standings: readonly ZoneStanding[]
  readonly figures: readonly PartialFigure[]
  /** The same by level of zone, kind of zone and leading industry. */
  readonly groups: readonly PartialGroup[]
  /** The zones' own comparisons with the period before, in the order of `zoneFigures`. */
  readonly zoneComparisons: readonly FigureComparison[]
  /** The zones' own figures, ready to print. */
  readonly zoneFigures: readonly Figure[]
  readonly counts: readonly PartialCount[]
}

/** Parses what `aggregate` stored. Throws a StoredShapeError. */
export function parsePartial(data: unknown): RegionPartial {
  return checked(PartialSchema, data, 'partial of a region')
}

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const AmountSchema = v.strictObject({ num: v.string(), den: v.nullable(v.string()) })

const ComparisonTextSchema = v.nullable(v.strictObject({ current: AmountSchema, base: AmountSchema, zones: Count }))
const SumTextSchema = v.nullable(v.strictObject({ num: v.string(), den: v.nullable(v.string()), zones: Count }))

const PartialFigureSchema = v.strictObject({
  indicator: v.string(),
  measure: MeasureSchema,
  amount: v.nullable(AmountSchema),
  zones: Count,
  notApplicable: Count,
  missing: Count,
  toExplain: Count,
  comparison: ComparisonTextSchema,
  previous: ComparisonTextSchema,
  pace: ComparisonTextSchema,
  lastYear: SumTextSchema,
  lastPeriod: SumTextSchema,
  covered: SumTextSchema,
})

const PartialSchema = v.strictObject({
  region: v.string(),
  coverage: CoverageSchema,
  standings: v.array(StandingSchema),
  figures: v.array(PartialFigureSchema),
  groups: v.array(
    v.strictObject({
      level: v.picklist(GROUP_LEVELS),
      code: v.string(),
      coverage: CoverageSchema,
      figures: v.array(PartialFigureSchema),
    }),
  ),
  zoneComparisons: v.array(FigureComparisonSchema),
  zoneFigures: v.array(FigureSchema),
  counts: v.array(
    v.strictObject({
      ...{ target: v.string(), indicator: v.string(), above: Count, measured: Count },
      ...{ yearly: Count, now: Count, before: Count, compared: Count },
    }),
  ),
})
