import { type Period, periodOf, periodParts, previousPeriod } from '../period.ts'
import type { Calendar, CalendarTime } from './schema.ts'

/** The instants of a round, ISO 8601 in UTC, milliseconds: sortable as text. */
export interface RoundTimes {
  readonly opensAt: string
  readonly dueAt: string
  readonly closesAt: string
  readonly releasesAt: string
}

export function roundTimes(calendar: Calendar, period: Period): RoundTimes {
  const at = (time: CalendarTime) => calendarInstant(calendar, period, time)
  return {
    opensAt: at(calendar.opens),
    dueAt: at(calendar.due),
    closesAt: at(calendar.closes),
    releasesAt: at(calendar.releases),
  }
}

/** The latest period that has opened by an instant: what a schedule that fires then is about. */
export function periodOpenAt(calendar: Calendar, instant: string): Period {
  const local = new Date(Date.parse(instant) + offsetMinutes(calendar) * 60_000)
  const step = (p: Period) => previousPeriod(p, calendar.mergesJanuaryFebruary)
  let period = periodOf(local.getUTCFullYear(), local.getUTCMonth() + 1, calendar.mergesJanuaryFebruary)
  while (!exists(calendar, period) || calendarInstant(calendar, period, calendar.opens) > instant) period = step(period)
  return period
}

/** Whether the programme has this period at all: its frequency, and January and February merged or apart. */
export function exists(calendar: Calendar, period: Period): boolean {
  const { from, to } = periodParts(period)
  if (period !== periodOf(periodParts(period).year, from, calendar.mergesJanuaryFebruary)) return false
  return calendar.frequency === 'monthly' || to === 12
}

/** A day and time of the month that follows the period, as an instant. */
function calendarInstant(calendar: Calendar, period: Period, { day, time }: CalendarTime): string {
  const { year, to } = periodParts(period)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return new Date(Date.UTC(year, to, day, hour, minute - offsetMinutes(calendar))).toISOString()
}

/** Minutes east of UTC; the loader has checked the form and that the zone has no summer time. */
function offsetMinutes({ utcOffset }: Calendar): number {
  const sign = utcOffset.startsWith('-') ? -1 : 1
  const [hours = 0, minutes = 0] = utcOffset.slice(1).split(':').map(Number)
  return sign * (hours * 60 + minutes)
}
