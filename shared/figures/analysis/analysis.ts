import type { Figure, FigureAt, Growth } from '../figure.ts'
import type { GroupLevel } from './groups.ts'

/**
 * What stands beside an edition's figures: every comparison, the same figures by groups of zones, months and years to date that
 * nobody filed, who contributed what, and the order of zones and regions. All of it follows from the same filings.
 */
export interface Analysis {
  /** At most one a figure, in the figures' order; a figure without any comparison has none. */
  readonly comparisons: readonly FigureComparison[]
  readonly groups: readonly GroupFigure[]
  readonly derived: readonly Figure[]
  readonly contributions: readonly Contribution[]
  readonly medians: readonly Median[]
  readonly ranks: readonly Rank[]
}

/** By level of zone, kind of zone (all figures) or leading industry (figures that are filed by industry). */
export type GroupFigure = FigureAt<GroupLevel>

type AreaLevel = Figure['areaLevel'] | GroupLevel

/** Which figure something is said about. */
export interface FigurePlace extends Pick<Figure, 'area' | 'indicator' | 'part' | 'measure'> {
  readonly areaLevel: AreaLevel
}

export interface FigureComparison extends FigurePlace {
  /** 同比 of everything filed now against everything filed then, beside `Figure.growth` on zones present in both. Areas only. */
  readonly plain: Growth | null
  /** 环比: against the period before, on zones present in both; null where there is no such comparison, or a gap. */
  readonly previous: Growth | null
  readonly pace: Pace | null
  /** Percent, one decimal: how much of last year's, and of last period's, value belongs to zones that have filed now. */
  readonly coveredOfLastYear: string | null
  readonly coveredOfLastPeriod: string | null
  /** A growth rate that was filed at comparable prices beside the nominal growth of this figure; never computed from it. */
  readonly filed: { readonly indicator: string; readonly value: string } | null
}

/** Growth of growth (加快, 回落): the printed 同比 of this period less that of the period before, in percentage points. */
export interface Pace {
  readonly before: string
  readonly change: string
}

/** Of a region or leading industry to the province, on comparable zones: the parts of a level add up to 100 % and to the growth. */
export interface Contribution extends FigurePlace {
  readonly areaLevel: 'region' | 'industry'
  /** 贡献率: percent of the province's increase, one decimal; null where the province did not change. */
  readonly share: string | null
  /** 拉动: percentage points of the province's growth, two decimals; null where the base is not positive. */
  readonly pull: string | null
}

/** The middle of the zones that have the figure, or the mean of the two in the middle. */
export interface Median extends Pick<FigurePlace, 'area' | 'areaLevel' | 'indicator' | 'measure'> {
  /** Exact as in `Figure`, and rounded once to the indicator's decimals. */
  readonly exact: string
  readonly value: string
  readonly zones: number
}

/** 1 is best: the highest, or the lowest of an indicator that is itself a rank. Equals share a rank, and the next one is left out. */
export interface Rank extends FigurePlace {
  readonly rank: number
  readonly of: number
}
