import type { EditionRef } from '../keys.ts'
import type { Programme } from '../programme/schema.ts'
import { addComparisons } from './aggregate.ts'
import { type Amount, addAmounts, readAmount } from './amount.ts'
import { type Area, areasOf, reportingRegions } from './areas.ts'
import { addCoverage, NO_COVERAGE } from './coverage.ts'
import type { Coverage, EditionFigures, Figure, ZoneStanding } from './figures.ts'
import type { Comparison } from './growth.ts'
import { type FigureKind, figureKinds } from './measures.ts'
import type { PartialFigure, RegionPartial } from './partial.ts'
import { printFigure } from './print-figure.ts'
import { targetProgress } from './targets.ts'

/**
 * An edition's figures from its regions, in any order: province, units, memo figures, zones, in the programme's order. Throws
 * unless there is exactly one partial of every region in which zones report: a sum over fewer would look like a total.
 */
export function combineRegions(
  programme: Programme,
  { programme: code, period, edition }: EditionRef,
  partials: readonly RegionPartial[],
): EditionFigures {
  const expected = reportingRegions(programme).join(' ')
  const given = partials
    .map(({ region }) => region)
    .sort()
    .join(' ')
  if (given !== expected) throw new RangeError(`partials of regions ${given || 'none'}, expected ${expected}`)

  const byRegion = new Map(partials.map((partial) => [partial.region, partial]))
  const kinds = figureKinds(programme, period)
  const areaFigures = areasOf(programme).flatMap((area) => figuresOf(area, kinds, byRegion))
  const figures = [
    ...areaFigures,
    ...inZoneOrder(
      programme,
      partials.flatMap(({ zoneFigures }) => zoneFigures),
    ),
  ]
  const units = programme.regions.filter(({ level }) => level === 'unit').map((region) => region.code)
  return {
    ...{ programme: code, period, edition, programmeHash: programme.hash },
    coverage: coverageIn([...byRegion.keys()], byRegion),
    regionCoverage: Object.fromEntries(units.map((unit) => [unit, coverageIn([unit], byRegion)])),
    figures,
    standings: standingsInOrder(programme, partials),
    targets: targetProgress(
      programme,
      kinds,
      figures,
      partials.flatMap(({ counts }) => counts),
    ),
  }
}

type Partials = ReadonlyMap<string, RegionPartial>

function figuresOf(area: Area, kinds: readonly FigureKind[], partials: Partials): readonly Figure[] {
  const coverage = coverageIn(area.regions, partials)
  const own = area.regions.flatMap((region) => partials.get(region) ?? [])
  return kinds.map((kind) => {
    const parts = own.flatMap(({ figures }) => figures.find((f) => isOf(f, kind)) ?? [])
    const sum = (count: (part: PartialFigure) => number) => parts.reduce((total, part) => total + count(part), 0)
    const incomplete = coverage.accepted < coverage.expected || sum((part) => part.missing) > 0
    return printFigure({
      ...{ area: area.code, areaLevel: area.level, kind, part: null, expected: coverage.expected },
      amount: parts.reduce<Amount | null>((total, { amount }) => addAmounts(total, amount && readAmount(amount)), null),
      zones: sum((part) => part.zones),
      comparison: parts.reduce<Comparison | null>((total, part) => addComparisons(total, readComparison(part)), null),
      // A figure that is not defined for areas is no gap; nor is one that applies to none of their zones, once all have said so.
      lack: isDefined(kind) && incomplete ? 'x' : 'z',
      provisional: incomplete || sum((part) => part.toExplain) > 0,
    })
  })
}

function isDefined({ indicator, computable }: FigureKind): boolean {
  return indicator.aggregation !== 'none' && computable
}

function isOf(figure: PartialFigure, { indicator, measure }: FigureKind): boolean {
  return figure.indicator === indicator.code && figure.measure === measure
}

function readComparison({ comparison }: PartialFigure): Comparison | null {
  if (!comparison) return null
  const { current, base, zones } = comparison
  return { current: readAmount(current), base: readAmount(base), zones }
}

function coverageIn(regions: readonly string[], partials: Partials): Coverage {
  return regions.map((region) => partials.get(region)?.coverage ?? NO_COVERAGE).reduce(addCoverage, NO_COVERAGE)
}

function inZoneOrder(programme: Programme, figures: readonly Figure[]): readonly Figure[] {
  const ofZone = Map.groupBy(figures, ({ area }) => area)
  return programme.zones.flatMap(({ id }) => ofZone.get(id) ?? [])
}

function standingsInOrder(programme: Programme, partials: readonly RegionPartial[]): readonly ZoneStanding[] {
  const ofZone = new Map(partials.flatMap(({ standings }) => standings.map((standing) => [standing.zone, standing])))
  return programme.zones.flatMap(({ id }) => ofZone.get(id) ?? [])
}
