import { type Ratio, roundRatio } from '../decimal.ts'
import type { Programme, Target } from '../programme/schema.ts'
import { compareRatios, decimalRatio, parseExact } from './amount.ts'
import type { Figure, TargetProgress } from './figures.ts'
import type { FigureKind } from './measures.ts'
import type { PartialCount } from './partial.ts'
import { isAbove, targetKind } from './target-counts.ts'

const SHARE_DECIMALS = 2

/** Where the programme's targets stand, in the programme's order. `counts` are those of all regions. */
export function targetProgress(
  programme: Programme,
  kinds: readonly FigureKind[],
  figures: readonly Figure[],
  counts: readonly PartialCount[],
): readonly TargetProgress[] {
  return programme.targets.map((target) => {
    const kind = targetKind(target, kinds)
    const reached = measure(programme, target, kind, figures, counts)
    const goal = target.value === null ? null : decimalRatio(target.value)
    const scored = target.metric !== 'tracked' && goal !== null && reached !== null
    return {
      target: target.id,
      operator: target.operator,
      targetValue: target.value,
      value: reached && roundRatio(reached.value, reached.decimals),
      share: scored && target.operator !== '<=' && goal.num > 0n ? shareOf(reached.value, goal) : null,
      met: scored ? isMet(target, reached.value, goal) : null,
      count: reached ? reached.count : null,
    }
  })
}

interface Reached {
  readonly value: Ratio
  readonly decimals: number
  readonly count: number
}

/** What measures a target, exactly; null where nothing does yet. */
function measure(
  programme: Programme,
  target: Target,
  kind: FigureKind | undefined,
  figures: readonly Figure[],
  counts: readonly PartialCount[],
): Reached | null {
  if (!kind) return null
  const ofKind = figures.filter(
    (f) => f.indicator === kind.indicator.code && f.measure === kind.measure && f.part === null,
  )
  switch (target.metric) {
    case 'sum':
    case 'tracked':
      return reachedBy(
        ofKind.find((f) => f.areaLevel === 'province'),
        kind,
      )
    case 'zone':
      return reachedBy(
        ofKind.find((f) => f.areaLevel === 'zone' && f.area === target.zone),
        kind,
      )
    case 'zones-above': {
      const own = counts.filter((count) => count.target === target.id)
      const measured = own.reduce((sum, count) => sum + count.measured, 0)
      return counted(
        own.reduce((sum, count) => sum + count.above, 0),
        measured,
      )
    }
    case 'regions-above': {
      const covered = new Set(programme.regions.filter((r) => r.inCoverageTarget).map(({ code }) => code))
      const values = ofKind.flatMap((f) =>
        f.areaLevel === 'region' && covered.has(f.area) && f.exact ? parseExact(f.exact) : [],
      )
      return counted(values.filter((value) => isAbove(target, value)).length, values.length)
    }
  }
}

function reachedBy(figure: Figure | undefined, { indicator }: FigureKind): Reached | null {
  if (!figure?.exact) return null
  return { value: parseExact(figure.exact), decimals: indicator.decimals, count: figure.zones }
}

/** A count of nothing measured says nothing; a count of none above the threshold is a zero. */
function counted(above: number, measured: number): Reached | null {
  return measured === 0 ? null : { value: { num: BigInt(above), den: 1n }, decimals: 0, count: measured }
}

/** Percent of the target, from the exact value: 10816 of 10000 is 108.16. */
function shareOf(value: Ratio, goal: Ratio): string {
  return roundRatio({ num: value.num * goal.den * 100n, den: value.den * goal.num }, SHARE_DECIMALS)
}

/** 左右 has no legal width, so `about` is shown and never judged. */
function isMet({ operator }: Target, value: Ratio, goal: Ratio): boolean | null {
  const order = compareRatios(value, goal)
  switch (operator) {
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '=':
      return order === 0
    case '<=':
      return order <= 0
    case 'about':
      return null
  }
}
