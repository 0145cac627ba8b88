import type { Programme } from '../../programme/schema.ts'
import { figureOf, type TalliedArea, tallyGroup, tallyOf } from '../area-tally.ts'
import type { Figure } from '../figure.ts'
import type { RegionPartial } from '../partial.ts'
import { isDefined, type Plan } from '../plan.ts'
import type { Analysis, FigureComparison } from './analysis.ts'
import { areaComparison, placeKey, withFiledGrowth } from './comparisons.ts'
import { contributionsOf } from './contributions.ts'
import { groupsOf } from './groups.ts'
import { mediansOf, ranksOf } from './order.ts'

/** What an edition says about its figures, from the same sums. */
export function analyse(
  programme: Programme,
  plan: Plan,
  areas: readonly TalliedArea[],
  figures: readonly Figure[],
  partials: readonly RegionPartial[],
): Analysis {
  const groups = groupsOf(programme).map((group) => tallyGroup(group, partials))
  const { kinds, derived } = plan
  const compared = (area: TalliedArea | (typeof groups)[number]) =>
    kinds.flatMap((kind): readonly FigureComparison[] => {
      const tally = tallyOf(area, kind)
      const comparison = tally && areaComparison({ area: area.code, areaLevel: area.level }, kind, tally)
      return comparison ? [comparison] : []
    })
  const ofZones = new Map(
    partials.flatMap((partial) => partial.zoneComparisons).map((comparison) => [placeKey(comparison), comparison]),
  )
  const inOrder = figures.flatMap((figure) =>
    figure.areaLevel === 'zone' ? (ofZones.get(placeKey(figure)) ?? []) : [],
  )
  const ofFigures = withFiledGrowth([...areas.flatMap(compared), ...inOrder], figures, kinds)
  const industries = groups.filter(({ level }) => level === 'industry')
  return {
    comparisons: [...ofFigures, ...groups.flatMap(compared)],
    groups: groups.flatMap((group) =>
      kinds
        // By industry there is only what is filed by industry; filed rates of groups exist as little as those of regions.
        .filter((kind) => isDefined(kind) && (group.level !== 'industry' || tallyOf(group, kind) !== undefined))
        .map((kind) => figureOf(group, kind)),
    ),
    derived: areas.flatMap((area) => derived.map((kind) => figureOf(area, kind))),
    contributions: contributionsOf(kinds, areas, industries),
    medians: mediansOf(kinds, programme, figures),
    ranks: ranksOf(kinds, figures),
  }
}
