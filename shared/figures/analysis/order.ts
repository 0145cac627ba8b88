import { type Ratio, roundRatio } from '../../decimal.ts'
import type { Indicator, Programme } from '../../programme/schema.ts'
import { compareRatios, exactText, newAmount, parseExact } from '../amount.ts'
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
  const valued = valuedFigures(asked, figures)
  return asked.flatMap((kind) => {
    const own = valued(kind, 'zone')
    const ofRegion = Map.groupBy(own, ({ figure }) => regionOf.get(figure.area))
    return regions.flatMap(({ code, level }) => {
      const inArea = level === 'province' ? own : (ofRegion.get(code) ?? [])
      const middle = median(inArea)
      if (!middle) return []
      const place = { area: code, areaLevel: level === 'province' ? level : ('region' as const) }
      const printed = { exact: exactOf(middle), value: roundRatio(middle, kind.indicator.decimals) }
      return [{ ...place, indicator: kind.indicator.code, measure: kind.measure, ...printed, zones: inArea.length }]
    })
  })
}

/** Zones among zones and regions among regions, best first in meaning, in the figures' order; where `statistics` ask for it. */
export function ranksOf(kinds: readonly FigureKind[], figures: readonly Figure[]): readonly Rank[] {
  const asked = kinds.filter(({ indicator }) => indicator.statistics?.includes('rank'))
  const valued = valuedFigures(asked, figures)
  return asked.flatMap((kind) =>
    (['region', 'zone'] as const).flatMap((level) => ranked(kind.indicator, valued(kind, level))),
  )
}

interface Valued {
  readonly figure: Figure
  readonly value: Ratio
  /** The value as a machine number, wrong in its last digits: what differs in more need not be compared exactly. */
  readonly near: number
}

const NEAR = 1e-12

/** The figures of the kinds that have a value, in the figures' order. */
function valuedFigures(kinds: readonly FigureKind[], figures: readonly Figure[]) {
  const found = new Map<string, Figure[]>(kinds.map(({ indicator }) => [indicator.code, []]))
  for (const figure of figures) {
    const own = found.get(figure.indicator)
    if (own && figure.part === null && figure.exact !== null) own.push(figure)
  }
  return ({ indicator, measure }: FigureKind, level: Figure['areaLevel']): readonly Valued[] =>
    (found.get(indicator.code) ?? []).flatMap((figure) => {
      if (figure.measure !== measure || figure.areaLevel !== level || figure.exact === null) return []
      const value = parseExact(figure.exact)
      return { figure, value, near: Number(value.num) / Number(value.den) }
    })
}

function compareValued(a: Valued, b: Valued): number {
  const [difference, size] = [a.near - b.near, Math.abs(a.near) + Math.abs(b.near)]
  return Math.abs(difference) > size * NEAR ? difference : compareRatios(a.value, b.value)
}

/** A rank of 3 beats one of 5 (位次：数值越小越好); of everything else more is better. */
function ranked({ kind }: Indicator, valued: readonly Valued[]): readonly Rank[] {
  const better = kind === 'rank' ? 1 : -1
  const sorted = valued.toSorted((a, b) => better * compareValued(a, b))
  const rankOf = new Map<string, number>()
  let shared = 1
  for (const [index, each] of sorted.entries()) {
    const before = sorted[index - 1]
    if (before && compareValued(before, each) !== 0) shared = index + 1
    rankOf.set(each.figure.area, shared)
  }
  return valued.map(({ figure: { area, areaLevel, indicator, measure } }) => ({
    ...{ area, areaLevel, indicator, part: null, measure, rank: rankOf.get(area) ?? 0, of: valued.length },
  }))
}

function median(values: readonly Valued[]): Ratio | null {
  const sorted = values.toSorted(compareValued)
  const upper = sorted[Math.floor(sorted.length / 2)]?.value
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]?.value
  if (!upper || !lower) return null
  if (upper === lower) return upper
  return { num: upper.num * lower.den + lower.num * upper.den, den: upper.den * lower.den * 2n }
}

/** In lowest terms. */
function exactOf({ num, den }: Ratio): string {
  return exactText(newAmount(num, den)) ?? ''
}
