import { roundRatio } from '../../decimal.ts'
import { type TalliedArea, tallyOf } from '../area-tally.ts'
import type { FigureKind } from '../measures.ts'
import { comparisonOf } from '../tally.ts'
import type { Contribution } from './analysis.ts'

const SHARE_DECIMALS = 1
const PULL_DECIMALS = 2

/**
 * What each region, and each leading industry, gave to the province's increase, for everything that adds up. On the zones present
 * in both periods, as the province's own growth: so the shares of all regions are 100 %, and their pulls the growth, before rounding.
 */
export function contributionsOf(
  kinds: readonly FigureKind[],
  areas: readonly TalliedArea[],
  industries: readonly TalliedArea<'zone-level' | 'zone-kind' | 'industry'>[],
): readonly Contribution[] {
  const province = areas.find(({ level }) => level === 'province')
  if (!province) return []
  const regions = areas.filter(({ level }) => level === 'region')
  return kinds.flatMap((kind) => {
    const { aggregation, breakdown, unit } = kind.indicator
    if (aggregation !== 'sum' || unit.zh === '%') return []
    const whole = changeOf(province, kind)
    if (!whole) return []
    return [
      ...regions.flatMap((region) => contribution('region', region, kind, whole)),
      ...(breakdown === null ? [] : industries.flatMap((industry) => contribution('industry', industry, kind, whole))),
    ]
  })
}

interface Change {
  /** In millionths of the unit. */
  readonly change: bigint
  readonly base: bigint
}

function changeOf(area: TalliedArea<string>, kind: FigureKind): Change | null {
  const tally = tallyOf(area, kind)
  const year = tally && comparisonOf(tally.year)
  if (!year || year.current.den !== null || year.base.den !== null) return null
  const base = BigInt(year.base.num)
  return { change: BigInt(year.current.num) - base, base }
}

function contribution(
  areaLevel: Contribution['areaLevel'],
  area: TalliedArea<string>,
  kind: FigureKind,
  whole: Change,
): readonly Contribution[] {
  const own = changeOf(area, kind)
  if (!own) return []
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
