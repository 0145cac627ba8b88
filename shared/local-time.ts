import type { Calendar } from './programme/schema.ts'
import type { Bilingual } from './submission.ts'

type Clock = Pick<Calendar, 'utcOffset'>

const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** An instant as people of the programme read it, `2025年4月8日17:30` or `8 Apr 2025, 17:30`: in its own zone, to the minute. */
export function localTime(clock: Clock, instant: string, lang: keyof Bilingual): string {
  const local = shifted(clock, instant)
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()]
  const time = local.toISOString().slice(11, 16)
  return lang === 'zh' ? `${year}年${month + 1}月${day}日${time}` : `${day} ${ENGLISH_MONTHS[month]} ${year}, ${time}`
}

/** The calendar day of an instant in the programme's zone, `2025-04-08`. */
export function localDate(clock: Clock, instant: string): string {
  return shifted(clock, instant).toISOString().slice(0, 10)
}

function shifted({ utcOffset }: Clock, instant: string): Date {
  return new Date(Date.parse(instant) - Date.parse(`1970-01-01T00:00:00${utcOffset}`))
}
