import { type Ratio, roundRatio } from '../../decimal.ts'
import { type Period, periodParts } from '../../period.ts'
import type { Programme, Target } from '../../programme/schema.ts'
import { compareRatios, decimalRatio } from '../amount.ts'
import type { Reached, TargetBook } from './book.ts'
import { isMet, isScored, readings, shareOf, standing } from './progress.ts'
import { rankOutlook } from './rank.ts'
import { minus, scaled, stepsTo } from './ratio.ts'
import type { Outcome, TargetOutlook } from './target-outlook.ts'
import { MONTHS_OF_YEAR } from './year.ts'

/** Estimates end here. */
const HORIZON_MONTHS = 50 * MONTHS_OF_YEAR

/** Pace and estimates of the programme's targets, in its order. Exact until the one rounding at print. */
export function targetOutlooks(programme: Programme, period: Period, book: TargetBook): readonly TargetOutlook[] {
  return programme.targets.map((target) => ({
    ...{ target: target.id, ...NOTHING, ...outlookOf(target, period, book) },
    readings: readings(target, book)
      .slice(1)
      .map(({ indicator, since, reached }) => ({
        ...{
          indicator,
          since,
          value: reached && !isBelow(reached, since) ? roundRatio(reached.value, reached.decimals) : null,
        },
        share: reached && !isBelow(reached, since) && isScored(target) ? shareOf(target, reached.value) : null,
        met: reached && isScored(target) ? isMet(target, reached.value) : null,
        count: reached?.count ?? null,
      })),
  }))
}

/** Less than there was before the plan: zones are missing, and what is left of it would be a negative number of things. */
function isBelow({ value }: Reached, since: string | null): boolean {
  return since !== null && value.num < 0n
}

type Estimate = Omit<TargetOutlook, 'target' | 'readings'>

const NOTHING: Estimate = {
  ...{ yearly: null, change: null, compared: null, positions: null, needed: null, per: null },
  ...{ method: null, outcome: 'none' },
  ...{ date: null, months: null, years: null, rate: null, inTime: null },
}

function outlookOf(target: Target, period: Period, book: TargetBook): Partial<Estimate> {
  if (!isScored(target) || target.metric === 'cap' || target.value === null) return {}
  const measured = book.reached(target, target.indicator)
  if (target.metric === 'multiple' && target.baselineValue === null) return openBase(target, measured)
  if (measured?.assessed) return rankOutlook(target, period, measured, dueMonth(target))
  const reached = standing(target, measured)
  if (!reached) return {}
  const decimals = Math.max(1, reached.decimals)
  const { compared, partOfYear, yearly } = reached
  const change = compared && minus(compared.now, compared.before)
  return {
    // In December the year to date is the year: nothing is carried on.
    yearly: partOfYear && periodParts(period).to < MONTHS_OF_YEAR ? roundRatio(yearly, reached.decimals) : null,
    change: change && roundRatio(change, decimals),
    compared: compared?.count ?? null,
    ...(isThere(target, reached.value)
      ? { outcome: thereByAll(target, book) }
      : ahead(target, period, reached, change)),
  }
}

/** What is left, how fast it has to go, and when it would be done as it goes now. */
function ahead(target: Target, period: Period, reached: Reached, change: Ratio | null): Partial<Estimate> {
  const { partOfYear } = reached
  const gap = towards(target, minus(decimalRatio(target.value ?? '0'), reached.yearly))
  const pace = paceNeeded(target, period, reached)
  const method = partOfYear ? 'yearly' : 'linear'
  if (!change) return { ...pace, outcome: 'no-comparison' }
  const step = towards(target, change)
  const enough = stepsWithin(target, gap)
  if (!enough && step.num <= 0n) return { ...pace, method, outcome: 'away' }
  const size = partOfYear ? MONTHS_OF_YEAR : 1
  const steps = enough ? 0n : stepsTo(gap, partOfYear ? step : scaled(step, 1, MONTHS_OF_YEAR), leavesGoalOut(target))
  if (steps * BigInt(size) > BigInt(HORIZON_MONTHS)) return { ...pace, method, outcome: 'far' }
  return { ...pace, method, outcome: 'projected', ...dateOf(target, period, Number(steps), partOfYear) }
}

/** A year at its present pace may be enough before it is over. */
function stepsWithin(target: Target, gap: Ratio): boolean {
  return leavesGoalOut(target) ? gap.num < 0n : gap.num <= 0n
}

function dateOf(target: Target, period: Period, steps: number, byYear: boolean): Partial<Estimate> {
  const { year, to } = periodParts(period)
  const month = byYear ? (year + steps) * MONTHS_OF_YEAR + MONTHS_OF_YEAR - 1 : year * MONTHS_OF_YEAR + to - 1 + steps
  const due = dueMonth(target)
  const date = `${Math.floor(month / MONTHS_OF_YEAR)}`
  return {
    date: byYear ? date : `${date}-${String((month % MONTHS_OF_YEAR) + 1).padStart(2, '0')}`,
    months: month - (year * MONTHS_OF_YEAR + to - 1),
    inTime: due === null ? null : month <= due,
  }
}

/** A level needs so much a year until it is due; an amount of a year so much more each year, or in its last year so much a month. */
function paceNeeded(target: Target, period: Period, reached: Reached): Pick<Estimate, 'needed' | 'per'> {
  const { year, to } = periodParts(period)
  const due = dueMonth(target)
  const goal = decimalRatio(target.value ?? '0')
  const none = { needed: null, per: null }
  if (due === null) return none
  const print = (ratio: Ratio) => roundRatio(ratio, Math.max(1, reached.decimals))
  // A year that is enough as it goes needs nothing more of the years after it.
  if (towards(target, minus(goal, reached.yearly)).num <= 0n && !(reached.partOfYear && isSameYear(period, due)))
    return none
  const monthsLeft = due - (year * MONTHS_OF_YEAR + to - 1)
  const yearsLeft = Math.floor(due / MONTHS_OF_YEAR) - year
  if (monthsLeft <= 0) return none
  if (!reached.partOfYear)
    return { needed: print(scaled(minus(goal, reached.yearly), MONTHS_OF_YEAR, monthsLeft)), per: 'year' }
  if (yearsLeft > 0) return { needed: print(scaled(minus(goal, reached.yearly), 1, yearsLeft)), per: 'year' }
  if (target.metric !== 'sum' && target.metric !== 'zone') return none
  return { needed: print(scaled(minus(goal, reached.value), 1, monthsLeft)), per: 'month' }
}

/** Doubling at a comparable-price rate, chained year on year from a base year that the plan has not named. */
function openBase(target: Target, rate: Reached | null): Partial<Estimate> {
  const goal = decimalRatio(target.value ?? '0')
  if (!rate || rate.value.num <= 0n) return { outcome: 'base-open' }
  const factor = { num: rate.value.num + 100n * rate.value.den, den: 100n * rate.value.den }
  let grown = factor
  for (let years = 1; years <= HORIZON_MONTHS / MONTHS_OF_YEAR; years += 1) {
    if (compareRatios(grown, goal) >= 0)
      return { outcome: 'base-open', method: 'chained', years, rate: roundRatio(rate.value, rate.decimals) }
    grown = { num: grown.num * factor.num, den: grown.den * factor.den }
  }
  return { outcome: 'base-open' }
}

/** Of a rank lower is better: its way to the target is down. */
function towards({ operator }: Target, { num, den }: Ratio): Ratio {
  return operator === '<=' ? { num: -num, den } : { num, den }
}

function leavesGoalOut({ operator }: Target): boolean {
  return operator === '>'
}

/** Reached, for an estimate: `about` counts from its number on, which says nothing on whether that is enough. */
function isThere(target: Target, value: Ratio): boolean {
  return isMet(target.operator === 'about' ? { ...target, operator: '>=' } : target, value) === true
}

function isSameYear(period: Period, dueMonth: number): boolean {
  return periodParts(period).year === Math.floor(dueMonth / MONTHS_OF_YEAR)
}

function thereByAll(target: Target, book: TargetBook): Outcome {
  const all = readings(target, book).every(({ reached }) => reached && isThere(target, reached.value))
  return all ? 'reached' : 'readings-differ'
}

/** The month in which a target is due, counted from year 0; null where the plan names none. */
function dueMonth({ due }: Target): number | null {
  if (due === null) return null
  const [year = 0, month = MONTHS_OF_YEAR] = due.split('-').map(Number)
  return year * MONTHS_OF_YEAR + month - 1
}
