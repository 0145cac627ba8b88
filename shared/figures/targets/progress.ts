import { type Ratio, roundRatio } from '../../decimal.ts'
import type { Programme, Target } from '../../programme/schema.ts'
import { compareRatios, decimalRatio } from '../amount.ts'
import type { TargetProgress } from '../figure.ts'
import type { Reached, TargetBook } from './book.ts'
import { readingsOf } from './counts.ts'
import { minus } from './ratio.ts'

const SHARE_DECIMALS = 2
const MULTIPLE_DECIMALS = 2

/** Where the programme's targets stand, in the programme's order. */
export function targetProgress(programme: Programme, book: TargetBook): readonly TargetProgress[] {
  return programme.targets.map((target) => {
    const reached = standing(target, book.reached(target, target.indicator))
    const goal = target.value === null ? null : decimalRatio(target.value)
    const scored = isScored(target) && goal !== null && reached !== null
    return {
      target: target.id,
      operator: target.operator,
      targetValue: target.value,
      value: reached && roundRatio(reached.value, reached.decimals),
      share: scored ? shareOf(target, reached.value) : null,
      met: scored ? agreed(target, book) : null,
      count: reached ? reached.count : null,
    }
  })
}

/** Whether the plan has a number to judge it by. */
export function isScored({ metric, value }: Target): boolean {
  return metric !== 'tracked' && value !== null
}

/** The value that stands against the target: of a multiple, how many times its base; null where the base is open. */
export function standing({ metric, baselineValue }: Target, reached: Reached | null): Reached | null {
  if (metric !== 'multiple' || !reached) return reached
  if (baselineValue === null) return null
  const base = decimalRatio(baselineValue)
  const times = (value: Ratio): Ratio => ({ num: value.num * base.den, den: value.den * base.num })
  const { compared, yearly } = reached
  return {
    ...reached,
    ...{ value: times(yearly), yearly: times(yearly), decimals: MULTIPLE_DECIMALS },
    compared: compared && { ...compared, now: times(compared.now), before: times(compared.before) },
  }
}

/** Every way to read the target: by each indicator that it may mean, and since where it stood before the plan. */
export function readings(target: Target, book: TargetBook): readonly TargetValue[] {
  const byIndicator = readingsOf(target).map((indicator) => ({
    ...{ indicator, since: null, reached: standing(target, book.reached(target, indicator)) },
  }))
  const [first] = byIndicator
  if (target.metric === 'multiple' || target.baselineValue === null || !first?.reached) return byIndicator
  const value = minus(first.reached.value, decimalRatio(target.baselineValue))
  return [...byIndicator, { ...first, since: target.baselineValue, reached: { ...first.reached, value } }]
}

export interface TargetValue {
  readonly indicator: string
  /** What was there before the plan and is taken off; null where nothing is. */
  readonly since: string | null
  readonly reached: Reached | null
}

/** Percent of the target, from the exact value: 10816 of 10000 is 108.16. Null where lower is better, or there is no number. */
export function shareOf({ operator, value: goalText }: Target, value: Ratio): string | null {
  const goal = goalText === null ? null : decimalRatio(goalText)
  if (!goal || operator === '<=' || goal.num <= 0n) return null
  return roundRatio({ num: value.num * goal.den * 100n, den: value.den * goal.num }, SHARE_DECIMALS)
}

/** 左右 has no legal width, so `about` is shown and never judged. */
export function isMet({ operator, value: goalText }: Target, value: Ratio): boolean | null {
  if (goalText === null) return null
  const order = compareRatios(value, decimalRatio(goalText))
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

/** The plan leaves its readings open: only what all of them say is said, and one that nothing measures says nothing. */
function agreed(target: Target, book: TargetBook): boolean | null {
  const all = readings(target, book).map(({ reached }) => reached && isMet(target, reached.value))
  const [first = null] = all
  return all.every((met) => met === first) ? first : null
}
