import { type Micro, toMicro } from '../../decimal.ts'
import { isFirstOfYear, type Period, previousPeriod, yearEarlier } from '../../period.ts'
import { exists } from '../../programme/calendar.ts'
import type { Indicator, Programme, Zone } from '../../programme/schema.ts'
import { type Column, isOnForm, type Series, seriesId } from '../../programme/series.ts'
import type { FiledValue } from '../../submission.ts'
import type { Explained, History } from '../history.ts'
import { askedGroups } from '../layout.ts'

export interface CheckInput {
  readonly programme: Programme
  readonly zone: Zone
  readonly period: Period
  readonly values: readonly FiledValue[]
  readonly history: History
}

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
  const groups = new Map(askedGroups(programme, zone, period).map((group) => [group.indicator.code, group]))
  const byPeriod = new Map(history.map((entry) => [entry.period, entry]))
  const slots = new Map<string, Slot>()
  for (const value of values) slots.set(value.series, slotOf(value))
  const slot = ({ id }: Series): Slot => {
    const known = slots.get(id) ?? slotOf(undefined)
    slots.set(id, known)
    return known
  }
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
    series: (indicator, column) => groups.get(indicator)?.[column ?? 'all'] ?? NONE,
    filed: ({ id }) => slots.get(id)?.filed,
    value: ({ id }) => valueIn(slots.get(id)),
    before: (series) => (slot(series).before ??= look(series, periodBefore(series, period))),
    yearBefore: (series) => (slot(series).yearBefore ??= look(series, lastYear)),
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

const NONE: readonly Series[] = []

/** What is known of one figure: looked up once, for several checks look at the same. */
interface Slot {
  readonly filed: FiledValue | undefined
  value: Micro | null | undefined
  before: Earlier | undefined
  yearBefore: Earlier | undefined
}

function slotOf(filed: FiledValue | undefined): Slot {
  return { filed, value: undefined, before: undefined, yearBefore: undefined }
}

function valueIn(slot: Slot | undefined): Micro | null {
  if (slot === undefined) return null
  if (slot.value === undefined) slot.value = slot.filed?.value == null ? null : toMicro(slot.filed.value)
  return slot.value
}

/** In a year's first period the month is filed as year to date only. */
function idIn({ id, indicator, measure, part }: Series, period: Period): string {
  const merged = measure === 'month' && indicator.measures.includes('ytd') && isFirstOfYear(period)
  return merged ? seriesId(indicator.code, 'ytd', part) : id
}

const LONGEST_GAP_PERIODS = 12

/** Found once for all indicators that are asked for as often. */
function formsBefore(programme: Programme): Figures['periodBefore'] {
  const found = before.get(programme) ?? new Map<string, Map<Period, Period>>()
  before.set(programme, found)
  return ({ indicator }, period) => {
    const often = indicator.januaryExempt ? `${indicator.frequency}*` : indicator.frequency
    const known = found.get(often) ?? new Map<Period, Period>()
    found.set(often, known)
    const earlier = known.get(period) ?? formBefore(programme, indicator, period)
    known.set(period, earlier)
    return earlier
  }
}

/** A calendar does not change; periods are few. */
const before = new WeakMap<Programme, Map<string, Map<Period, Period>>>()

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
