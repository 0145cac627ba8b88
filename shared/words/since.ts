import type { Lang } from '../messages/catalogue.ts'
import { type Period, periodLabel, periodParts, yearToDateLabel } from '../period.ts'
import type { Measure } from '../programme/schema.ts'

/**
 * The earlier period that a rate is compared with, as a sentence on `period` names it: 1—2月 or 一季度 for the year to date, 2月 for
 * a month. The year is told only where it is another one, and in English.
 */
export function sinceWords(lang: Lang, period: Period, earlier: Period, measure: Measure): string {
  const label = measure === 'ytd' ? yearToDateLabel(earlier, lang) : periodLabel(earlier, lang)
  const { year } = periodParts(earlier)
  const told = `${year}年`
  return year === periodParts(period).year && label.startsWith(told) ? label.slice(told.length) : label
}
