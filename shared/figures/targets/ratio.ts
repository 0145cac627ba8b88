import type { Ratio } from '../../decimal.ts'

/** Exact arithmetic on quotients, for what a target still needs. Denominators stay positive. */

export function minus(a: Ratio, b: Ratio): Ratio {
  return { num: a.num * b.den - b.num * a.den, den: a.den * b.den }
}

/** `by` and `over` are positive whole numbers. */
export function scaled({ num, den }: Ratio, by: number, over: number): Ratio {
  return { num: num * BigInt(by), den: den * BigInt(over) }
}

/** The least whole n ≥ 0 with n × step ≥ gap (or > gap where the goal itself is left out); `step` is positive. */
export function stepsTo(gap: Ratio, step: Ratio, leavesGoalOut: boolean): bigint {
  const [num, den] = [gap.num * step.den, gap.den * step.num]
  if (num < 0n || (num === 0n && !leavesGoalOut)) return 0n
  return leavesGoalOut ? num / den + 1n : (num + den - 1n) / den
}
