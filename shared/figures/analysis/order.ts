import { type Ratio, roundRatio } from '../../decimal.ts'
import type { Indicator, Programme } from '../../programme/schema.ts'
import { compareRatios, exactText, parseExact } from '../amount.ts'
import type { Figure } from '../figure.ts'
import type { FigureKind } from '../measures.ts'
import type { Median, Rank } from './analysis.ts'

/** The middle zone of the province and of every region, for indicators whose `statistics` ask for it. */
export function mediansOf(
  kinds: readonly FigureKind[],
  { regions, zones }: Programme,
  figures: readonly Figure[],
): readonly Median[] {
  const asked = kinds.filter(({ indicator }) => indicator.statistics?.includes('median'))
  if (asked.length === 0) return []
  const regionOf = new Map(zones.map(({ id, region }) => [id, region]))
  return asked.flatMap((kind) => {
    const own = figuresOf(kind, 'zone', figures)
    const ofRegion = Map.groupBy(own, ({ area }) => regionOf.get(area))
    return regions.flatMap(({ code, level }) => {
      const inArea = level === 'province' ? own : (ofRegion.get(code) ?? [])
      const middle = median(inArea.map(({ value }) => value))
      if (!middle) return []
      const place = { area: code, areaLevel: level === 'province' ? level : ('region' as const) }
      const printed = { exact: exactOf(middle), value: roundRatio(middle, kind.indicator.decimals) }
      return [{ ...place, indicator: kind.indicator.code, measure: kind.measure, ...printed, zones: inArea.length }]
    })
  })
}

/** Zones among zones and regions among regions, best first in meaning, in the figures' order; where `statistics` ask for it. */
export function ranksOf(kinds: readonly FigureKind[], figures: readonly Figure[]): readonly Rank[] {
  return kinds
    .filter(({ indicator }) => indicator.statistics?.includes('rank'))
    .flatMap((kind) =>
      (['region', 'zone'] as const).flatMap((level) => ranked(kind.indicator, figuresOf(kind, level, figures))),
    )
}

interface Valued {
  readonly area: string
  readonly figure: Figure
  readonly value: Ratio
}

function figuresOf(kind: FigureKind, level: Figure['areaLevel'], figures: readonly Figure[]): readonly Valued[] {
  return figures.flatMap((figure) => {
    const { areaLevel, indicator, measure, part, exact } = figure
    const fits = areaLevel === level && indicator === kind.indicator.code && measure === kind.measure && part === null
    return fits && exact !== null ? [{ area: figure.area, figure, value: parseExact(exact) }] : []
  })
}

/** A rank of 3 beats one of 5 (位次：数值越小越好); of everything else more is better. */
function ranked({ kind }: Indicator, valued: readonly Valued[]): readonly Rank[] {
  const better = kind === 'rank' ? 1 : -1
  const sorted = valued.toSorted((a, b) => better * compareRatios(a.value, b.value))
  const rankOf = new Map<string, number>()
  let shared = 1
  for (const [index, { area, value }] of sorted.entries()) {
    const before = sorted[index - 1]
    if (before && compareRatios(before.value, value) !== 0) shared = index + 1
    rankOf.set(area, shared)
  }
  return valued.map(({ figure: { area, areaLevel, indicator, measure } }) => ({
    ...{ area, areaLevel, indicator, part: null, measure, rank: rankOf.get(area) ?? 0, of: valued.length },
  }))
}

function median(values: readonly Ratio[]): Ratio | null {
  const sorted = values.toSorted(compareRatios)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  if (!upper || !lower) return null
  if (upper === lower) return upper
  return { num: upper.num * lower.den + lower.num * upper.den, den: upper.den * lower.den * 2n }
}

/** In lowest terms. */
function exactOf({ num, den }: Ratio): string {
  return exactText({ num, den }) ?? ''
}
