import type { Ratio } from '../../decimal.ts'
import type { Period } from '../../period.ts'
import type { Indicator, Programme, Target } from '../../programme/schema.ts'
import { compareRatios, parseExact } from '../amount.ts'
import type { Figure } from '../figure.ts'
import type { FigureKind } from '../measures.ts'
import type { PartialCount } from '../partial.ts'
import { indicatorsOf } from '../zone-amount.ts'
import { isAbove, targetKind } from './counts.ts'
import { isRankTarget } from './rank.ts'
import { carriedOn, isPartOfYear } from './year.ts'

/** What measures a target by one indicator, exactly. */
export interface Reached {
  readonly value: Ratio
  readonly decimals: number
  /** Zones or regions that it rests on. */
  readonly count: number
  /** `value`, or where that is only a part of a year, what the whole year comes to at its pace. */
  readonly yearly: Ratio
  readonly partOfYear: boolean
  /** Of a rank, how often it is given; null of everything else. */
  readonly assessed: Indicator['frequency'] | null
  /** `yearly` now and a year earlier, over what has both; null where nothing has. */
  readonly compared: { readonly now: Ratio; readonly before: Ratio; readonly count: number } | null
}

export interface TargetBook {
  /** Null where nothing measures it, or not in this period. */
  reached(target: Target, indicator: string | null): Reached | null
}

/** `figures` and `counts` are those of all regions and zones, in any order. */
export function targetBook(
  programme: Programme,
  period: Period,
  kinds: readonly FigureKind[],
  figures: readonly Figure[],
  counts: readonly PartialCount[],
): TargetBook {
  const indicators = indicatorsOf(programme)
  const wanted = new Set(programme.targets.flatMap(({ indicator, also }) => [indicator, ...also]))
  const own = Map.groupBy(
    figures.filter((f) => f.part === null && wanted.has(f.indicator)),
    (f) => f.indicator,
  )
  return {
    reached(target, indicator) {
      const kind = targetKind(indicator, kinds)
      if (!kind) return null
      const of = (own.get(kind.indicator.code) ?? []).filter(({ measure }) => measure === kind.measure)
      const partOfYear = isPartOfYear(indicators, kind)
      const yearly = (value: Ratio) => (partOfYear ? carriedOn(value, period) : value)
      const place: Place = { programme, target, kind, partOfYear, yearly }
      return target.metric === 'zones-above' ? countedZones(place, counts) : measured(place, of, counts)
    },
  }
}

interface Place {
  readonly programme: Programme
  readonly target: Target
  readonly kind: FigureKind
  readonly partOfYear: boolean
  readonly yearly: (value: Ratio) => Ratio
}

function measured(place: Place, figures: readonly Figure[], counts: readonly PartialCount[]): Reached | null {
  const { target } = place
  switch (target.metric) {
    case 'zone':
      return ofZone(
        place,
        figures.find((f) => f.areaLevel === 'zone' && f.area === target.zone),
        counts,
      )
    case 'cap':
      return ofFigure(place, largest(figures))
    case 'regions-above':
      return countedRegions(place, figures)
    default:
      // A goal of one zone may be a multiple, or only tracked.
      return ofFigure(
        place,
        figures.find((f) => (target.zone === null ? f.areaLevel === 'province' : isZone(f, target.zone))),
      )
  }
}

/** A rank has no growth: where it stood a year earlier is counted apart. */
function ofZone(place: Place, figure: Figure | undefined, counts: readonly PartialCount[]): Reached | null {
  const { target, kind } = place
  const reached = ofFigure(place, figure)
  if (!reached || !isRankTarget(target, kind.indicator)) return reached
  const own = counts.find((count) => count.target === target.id && count.indicator === kind.indicator.code)
  const both = own && own.compared > 0 ? { now: whole(own.now), before: whole(own.before), count: 1 } : null
  return { ...reached, assessed: kind.indicator.frequency, compared: both }
}

function isZone({ area, areaLevel }: Figure, zone: string): boolean {
  return areaLevel === 'zone' && area === zone
}

function ofFigure({ kind, yearly, partOfYear }: Place, figure: Figure | undefined): Reached | null {
  if (!figure?.exact) return null
  const value = parseExact(figure.exact)
  const { growth } = figure
  return {
    ...{
      value,
      yearly: yearly(value),
      partOfYear,
      assessed: null,
      decimals: kind.indicator.decimals,
      count: figure.zones,
    },
    compared: growth && {
      now: yearly(parseExact(growth.current)),
      before: yearly(parseExact(growth.base)),
      count: growth.zones,
    },
  }
}

/** The largest of the zones' own figures, the first of equal ones. */
function largest(figures: readonly Figure[]): Figure | undefined {
  const filed = figures.flatMap((f) =>
    f.areaLevel === 'zone' && f.exact !== null ? [{ f, value: parseExact(f.exact) }] : [],
  )
  return filed.reduce<(typeof filed)[number] | undefined>(
    (most, each) => (most && compareRatios(most.value, each.value) >= 0 ? most : each),
    undefined,
  )?.f
}

function countedZones({ target, kind, partOfYear }: Place, counts: readonly PartialCount[]): Reached | null {
  const own = counts.filter((count) => count.target === target.id && count.indicator === kind.indicator.code)
  const sum = (of: (count: PartialCount) => number) => own.reduce((total, count) => total + of(count), 0)
  return counted({
    ...{ above: sum((c) => c.above), measured: sum((c) => c.measured), yearly: sum((c) => c.yearly), partOfYear },
    ...{ now: sum((c) => c.now), before: sum((c) => c.before), compared: sum((c) => c.compared) },
  })
}

/** The units that 全覆盖 counts, each with its own figure: the inner one apart from the outer. */
function countedRegions({ programme, target, yearly, partOfYear }: Place, figures: readonly Figure[]): Reached | null {
  const covered = new Set(programme.regions.filter((r) => r.inCoverageTarget).map(({ code }) => code))
  const units = figures.filter((f) => f.areaLevel === 'region' && covered.has(f.area))
  const above = (values: readonly Ratio[]) => values.filter((value) => isAbove(target, value)).length
  const values = units.flatMap(({ exact }) => (exact === null ? [] : [parseExact(exact)]))
  const both = units.flatMap(({ growth }) => growth ?? [])
  return counted({
    ...{ above: above(values), measured: values.length, yearly: above(values.map(yearly)), partOfYear },
    now: above(both.map(({ current }) => yearly(parseExact(current)))),
    before: above(both.map(({ base }) => yearly(parseExact(base)))),
    compared: both.length,
  })
}

interface Counted extends Omit<PartialCount, 'target' | 'indicator'> {
  readonly partOfYear: boolean
}

/** A count of nothing measured says nothing; a count of none above the threshold is a zero. */
function counted({ above, measured: count, yearly, now, before, compared, partOfYear }: Counted): Reached | null {
  if (count === 0) return null
  return {
    ...{ value: whole(above), decimals: 0, count, yearly: whole(yearly), partOfYear, assessed: null },
    compared: compared === 0 ? null : { now: whole(now), before: whole(before), count: compared },
  }
}

function whole(count: number): Ratio {
  return { num: BigInt(count), den: 1n }
}
