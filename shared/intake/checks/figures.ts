import { type Micro, toMicro } from '../../decimal.ts'
import { isFirstOfYear, type Period, previousPeriod, yearEarlier } from '../../period.ts'
import { exists } from '../../programme/calendar.ts'
import type { Indicator, Programme, Zone } from '../../programme/schema.ts'
import { isOnForm, type Series, seriesId } from '../../programme/series.ts'
import type { FiledValue } from '../../submission.ts'
import type { Explained, History } from '../history.ts'
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
  /** What was filed in an earlier period that is known; null where nothing was. */
  readonly at: (series: Series, period: Period) => Micro | null
  /** The form before that period which asked for the figure. */
  readonly periodBefore: (series: Series, period: Period) => Period
  /** The periods that are known, newest first. */
  readonly known: readonly Period[]
  /** What was said of the same finding in the form before, if it was explained. */
  readonly explained: (check: string, series: Series) => Explained | null
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
  const byPeriod = new Map(history.map((entry) => [entry.period, entry]))
  const at = (series: Series, earlier: Period): Micro | null => {
    const text = byPeriod.get(earlier)?.values[idIn(series, earlier)]
    return text == null ? null : toMicro(text)
  }
  const look = (series: Series, earlier: Period): Earlier => {
    const value = at(series, earlier)
    return { period: earlier, value, expected: value !== null || isOnForm(series.indicator, earlier) }
  }
  const periodBefore = formsBefore(programme)
  const lastYear = yearEarlier(period)
  return {
    period,
    series: (indicator, column) =>
      (column === undefined ? asked.get(indicator) : inColumn.get(indicator)?.get(column)) ?? [],
    filed: ({ id }) => bySeries.get(id),
    value: ({ id }) => micro.get(id) ?? null,
    before: remembered((series) => look(series, periodBefore(series, period))),
    yearBefore: remembered((series) => look(series, lastYear)),
    ...{ at, periodBefore },
    known: [...byPeriod.keys()].sort().reverse(),
    explained: (check, series) => {
      const entry = byPeriod.get(periodBefore(series, period))
      return (
        entry?.explained?.find((each) => each.check === check && each.series === idIn(series, entry.period)) ?? null
      )
    },
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

/** Looked up once for each indicator and period. */
function formsBefore(programme: Programme): Figures['periodBefore'] {
  const found = new Map<Indicator, Map<Period, Period>>()
  return ({ indicator }, period) => {
    const known = found.get(indicator) ?? new Map<Period, Period>()
    found.set(indicator, known)
    const before = known.get(period) ?? formBefore(programme, indicator, period)
    known.set(period, before)
    return before
  }
}

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
