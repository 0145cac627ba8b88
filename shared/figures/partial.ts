import * as v from 'valibot'
import type { Measure } from '../programme/schema.ts'
import { checked } from '../records.ts'
import type { AmountText } from './amount.ts'
import type { Coverage, Figure, ZoneStanding } from './figures.ts'
import { CoverageSchema, FigureSchema, MeasureSchema, StandingSchema } from './stored.ts'

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
  readonly comparison: { readonly current: AmountText; readonly base: AmountText; readonly zones: number } | null
}

/** For a target that counts zones: how many are above its threshold, of how many that have the figure. */
export interface PartialCount {
  readonly target: string
  readonly above: number
  readonly measured: number
}

/** What one region gives to an edition; JSON, so that regions can be computed apart and in any order. */
export interface RegionPartial {
  readonly region: string
  readonly coverage: Coverage
  readonly standings: readonly ZoneStanding[]
  readonly figures: readonly PartialFigure[]
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

const PartialSchema = v.strictObject({
  region: v.string(),
  coverage: CoverageSchema,
  standings: v.array(StandingSchema),
  figures: v.array(
    v.strictObject({
      indicator: v.string(),
      measure: MeasureSchema,
      amount: v.nullable(AmountSchema),
      zones: Count,
      notApplicable: Count,
      missing: Count,
      toExplain: Count,
      comparison: v.nullable(v.strictObject({ current: AmountSchema, base: AmountSchema, zones: Count })),
    }),
  ),
  zoneFigures: v.array(FigureSchema),
  counts: v.array(v.strictObject({ target: v.string(), above: Count, measured: Count })),
})
