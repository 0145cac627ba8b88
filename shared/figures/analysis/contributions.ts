import { roundRatio } from '../../decimal.ts'
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
  readonly change: bigint
  readonly base: bigint
}

function changeOf(area: TalliedArea<string>, planned: PlannedFigure): Change | null {
  const place = placeIn(area, planned)
  const year = place === null ? null : comparisonOf(area.tallies, place, 'year')
  if (!year || year.current.den !== null || year.base.den !== null) return null
  const base = BigInt(year.base.num)
  return { change: BigInt(year.current.num) - base, base }
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
      share: whole.change === 0n ? null : quotient(own.change * 100n, whole.change, SHARE_DECIMALS),
      pull: whole.base <= 0n ? null : quotient(own.change * 100n, whole.base, PULL_DECIMALS),
    },
  ]
}

function quotient(num: bigint, den: bigint, decimals: number): string {
  return roundRatio(den < 0n ? { num: -num, den: -den } : { num, den }, decimals)
}
