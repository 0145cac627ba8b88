import { type Period, type PeriodParts, periodParts, previousPeriod, yearEarlier } from '../../period.ts'
import { exists } from '../../programme/calendar.ts'
import type { Indicator, Programme } from '../../programme/schema.ts'
import { isOnForm } from '../../programme/series.ts'

/** One of the periods that a figure is followed through. */
export interface Moment extends PeriodParts {
  readonly period: Period
  /** The form before it which asked for the figure, known or not. */
  readonly before: PeriodParts
  /** Places among the moments of that form, and of the same period a year earlier; undefined where they are not known. */
  readonly beforeAt: number | undefined
  readonly yearBeforeAt: number | undefined
}

/** The form before a period which asked for an indicator. */
export type FormBefore = (indicator: Indicator, period: Period) => Period

/** The period of a form, then those that are known of its past, newest first: alike for all that is asked for as often. */
export function momentsOf(
  period: Period,
  known: readonly Period[],
  formBefore: FormBefore,
): (indicator: Indicator) => readonly Moment[] {
  const periods = [period, ...[...known].sort().reverse()]
  const places = new Map(periods.map((each, at) => [each, at]))
  const made = new Map<string, readonly Moment[]>()
  return (indicator) => {
    const often = frequencyOf(indicator)
    const moments = made.get(often) ?? periods.map((each) => momentOf(each, formBefore(indicator, each), places))
    made.set(often, moments)
    return moments
  }
}

function momentOf(period: Period, before: Period, places: ReadonlyMap<Period, number>): Moment {
  return {
    period,
    ...periodParts(period),
    before: periodParts(before),
    beforeAt: places.get(before),
    yearBeforeAt: places.get(yearEarlier(period)),
  }
}

const LONGEST_GAP_PERIODS = 12

/** Found once for all indicators that are asked for as often. */
export function formsBefore(programme: Programme): FormBefore {
  const found = before.get(programme) ?? new Map<string, Map<Period, Period>>()
  before.set(programme, found)
  return (indicator, period) => {
    const often = frequencyOf(indicator)
    const known = found.get(often) ?? new Map<Period, Period>()
    found.set(often, known)
    const earlier = known.get(period) ?? formBefore(programme, indicator, period)
    known.set(period, earlier)
    return earlier
  }
}

/** A calendar does not change; periods are few. */
const before = new WeakMap<Programme, Map<string, Map<Period, Period>>>()

function frequencyOf({ frequency, januaryExempt }: Indicator): string {
  return januaryExempt ? EXEMPT[frequency] : frequency
}

/** Made once: a text put together anew has no hash yet. */
const EXEMPT = { monthly: 'monthly*', quarterly: 'quarterly*', annual: 'annual*', event: 'event*' } as const

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
