import * as v from 'valibot'
import { checked } from '../records.ts'
import type { FigureComparison } from './analysis/analysis.ts'
import { FigureComparisonSchema } from './analysis/stored-analysis.ts'
import type { Coverage, Figure, ZoneStanding } from './figure.ts'
import { CoverageSchema, FigureSchema, StandingSchema } from './stored-parts.ts'

/** A count of millionths: a safe integer, or the digits of one beyond. */
export type StoredMicro = number | string

/** The sums of all figures of some zones, one beside the other, exactly; what is where, `tally.ts` knows. */
export interface StoredTallies {
  readonly plain: readonly number[]
  readonly zones: readonly number[]
  /** What comes to `plain`: quotients by their two parts, and all beyond safe integers. */
  readonly apart: readonly { readonly at: number; readonly num: StoredMicro; readonly den: StoredMicro | null }[]
  readonly missing: readonly number[]
  readonly toExplain: readonly number[]
}

/** The zones of a region that are of one level and kind: each zone is in one sort, and every division of the region is a sum of these. */
export interface PartialSort {
  readonly level: string
  readonly kind: string
  readonly coverage: Coverage
  readonly tallies: StoredTallies
}

/** What a region gives to a leading industry: of the figures that are filed by industry. */
export interface PartialIndustry {
  readonly name: string
  readonly coverage: Coverage
  readonly tallies: StoredTallies
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
  readonly sorts: readonly PartialSort[]
  readonly industries: readonly PartialIndustry[]
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
const Counts = v.custom<readonly number[]>((data) => Array.isArray(data) && data.every(isCount))
const Micros = v.custom<readonly number[]>((data) => Array.isArray(data) && data.every(Number.isSafeInteger))
const MicroSchema = v.union([v.pipe(v.number(), v.safeInteger()), v.pipe(v.string(), v.regex(/^-?\d+$/))])

const TalliesSchema = v.strictObject({
  plain: Micros,
  zones: Counts,
  apart: v.array(v.strictObject({ at: Count, num: MicroSchema, den: v.nullable(MicroSchema) })),
  missing: Counts,
  toExplain: Counts,
})

const PartialSchema = v.strictObject({
  region: v.string(),
  coverage: CoverageSchema,
  standings: v.array(StandingSchema),
  sorts: v.array(
    v.strictObject({ level: v.string(), kind: v.string(), coverage: CoverageSchema, tallies: TalliesSchema }),
  ),
  industries: v.array(v.strictObject({ name: v.string(), coverage: CoverageSchema, tallies: TalliesSchema })),
  zoneComparisons: v.array(FigureComparisonSchema),
  zoneFigures: v.array(FigureSchema),
  counts: v.array(
    v.strictObject({
      ...{ target: v.string(), indicator: v.string(), above: Count, measured: Count },
      ...{ yearly: Count, now: Count, before: Count, compared: Count },
    }),
  ),
})

function isCount(data: unknown): boolean {
  return Number.isSafeInteger(data) && Number(data) >= 0
}
