import { type Micro, nearNumber, toMicro } from '../../decimal.ts'
import { type Period, type PeriodParts, periodParts, yearEarlier } from '../../period.ts'
import type { Programme, Zone } from '../../programme/schema.ts'
import { type Column, isOnForm, type Series, seriesId } from '../../programme/series.ts'
import type { FiledValue } from '../../submission.ts'
import type { Explained, History } from '../history.ts'
import { askedGroups } from '../layout.ts'
import { formsBefore, type Moment, momentsOf } from './moments.ts'

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
  /** This form and those that are known of the past, newest first. */
  readonly moments: (series: Series) => readonly Moment[]
  /** What was filed at each of those moments, as near as a machine number comes; NaN where nothing was. */
  readonly filedAt: (series: Series) => number[]
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
  const formBefore = formsBefore(programme)
  const at = (series: Series, earlier: Period, parts: PeriodParts): Micro | null => {
    const text = byPeriod.get(earlier)?.values[idIn(series, parts)]
    return text == null ? null : toMicro(text)
  }
  const look = (series: Series, earlier: Period): Earlier => {
    const value = at(series, earlier, periodParts(earlier))
    return { period: earlier, value, expected: value !== null || isOnForm(series.indicator, earlier) }
  }
  const value = ({ id }: Series) => valueIn(slots.get(id))
  const moments = momentsOf(period, [...byPeriod.keys()], formBefore)
  const lastYear = yearEarlier(period)
  return {
    period,
    series: (indicator, column) => groups.get(indicator)?.[column ?? 'all'] ?? NONE,
    filed: ({ id }) => slots.get(id)?.filed,
    value,
    before: (series) => (slot(series).before ??= look(series, formBefore(series.indicator, period))),
    yearBefore: (series) => (slot(series).yearBefore ??= look(series, lastYear)),
    moments: ({ indicator }) => moments(indicator),
    filedAt: (series) =>
      moments(series.indicator).map((moment, place) => {
        const filed = place === 0 ? value(series) : at(series, moment.period, moment)
        return filed === null ? Number.NaN : nearNumber(filed)
      }),
    explained: (check, series) => {
      const entry = byPeriod.get(formBefore(series.indicator, period))
      const id = entry && idIn(series, periodParts(entry.period))
      return entry?.explained?.find((each) => each.check === check && each.series === id) ?? null
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
function idIn({ id, indicator, measure, part }: Series, { from }: PeriodParts): string {
  const merged = measure === 'month' && from === 1 && indicator.measures.includes('ytd')
  return merged ? seriesId(indicator.code, 'ytd', part) : id
}
