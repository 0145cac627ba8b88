import { type Period, previousPeriod } from '../period.ts'
import { exists } from '../programme/calendar.ts'
import type { Measure, Programme } from '../programme/schema.ts'
import type { EditionFigures } from './figures.ts'
import { headlineMeasure } from './measures.ts'
import type { TrendPoint, TrendSeries } from './trend.ts'
import { type EarlierRecord, trendRecord } from './trend-record.ts'

/** A year of months, and the same one of the year before. */
export const TREND_PERIODS = 13

/** The periods of a trend by the programme's calendar, oldest first; the last one is `period`. */
export function trendPeriods({ calendar }: Pick<Programme, 'calendar'>, period: Period): readonly Period[] {
  const periods = [period]
  for (let at = period; periods.length < TREND_PERIODS; ) {
    at = previousPeriod(at, calendar.mergesJanuaryFebruary)
    if (exists(calendar, at)) periods.unshift(at)
  }
  return periods
}

/** An edition's figures with the trends of its key figures. Records of other periods than `trendPeriods` are left out. */
export function withTrend(
  programme: Programme,
  figures: EditionFigures,
  earlier: readonly EarlierRecord[],
): EditionFigures {
  const own = { ...trendRecord(programme, figures), source: 'this', manifestHash: null } as const
  const records = new Map<Period, EarlierRecord | typeof own>(earlier.map((record) => [record.period, record]))
  records.set(figures.period, own)
  const periods = trendPeriods(programme, figures.period)
  const area = programme.regions.find(({ level }) => level === 'province')?.code ?? ''
  const trend = programme.bulletin.keyIndicators.flatMap((key): TrendSeries[] => {
    const indicator = programme.indicators.find(({ code }) => code === key)
    if (!indicator) return []
    const measure = headlineMeasure(indicator)
    const points = periods.map((period) => pointOf(records.get(period), period, key, measure))
    return [{ area, areaLevel: 'province', indicator: key, measure, points }]
  })
  return { ...figures, trend }
}

type AnyRecord = Pick<EarlierRecord, 'edition' | 'values' | 'manifestHash'> & { readonly source: TrendPoint['source'] }

function pointOf(record: AnyRecord | undefined, period: Period, indicator: string, measure: Measure): TrendPoint {
  if (!record) {
    const nothing = { value: null, growth: null, status: 'x', zones: 0, expected: 0 } as const
    return { period, ...nothing, source: null, edition: null, manifestHash: null }
  }
  const { values, source, edition, manifestHash } = record
  const found = values.find((each) => each.indicator === indicator && each.measure === measure)
  const { value, growth, status, zones, expected } = found ?? NOT_ON_THE_FORM
  return {
    ...{ period, value, growth, status, zones, expected, source },
    ...{ edition: source === 'imported' ? null : edition, manifestHash },
  }
}

/** Of a quarterly figure in the months between, and of one that became a key figure later. */
const NOT_ON_THE_FORM = { value: null, growth: null, status: 'z', zones: 0, expected: 0 } as const
