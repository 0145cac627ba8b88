import { localDate } from '../../shared/local-time.ts'
import type { Calendar } from '../../shared/programme/schema.ts'
import type { Round } from '../../shared/round.ts'

/** One day's reminder in a round. */
export interface Reminder {
  readonly phase: 'before' | 'after'
  /** The calendar day in the programme's zone: a zone hears once a day, however often the event comes. */
  readonly date: string
}

const DAY_MILLISECONDS = 86_400_000

/**
 * What a reminder that was due `at` says, or null where there is nothing to say: before `daysBefore` days ahead of the due day,
 * in a round that is not open, and once closing has passed, whether by the event or, when that is late, by `now`.
 */
export function reminderAt(
  round: Pick<Round, 'state' | 'imported' | 'opensAt' | 'dueAt' | 'closesAt'>,
  calendar: Pick<Calendar, 'utcOffset' | 'reminds'>,
  at: string,
  now: string,
): Reminder | null {
  if (round.imported || round.state !== 'open') return null
  if (at < round.opensAt || at >= round.closesAt || now >= round.closesAt) return null
  const date = localDate(calendar, at)
  const dueDay = Date.parse(localDate(calendar, round.dueAt))
  if (Date.parse(date) < dueDay - calendar.reminds.daysBefore * DAY_MILLISECONDS) return null
  return { phase: at <= round.dueAt ? 'before' : 'after', date }
}
