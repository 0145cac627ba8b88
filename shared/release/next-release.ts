import { nextPeriod, type Period } from '../period.ts'
import { exists, type RoundTimes, roundTimes } from '../programme/calendar.ts'
import type { Programme } from '../programme/schema.ts'

/** A round that is to come, as the calendar has it. */
export interface PlannedRound extends RoundTimes {
  readonly period: Period
}

/** The next round after a period; null when the programme is not valid any more by its release. */
export function nextRelease(
  programme: Pick<Programme, 'calendar' | 'validUntil'>,
  period: Period,
): PlannedRound | null {
  const { calendar, validUntil } = programme
  let next = nextPeriod(period, calendar.mergesJanuaryFebruary)
  while (!exists(calendar, next)) next = nextPeriod(next, calendar.mergesJanuaryFebruary)
  const times = roundTimes(calendar, next)
  return times.releasesAt.slice(0, 10) <= validUntil ? { period: next, ...times } : null
}

/** The rounds after a period that open within so many months of it, each as the calendar has it. */
export function plannedRounds(
  programme: Pick<Programme, 'calendar' | 'validUntil'>,
  after: Period,
  months: number,
): readonly PlannedRound[] {
  const planned: PlannedRound[] = []
  const until = monthsLater(after, months)
  for (
    let next = nextRelease(programme, after);
    next && next.period.slice(0, 7) <= until;
    next = nextRelease(programme, next.period)
  )
    planned.push(next)
  return planned
}

/** The month so many months after a period's first, `2026-03`. */
function monthsLater(period: Period, months: number): string {
  const [year = 0, month = 0] = period.slice(0, 7).split('-').map(Number)
  const at = year * 12 + month - 1 + months
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`
}
