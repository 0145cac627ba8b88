import type { Group } from './analysis/groups.ts'
import type { Area } from './areas.ts'
import { addCoverage, NO_COVERAGE } from './coverage.ts'
import type { Coverage, FigureAt } from './figure.ts'
import type { FigureKind } from './measures.ts'
import type { PartialFigure, RegionPartial } from './partial.ts'
import { isDefined } from './plan.ts'
import { printFigure } from './print-figure.ts'
import { addPartial, amountOf, comparisonOf, newTally, type Tally } from './tally.ts'

/** An area or group with the sums of everything that belongs to it. */
export interface TalliedArea<Level extends string = Area['level']> {
  readonly code: string
  readonly level: Level
  readonly coverage: Coverage
  /** By `kindKey`. */
  readonly tallies: ReadonlyMap<string, Tally>
}

export function tallyArea(area: Area, partials: ReadonlyMap<string, RegionPartial>): TalliedArea {
  return { code: area.code, level: area.level, ...added(area.regions.flatMap((region) => partials.get(region) ?? [])) }
}

export function tallyGroup({ level, code }: Group, partials: readonly RegionPartial[]): TalliedArea<Group['level']> {
  const own = partials.flatMap(({ groups }) => groups.filter((group) => group.level === level && group.code === code))
  return { code, level, ...added(own) }
}

/** The area's figure as it is printed. */
export function figureOf<Level extends string>(
  { code, level, coverage, tallies }: TalliedArea<Level>,
  kind: FigureKind,
): FigureAt<Level> {
  const tally = tallies.get(kindKey(kind))
  const incomplete = coverage.accepted < coverage.expected || (tally?.missing ?? 0) > 0
  return printFigure({
    ...{ area: code, areaLevel: level, kind, part: null, expected: coverage.expected },
    amount: tally ? amountOf(tally.now) : null,
    zones: tally?.now.zones ?? 0,
    comparison: tally ? comparisonOf(tally.year) : null,
    // A figure that is not defined for areas is no gap; nor is one that applies to none of their zones, once all have said so.
    lack: isDefined(kind) && incomplete ? 'x' : 'z',
    provisional: incomplete || (tally?.toExplain ?? 0) > 0,
  })
}

export function tallyOf({ tallies }: TalliedArea<string>, kind: FigureKind): Tally | undefined {
  return tallies.get(kindKey(kind))
}

function kindKey({ indicator, measure }: FigureKind): string {
  return `${indicator.code}/${measure}`
}

function added(parts: readonly { readonly coverage: Coverage; readonly figures: readonly PartialFigure[] }[]) {
  const tallies = new Map<string, Tally>()
  for (const { figures } of parts) {
    for (const figure of figures) {
      const key = `${figure.indicator}/${figure.measure}`
      const tally = tallies.get(key) ?? newTally()
      tallies.set(key, tally)
      addPartial(tally, figure)
    }
  }
  return { coverage: parts.map(({ coverage }) => coverage).reduce(addCoverage, NO_COVERAGE), tallies }
}
