import { type Ratio, roundRatio } from '../../decimal.ts'
import { type Period, periodParts } from '../../period.ts'
import type { Indicator, Target } from '../../programme/schema.ts'
import { decimalRatio } from '../amount.ts'
import type { Reached } from './book.ts'
import { minus } from './ratio.ts'
import type { TargetOutlook } from './target-outlook.ts'
import { MONTHS_OF_YEAR } from './year.ts'

/** Whether a target is a place in an order that others are in too: the smaller, the better. */
export function isRankTarget({ metric, operator }: Target, { kind }: Indicator): boolean {
  return metric === 'zone' && operator === '<=' && kind === 'rank'
}

/**
 * Where a rank stands: places still to gain, and where the plan has a due date how many in each assessment until then. It is not
 * carried on: what it will be depends on how the others do.
 */
export function rankOutlook(
  target: Target,
  period: Period,
  { value, compared, assessed }: Reached,
  dueMonth: number | null,
): Partial<TargetOutlook> {
  const gap = minus(value, decimalRatio(target.value ?? '0'))
  const change = compared && roundRatio(minus(compared.now, compared.before), 0)
  const stands = { change, compared: compared?.count ?? null }
  if (gap.num <= 0n) return { ...stands, positions: 0, outcome: 'reached' }
  const positions = Number(roundRatio(gap, 0))
  const assessments = dueMonth === null ? 0 : assessmentsUntil(period, dueMonth, assessed)
  if (assessments === 0) return { ...stands, positions, outcome: 'rank' }
  return { ...stands, positions, needed: average(positions, assessments), per: 'assessment', outcome: 'rank' }
}

/** How many results are still to come: at the ends of years, quarters or months after the period, the due month included. */
function assessmentsUntil(period: Period, dueMonth: number, assessed: Reached['assessed']): number {
  if (assessed === null || assessed === 'event') return 0
  const { year, to } = periodParts(period)
  const step = { annual: MONTHS_OF_YEAR, quarterly: 3, monthly: 1 }[assessed]
  const ended = (month: number) => Math.floor((month + 1) / step)
  return Math.max(0, ended(dueMonth) - ended(year * MONTHS_OF_YEAR + to - 1))
}

/** Places are whole; an average of them need not be. */
function average(positions: number, assessments: number): string {
  const ratio: Ratio = { num: BigInt(positions), den: BigInt(assessments) }
  return roundRatio(ratio, positions % assessments === 0 ? 0 : 1)
}
