import { type Lang, say } from '../../messages/catalogue.ts'
import { nextPeriod, type Period, periodLabel, periodParts, yearToDateLabel } from '../../period.ts'
import { exists, roundTimes } from '../../programme/calendar.ts'
import type { Calendar, Measure, Programme } from '../../programme/schema.ts'
import { NOT_APPLICABLE } from './format.ts'

/** 期号: which of the year's bulletins this is, by the programme's own calendar. A later edition of it says so. */
export function issueLabel(lang: Lang, calendar: Calendar, period: Period, edition: number): string {
  const { year } = periodParts(period)
  const n = periodsOfYear(calendar, year).filter((each) => each <= period).length
  return edition === 1
    ? say(lang, 'bulletinIssue', { year, n })
    : say(lang, 'bulletinIssueEdition', { year, n, edition })
}

/** 总期号: periods since the programme's first, which its data name; empty where they name none, or a later one. */
export function totalIssueLabel(lang: Lang, { calendar, bulletin }: Programme, period: Period): string {
  const { firstPeriod } = bulletin
  if (firstPeriod === undefined || period < firstPeriod) return ''
  const years = Array.from(
    { length: periodParts(period).year - periodParts(firstPeriod).year + 1 },
    (_none, at) => periodParts(firstPeriod).year + at,
  )
  const all = years.flatMap((year) => periodsOfYear(calendar, year))
  return say(lang, 'bulletinTotalIssue', { n: all.filter((each) => each >= firstPeriod && each <= period).length })
}

/** When the next period is due to come out, by the calendar; empty where the programme has run out by then. */
export function nextReleaseLabel(lang: Lang, { calendar, validUntil }: Programme, period: Period): string {
  let next = nextPeriod(period, calendar.mergesJanuaryFebruary)
  while (!exists(calendar, next)) next = nextPeriod(next, calendar.mergesJanuaryFebruary)
  const { year, to } = periodParts(next)
  if (`${year}-${String(to).padStart(2, '0')}` > validUntil.slice(0, 7)) return ''
  return dateLabel(lang, localDate(calendar, roundTimes(calendar, next).releasesAt))
}

/** The period as the bulletin names itself: a year where the programme reports once a year, else the month. */
export function periodWords(lang: Lang, calendar: Calendar, period: Period): string {
  return calendar.frequency === 'annual' ? yearToDateLabel(period, lang) : periodLabel(period, lang)
}

/** 1—3月 / 一季度 for the year to date, the month for the period, its end for a level. */
export function whenLabel(lang: Lang, period: Period, measure: Measure): string {
  switch (measure) {
    case 'ytd':
      return yearToDateLabel(period, lang)
    case 'month':
      return periodLabel(period, lang)
    case 'end':
      return say(lang, 'bulletinEndOf', { period: periodLabel(period, lang) })
  }
}

export function measureLabel(lang: Lang, measure: Measure): string {
  const codes = { month: 'bulletinMeasureMonth', ytd: 'bulletinMeasureYtd', end: 'bulletinMeasureEnd' } as const
  return say(lang, codes[measure])
}

/** A calendar date in the programme's own zone; its offset is fixed (no summer time). */
export function localDate(calendar: Calendar, instant: string): { year: number; month: number; day: number } {
  const [hours = 0, minutes = 0] = calendar.utcOffset.slice(1).split(':').map(Number)
  const offsetMinutes = (calendar.utcOffset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
  const local = new Date(Date.parse(instant) + offsetMinutes * 60_000)
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() }
}

export function dateLabel(lang: Lang, { year, month, day }: { year: number; month: number; day: number }): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return say(lang, 'bulletinDate', { year, month, day, mm: two(month), dd: two(day) })
}

/** When a target is due: `2027` or `2027-12-31` in words; a plan's other wording stays as it is. */
export function dueLabel(lang: Lang, due: string | null): string {
  if (due === null) return NOT_APPLICABLE
  const [, year, month, day] = /^(\d{4})(?:-(\d\d)-(\d\d))?$/.exec(due) ?? []
  if (!year) return due
  if (!month || !day) return say(lang, 'bulletinYear', { year })
  return dateLabel(lang, { year: Number(year), month: Number(month), day: Number(day) })
}

function periodsOfYear(calendar: Calendar, year: number): Period[] {
  const months = Array.from({ length: 12 }, (_none, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
  return [`${year}-01/02`, ...months].filter((period) => exists(calendar, period)).sort()
}
