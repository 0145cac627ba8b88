import { type Period, previousPeriod } from '../../shared/period.ts'
import { exists, periodOpenAt } from '../../shared/programme/calendar.ts'
import type { Calendar } from '../../shared/programme/schema.ts'

const YEARS = 3

/** The periods that may be chosen, newest first: the one that is open now, those of the years before, and whichever is chosen already. */
export function choosablePeriods(calendar: Calendar, now: string, chosen: Period | null): readonly Period[] {
  const periods: Period[] = []
  let period = periodOpenAt(calendar, now)
  for (let count = 0; count < YEARS * 12; count += 1) {
    if (exists(calendar, period)) periods.push(period)
    period = previousPeriod(period, calendar.mergesJanuaryFebruary)
  }
  return chosen === null || periods.includes(chosen) ? periods : [chosen, ...periods]
}
