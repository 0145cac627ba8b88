import type { TrendSeries } from '../../figures/trend.ts'
import { say } from '../../messages/catalogue.ts'
import { type Period, periodParts } from '../../period.ts'
import type { Indicator } from '../../programme/schema.ts'
import type { Source } from './tables.ts'

/** A key figure through its last periods. */
export interface Trend {
  readonly indicator: Indicator
  readonly series: TrendSeries
}

/** The key figures that have been there in more periods than this one, in the bulletin's order. */
export function trendsOf({ programme, figures, book }: Source): Trend[] {
  const known = new Map((figures.trend ?? []).map((series) => [series.indicator, series]))
  return book.indicators(programme.bulletin.keyIndicators).flatMap((indicator) => {
    const series = known.get(indicator.code)
    const told = series?.points.filter(({ value }) => value !== null).length ?? 0
    return series && told > 1 ? [{ indicator, series }] : []
  })
}

/** 2024.3, and 2025.1—2 where two months are one period. */
export function shortPeriod(lang: Source['lang'], period: Period): string {
  const { year, from, to } = periodParts(period)
  return say(lang, 'bulletinShortPeriod', { year, months: from === to ? String(from) : `${from}—${to}` })
}

/** The same under an axis: the year only where one begins. */
export function axisPeriod(lang: Source['lang'], period: Period, first: boolean): string {
  const { from, to } = periodParts(period)
  if (first || from === 1) return shortPeriod(lang, period)
  return say(lang, 'bulletinAxisMonth', { months: from === to ? String(from) : `${from}—${to}` })
}
