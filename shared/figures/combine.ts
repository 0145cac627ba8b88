import type { EditionRef } from '../keys.ts'
import type { Programme } from '../programme/schema.ts'
import { analyse } from './analysis/analyse.ts'
import { figureOf, readRegion, tallyAreas, tallyGroups } from './area-tally.ts'
import { reportingRegions } from './areas.ts'
import { addCoverage, NO_COVERAGE } from './coverage.ts'
import type { Coverage, ZoneStanding } from './figure.ts'
import type { EditionFigures } from './figures.ts'
import type { RegionPartial } from './partial.ts'
import { planOf } from './plan.ts'
import { targetBook } from './targets/book.ts'
import { targetOutlooks } from './targets/outlook.ts'
import { targetProgress } from './targets/progress.ts'
import { inZoneOrder } from './zone-order.ts'

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
  const plan = planOf(programme, period)
  const { kinds } = plan
  const regions = partials.map(readRegion)
  const areas = tallyAreas(programme, plan, regions)
  const groups = tallyGroups(programme, plan, regions)
  const areaFigures = areas.flatMap((area) => plan.filed.map((planned) => figureOf(area, planned)))
  const figures = [
    ...areaFigures,
    ...inZoneOrder(
      programme,
      partials.map(({ zoneFigures }) => zoneFigures),
    ),
  ]
  const counts = partials.flatMap((partial) => partial.counts)
  const book = targetBook(programme, period, kinds, figures, counts)
  const units = programme.regions.filter(({ level }) => level === 'unit').map((region) => region.code)
  return {
    ...{ programme: code, period, edition, programmeHash: programme.hash },
    coverage: coverageIn([...byRegion.keys()], byRegion),
    regionCoverage: Object.fromEntries(units.map((unit) => [unit, coverageIn([unit], byRegion)])),
    figures,
    standings: standingsInOrder(programme, partials),
    targets: targetProgress(programme, book),
    targetOutlooks: targetOutlooks(programme, period, book),
    analysis: analyse(programme, plan, { areas, groups, figures, partials }),
  }
}

function coverageIn(regions: readonly string[], partials: ReadonlyMap<string, RegionPartial>): Coverage {
  return regions.map((region) => partials.get(region)?.coverage ?? NO_COVERAGE).reduce(addCoverage, NO_COVERAGE)
}

/** Every partial has the zones of its region in the register's order, so one place in each is all that has to be remembered. */
function standingsInOrder(programme: Programme, partials: readonly RegionPartial[]): readonly ZoneStanding[] {
  const places = new Map(partials.map(({ region, standings }) => [region, { standings, next: 0 }]))
  const ordered: ZoneStanding[] = []
  for (const { id, region } of programme.zones) {
    const place = places.get(region)
    const standing = place?.standings[place.next]
    if (!place || standing?.zone !== id)
      throw new RangeError(`the partial of region ${region} has no zone ${id} in its place`)
    place.next += 1
    ordered.push(standing)
  }
  return ordered
}
