import { type Ratio, roundRatio } from '../../decimal.ts'
import { compareRatios, parseExact } from '../amount.ts'
import type { EarlierFigure, EarlierFigures } from './earlier.ts'
import { differenceOf } from './exact.ts'

/** One figure through its editions: what was said first, and what is said now. */
export interface Vintage {
  readonly period: string
  readonly indicator: string
  readonly measure: string
  /** As printed, edition by edition; null where an edition had none. */
  readonly values: readonly { readonly edition: number; readonly value: string | null }[]
  /** Last minus first as printed; null unless both have a value. */
  readonly moved: string | null
  /** Of the first value, exactly, `num/den`; null for a first value of zero or none. */
  readonly percentExact: string | null
  /** `percentExact` rounded once to two decimals. */
  readonly movedPercent: string | null
}

/** How much an indicator's first figures move (修订幅度). */
export interface VintageSummary {
  readonly indicator: string
  readonly measure: string
  /** Periods with a first figure, and how many of those were restated since. */
  readonly periods: number
  readonly restated: number
  /** Percent of the first figure over all periods, two decimals: with sign (bias), without (size), and the largest without. */
  readonly meanPercent: string | null
  readonly meanAbsolutePercent: string | null
  readonly largestPercent: string | null
}

const PERCENT_DECIMALS = 2

/** Every figure of an area in the editions given, in order of indicator and period. Several editions of one number: the first stands. */
export function vintagesOf(editions: readonly EarlierFigures[], area: string): readonly Vintage[] {
  const ordered = [...editions].sort((a, b) => compareTexts(a.period, b.period) || a.edition - b.edition)
  const rows = ordered.flatMap(({ period, edition, figures }) =>
    figures.filter((figure) => isAt(figure, area)).map((figure) => ({ period, edition, figure })),
  )
  const groups = Map.groupBy(rows, ({ period, figure }) => `${figure.indicator} ${figure.measure} ${period}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    const last = group.at(-1)
    if (!first || !last) return []
    const { indicator, measure } = first.figure
    const percent = percentMoved(first.figure, last.figure)
    return [
      {
        ...{ period: first.period, indicator, measure },
        values: group.map(({ edition, figure }) => ({ edition, value: figure.value })),
        moved: differenceOf(first.figure.value, last.figure.value),
        percentExact: percent && `${percent.num}/${percent.den}`,
        movedPercent: printed(percent),
      },
    ]
  })
}

/** Per indicator and measure, over all periods. `vintages` are those of one area. */
export function summarizeVintages(vintages: readonly Vintage[]): readonly VintageSummary[] {
  const groups = Map.groupBy(vintages, ({ indicator, measure }) => `${indicator} ${measure}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const percents = group.flatMap(({ percentExact }) => (percentExact === null ? [] : [parseExact(percentExact)]))
    const sizes = percents.map(absolute)
    return [
      {
        ...{ indicator: first.indicator, measure: first.measure, periods: group.length },
        restated: group.filter(({ values }) => values[0]?.value !== values.at(-1)?.value).length,
        meanPercent: printed(mean(percents)),
        meanAbsolutePercent: printed(mean(sizes)),
        largestPercent: printed([...sizes].sort(compareRatios).at(-1) ?? null),
      },
    ]
  })
}

/** An area's own figure: neither a part of one nor the memo that includes the unit inside. */
function isAt({ area, areaLevel, part }: EarlierFigure, wanted: string): boolean {
  return area === wanted && part === null && areaLevel !== 'region-with-inner'
}

function percentMoved(first: EarlierFigure, last: EarlierFigure): Ratio | null {
  if (first.exact === null || last.exact === null) return null
  const [a, b] = [parseExact(first.exact), parseExact(last.exact)]
  if (a.num === 0n) return null
  const size = a.num < 0n ? -a.num : a.num
  return { num: (b.num * a.den - a.num * b.den) * 100n, den: b.den * size }
}

function mean(values: readonly Ratio[]): Ratio | null {
  if (values.length === 0) return null
  const sum = values.reduce((total, { num, den }) => ({ num: total.num * den + num * total.den, den: total.den * den }))
  return { num: sum.num, den: sum.den * BigInt(values.length) }
}

function absolute({ num, den }: Ratio): Ratio {
  return { num: num < 0n ? -num : num, den }
}

function printed(ratio: Ratio | null): string | null {
  return ratio && roundRatio(ratio, PERCENT_DECIMALS)
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
