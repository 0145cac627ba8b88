import { type Micro, roundQuotient, subtractMicro } from '../../decimal.ts'
import { placeIn, type TalliedArea, type TalliedGroup } from '../area-tally.ts'
import type { PlannedFigure } from '../plan.ts'
import { comparisonOf } from '../tally.ts'
import type { Contribution } from './analysis.ts'

const SHARE_DECIMALS = 1
const PULL_DECIMALS = 2

/**
 * What each region, and each leading industry, gave to the province's increase, for everything that adds up. On the zones present
 * in both periods, as the province's own growth: so the shares of all regions are 100 %, and their pulls the growth, before rounding.
 */
export function contributionsOf(
  filed: readonly PlannedFigure[],
  areas: readonly TalliedArea[],
  groups: readonly TalliedGroup[],
): readonly Contribution[] {
  const province = areas.find(({ level }) => level === 'province')
  if (!province) return []
  const regions = areas.filter(({ level }) => level === 'region')
  const industries = groups.filter(({ level }) => level === 'industry')
  return filed.flatMap((planned) => {
    const { aggregation, breakdown, unit } = planned.kind.indicator
    if (aggregation !== 'sum' || unit.zh === '%') return []
    const whole = changeOf(province, planned)
    if (!whole) return []
    return [
      ...regions.flatMap((region) => contribution('region', region, planned, whole)),
      ...(breakdown === null
        ? []
        : industries.flatMap((industry) => contribution('industry', industry, planned, whole))),
    ]
  })
}

interface Change {
  /** In millionths of the unit. */
  readonly change: Micro
  readonly base: Micro
}

function changeOf(area: TalliedArea<string>, planned: PlannedFigure): Change | null {
  const place = placeIn(area, planned)
  const year = place === null ? null : comparisonOf(area.tallies, place, 'year')
  if (!year || year.current.den !== null || year.base.den !== null) return null
  const base = year.base.num
  return { change: subtractMicro(year.current.num, base), base }
}

function contribution(
  areaLevel: Contribution['areaLevel'],
  area: TalliedArea<string>,
  planned: PlannedFigure,
  whole: Change,
): readonly Contribution[] {
  const own = changeOf(area, planned)
  if (!own) return []
  const { kind } = planned
  return [
    {
      ...{ area: area.code, areaLevel, indicator: kind.indicator.code, part: null, measure: kind.measure },
      share: percentOf(own.change, whole.change, SHARE_DECIMALS),
      pull: whole.base > 0 ? percentOf(own.change, whole.base, PULL_DECIMALS) : null,
    },
  ]
}

function percentOf(part: Micro, whole: Micro, decimals: number): string | null {
  if (whole > 0) return roundQuotient(part, whole, 100, decimals)
  return whole < 0 ? roundQuotient(subtractMicro(0, part), subtractMicro(0, whole), 100, decimals) : null
}
