import ical, { ICalCalendarMethod } from 'ical-generator'
import { say } from '../messages/release.ts'
import { periodLabel, periodSlug } from '../period.ts'
import type { Programme } from '../programme/schema.ts'
import type { PlannedRound } from './next-release.ts'

export interface CalendarFacts {
  readonly programme: Programme
  /** The rounds to come, in order. */
  readonly rounds: readonly PlannedRound[]
  /** Instant of the release that this calendar was made at: the stamp of every event. */
  readonly stampedAt: string
  /** Whose names the events have: the host of the public address. */
  readonly host: string
}

/** `calendar.ics` (RFC 5545): when each round opens, is due, closes and is released. The same facts, the same bytes. */
export function calendarFile({ programme, rounds, stampedAt, host }: CalendarFacts): string {
  const calendar = ical({
    prodId: { company: 'Zone Bulletin', product: programme.code, language: 'ZH' },
    name: programme.bulletin.series.zh,
    method: ICalCalendarMethod.PUBLISH,
  })
  for (const round of rounds)
    for (const [kind, at] of momentsOf(round)) {
      const start = new Date(at)
      const words = (lang: 'zh' | 'en') =>
        say(lang, `release.calendar.${kind}`, {
          series: programme.bulletin.series[lang],
          period: periodLabel(round.period, lang),
        })
      calendar.createEvent({
        id: `${programme.code}/${periodSlug(round.period)}/${kind}@${host}`,
        ...{ stamp: new Date(stampedAt), start, end: start },
        summary: words('zh'),
        description: words('en'),
      })
    }
  return `${calendar.toString()}\r\n`
}

function momentsOf({ opensAt, dueAt, closesAt, releasesAt }: PlannedRound) {
  return [
    ['opens', opensAt],
    ['due', dueAt],
    ['closes', closesAt],
    ['release', releasesAt],
  ] as const
}
