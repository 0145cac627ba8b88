import type { Programme } from '../../programme/schema.ts'
import { figureOf, placeIn, type TalliedArea, type TalliedGroup } from '../area-tally.ts'
import type { Figure } from '../figure.ts'
import type { RegionPartial } from '../partial.ts'
import { isDefined, type Plan } from '../plan.ts'
import { inZoneOrder } from '../zone-order.ts'
import type { Analysis } from './analysis.ts'
import { areaComparison, withFiledGrowth } from './comparisons.ts'
import { contributionsOf } from './contributions.ts'
import { mediansOf, ranksOf } from './order.ts'

/** What there is to analyse: sums of areas and groups, and the figures printed from the regions' partials. */
export interface Analysed {
  readonly areas: readonly TalliedArea[]
  readonly groups: readonly TalliedGroup[]
  readonly figures: readonly Figure[]
  readonly partials: readonly RegionPartial[]
}

/** What an edition says about its figures, from the same sums. */
export function analyse(programme: Programme, plan: Plan, { areas, groups, figures, partials }: Analysed): Analysis {
  const { kinds, filed, derived } = plan
  const compared = (area: TalliedArea | TalliedGroup) => filed.flatMap((planned) => areaComparison(area, planned) ?? [])
  const ofZones = inZoneOrder(
    programme,
    partials.map(({ zoneComparisons }) => zoneComparisons),
  )
  const ofFigures = withFiledGrowth([...areas.flatMap(compared), ...ofZones], figures, kinds)
  return {
    comparisons: [...ofFigures, ...groups.flatMap(compared)],
    groups: groups.flatMap((group) =>
      filed
        // By industry there is only what is filed by industry; filed rates of groups exist as little as those of regions.
        .filter((planned) => isDefined(planned.kind) && placeIn(group, planned) !== null)
        .map((planned) => figureOf(group, planned)),
    ),
    derived: areas.flatMap((area) => derived.map((planned) => figureOf(area, planned))),
    contributions: contributionsOf(filed, areas, groups),
    medians: mediansOf(kinds, programme, figures),
    ranks: ranksOf(kinds, figures),
  }
}
