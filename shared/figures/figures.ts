import type { Period } from '../period.ts'
import type { Analysis } from './analysis/analysis.ts'
import type { Coverage, Figure, TargetProgress, ZoneStanding } from './figure.ts'
import type { TargetOutlook } from './targets/target-outlook.ts'
import type { TrendSeries } from './trend.ts'

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
  /** Of the same targets in the same order: other readings, pace and estimates. */
  readonly targetOutlooks: readonly TargetOutlook[]
  /** What the figures mean beside each other: comparisons, groups, months, contributions, order. */
  readonly analysis?: Analysis
  /** Key figures of the whole through the last 13 periods. */
  readonly trend?: readonly TrendSeries[]
}
