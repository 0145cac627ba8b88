import type { Programme } from '../programme/schema.ts'
import { type GroupLevel, groupsOf } from './analysis/groups.ts'
import { type Area, areasOf } from './areas.ts'
import { addCoverage, NO_COVERAGE } from './coverage.ts'
import type { Coverage, FigureAt } from './figure.ts'
import type { PartialIndustry, PartialSort, RegionPartial } from './partial.ts'
import { isDefined, type Plan, type PlannedFigure } from './plan.ts'
import { printFigure } from './print-figure.ts'
import { addTallies, amountOf, comparisonOf, newTallies, readTallies, type Tallies, zonesOf } from './tally.ts'

/** An area or group with the sums of everything that belongs to it. */
export interface TalliedArea<Level extends string = Area['level']> {
  readonly code: string
  readonly level: Level
  readonly coverage: Coverage
  readonly tallies: Tallies
}

export type TalliedGroup = TalliedArea<GroupLevel>

/** The sums that a region gives, read once for all that they are added to. */
export interface TalliedRegion {
  readonly region: string
  readonly sorts: readonly TalliedSort[]
  readonly industries: readonly TalliedIndustry[]
}

type Read<Stored> = Omit<Stored, 'tallies'> & { readonly tallies: Tallies }
type TalliedSort = Read<PartialSort>
type TalliedIndustry = Read<PartialIndustry>

export function readRegion({ region, sorts, industries }: RegionPartial): TalliedRegion {
  return {
    region,
    sorts: sorts.map((sort) => ({ ...sort, tallies: readTallies(sort.tallies) })),
    industries: industries.map((industry) => ({ ...industry, tallies: readTallies(industry.tallies) })),
  }
}

/** The province, units and memo areas in the programme's order, each the sum of its regions. */
export function tallyAreas(
  programme: Programme,
  plan: Plan,
  tallied: readonly TalliedRegion[],
): readonly TalliedArea[] {
  const count = figureCount(plan)
  const regions = new Map(tallied.map(({ region, sorts }) => [region, sumOf(count, sorts)]))
  return areasOf(programme).map(({ code, level, regions: own }) => {
    const parts = own.flatMap((region) => regions.get(region) ?? [])
    return { code, level, ...sumOf(count, parts) }
  })
}

/** Levels, kinds and leading industries in the order of the programme's register. */
export function tallyGroups(
  programme: Programme,
  plan: Plan,
  tallied: readonly TalliedRegion[],
): readonly TalliedGroup[] {
  const sorts = tallied.flatMap((region) => region.sorts)
  const industries = Map.groupBy(
    tallied.flatMap((region) => region.industries),
    ({ name }) => name,
  )
  const sortsOf = (belongs: (sort: TalliedSort) => boolean) => sumOf(figureCount(plan), sorts.filter(belongs))
  return groupsOf(programme).map(({ level, code }): TalliedGroup => {
    if (level === 'zone-level') return { code, level, ...sortsOf((sort) => sort.level === code) }
    if (level === 'zone-kind') return { code, level, ...sortsOf((sort) => sort.kind === code) }
    return { code, level, ...sumOf(plan.industryFigures, industries.get(code) ?? []) }
  })
}

/** Where a figure's sums are in the area's; null where it has none. */
export function placeIn({ level }: TalliedArea<string>, { place, industryPlace, area }: PlannedFigure): number | null {
  if (level === 'industry') return industryPlace
  return area ? place : null
}

/** The area's figure as it is printed. */
export function figureOf<Level extends string>(of: TalliedArea<Level>, planned: PlannedFigure): FigureAt<Level> {
  const { code, level, coverage, tallies } = of
  const { kind } = planned
  const place = placeIn(of, planned)
  const gaps = place !== null && (tallies.missing[place] ?? 0) > 0
  const incomplete = coverage.accepted < coverage.expected || gaps
  return printFigure({
    ...{ area: code, areaLevel: level, kind, part: null, expected: coverage.expected },
    amount: place === null ? null : amountOf(tallies, place, 'now'),
    zones: place === null ? 0 : zonesOf(tallies, place, 'now'),
    comparison: place === null ? null : comparisonOf(tallies, place, 'year'),
    // A figure that is not defined for areas is no gap; nor is one that applies to none of their zones, once all have said so.
    lack: isDefined(kind) && incomplete ? 'x' : 'z',
    provisional: incomplete || (place !== null && (tallies.toExplain[place] ?? 0) > 0),
  })
}

function figureCount({ filed, derived }: Plan): number {
  return filed.length + derived.length
}

type Summand = Pick<TalliedArea, 'coverage' | 'tallies'>

function sumOf(figures: number, parts: readonly Summand[]): Summand {
  const tallies = newTallies(figures)
  for (const part of parts) addTallies(tallies, part.tallies)
  return { coverage: parts.map(({ coverage }) => coverage).reduce(addCoverage, NO_COVERAGE), tallies }
}
