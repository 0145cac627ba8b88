import { type Micro, toMicro } from '../../decimal.ts'
import { isFirstOfYear, type Period, previousPeriod, yearEarlier } from '../../period.ts'
import { exists } from '../../programme/calendar.ts'
import type { Indicator, Programme, Zone } from '../../programme/schema.ts'
import { isOnForm, type Series, seriesId } from '../../programme/series.ts'
import type { FiledValue } from '../../submission.ts'
import type { History } from '../history.ts'
import { askedSeries } from '../layout.ts'

export interface CheckInput {
  readonly programme: Programme
  readonly zone: Zone
  readonly period: Period
  readonly values: readonly FiledValue[]
  readonly history: History
}

/** The two columns of the form; end-of-period stocks stand beside year-to-date flows. */
export type Column = 'month' | 'cumulative'

export const COLUMNS: readonly Column[] = ['month', 'cumulative']

/** What the checks look at: the figures of this form, and those of earlier ones. */
export interface Figures {
  readonly period: Period
  /** The series of one indicator that this form asks for, of one column: several where it is broken down by industry. */
  readonly series: (indicator: string, column?: Column) => readonly Series[]
  /** Undefined where the cell was refused or its row is missing: that is a finding already. */
  readonly filed: (series: Series) => FiledValue | undefined
  readonly value: (series: Series) => Micro | null
  /** The last earlier form of this programme that asked for the figure, and what it said. */
  readonly before: (series: Series) => Earlier
  readonly yearBefore: (series: Series) => Earlier
}

export interface Earlier {
  readonly period: Period
  /** Null where nothing was filed, or the filing is not known. */
  readonly value: Micro | null
  /** Whether there is anything to compare with at all: a first filing, a quarterly figure a month later. */
  readonly expected: boolean
}

export function figuresOf({ programme, zone, period, values, history }: CheckInput): Figures {
  const asked = Map.groupBy(askedSeries(programme, zone, period), ({ indicator }) => indicator.code)
  const inColumn = new Map([...asked].map(([code, series]) => [code, Map.groupBy(series, columnOfSeries)]))
  const bySeries = new Map(values.map((value) => [value.series, value]))
  const micro = new Map(values.map(({ series, value }) => [series, value === null ? null : toMicro(value)]))
  const byPeriod = new Map(history.map((entry) => [entry.period, entry.values]))
  const at = (series: Series, earlier: Period): Earlier => {
    const text = byPeriod.get(earlier)?.[idIn(series, earlier)]
    const value = text == null ? null : toMicro(text)
    return { period: earlier, value, expected: value !== null || isOnForm(series.indicator, earlier) }
  }
  const periods = new Map<Indicator, Period>()
  const periodBefore = (indicator: Indicator): Period => {
    const known = periods.get(indicator) ?? formBefore(programme, indicator, period)
    periods.set(indicator, known)
    return known
  }
  const lastYear = yearEarlier(period)
  return {
    period,
    series: (indicator, column) =>
      (column === undefined ? asked.get(indicator) : inColumn.get(indicator)?.get(column)) ?? [],
    filed: ({ id }) => bySeries.get(id),
    value: ({ id }) => micro.get(id) ?? null,
    before: remembered((series) => at(series, periodBefore(series.indicator))),
    yearBefore: remembered((series) => at(series, lastYear)),
  }
}

export function columnOf(measure: Series['measure']): Column {
  return measure === 'month' ? 'month' : 'cumulative'
}

function columnOfSeries({ measure }: Series): Column {
  return columnOf(measure)
}

/** Several checks look at the same figure. */
function remembered<T>(look: (series: Series) => T): (series: Series) => T {
  const known = new Map<Series, T>()
  return (series) => {
    let found = known.get(series)
    if (found === undefined) {
      found = look(series)
      known.set(series, found)
    }
    return found
  }
}

/** In a year's first period the month is filed as year to date only. */
function idIn({ id, indicator, measure, part }: Series, period: Period): string {
  const merged = measure === 'month' && indicator.measures.includes('ytd') && isFirstOfYear(period)
  return merged ? seriesId(indicator.code, 'ytd', part) : id
}

const LONGEST_GAP_PERIODS = 12

/** The period before in which the programme asked for this indicator; the period before itself where there is none within a year. */
function formBefore({ calendar }: Programme, indicator: Indicator, period: Period): Period {
  const step = (from: Period) => previousPeriod(from, calendar.mergesJanuaryFebruary)
  const first = step(period)
  let earlier = first
  for (let gap = 0; gap < LONGEST_GAP_PERIODS; gap += 1) {
    if (exists(calendar, earlier) && isOnForm(indicator, earlier)) return earlier
    earlier = step(earlier)
  }
  return first
}
