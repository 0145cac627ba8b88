import type { Period } from '../period.ts'
import { isFirstOfYear, previousPeriod } from '../period.ts'
import { exists } from '../programme/calendar.ts'
import type { Indicator, Measure, Programme } from '../programme/schema.ts'
import { isOnForm } from '../programme/series.ts'

/** One figure that every area has in an edition. */
export interface FigureKind {
  readonly indicator: Indicator
  readonly measure: Measure
  /** False where what it is computed from is not on this period's forms, such as a weight that is filed by quarter. */
  readonly computable: boolean
}

/** The figures of a period in the programme's order: what is on its form, and what is computed from that. */
export function figureKinds(programme: Programme, period: Period): readonly FigureKind[] {
  const due = programme.indicators.filter((indicator) => isDue(indicator, period))
  const codes = new Set(due.map(({ code }) => code))
  return due.flatMap((indicator) =>
    indicator.measures
      // In the year's first period the year to date is the period itself and only it is filed.
      .filter((measure) => measure !== 'month' || !indicator.measures.includes('ytd') || !isFirstOfYear(period))
      .map((measure) => ({ indicator, measure, computable: componentsOf(indicator).every((code) => codes.has(code)) })),
  )
}

/** A flow's other form, computed from filings of several periods: a month between years to date, or a year to date of months. */
export interface DerivedKind extends FigureKind {
  readonly derived: true
}

/** What can be derived in a period. In the year's first one, month and year to date are the same. */
export function derivedKinds(programme: Programme, period: Period): readonly DerivedKind[] {
  const { calendar } = programme
  if (isFirstOfYear(period) || !exists(calendar, previousPeriod(period, calendar.mergesJanuaryFebruary))) return []
  return figureKinds(programme, period).flatMap(({ indicator, measure }) => {
    const { kind, filing, frequency, aggregation, breakdown, measures } = indicator
    // By quarters there are no adjacent filings to take a month from.
    const single = kind === 'flow' && frequency === 'monthly' && !measures.includes(measure === 'ytd' ? 'month' : 'ytd')
    if (!single || filing === 'derived' || aggregation !== 'sum' || breakdown !== null) return []
    return { indicator, measure: measure === 'ytd' ? 'month' : 'ytd', computable: true, derived: true } as const
  })
}

/** The indicators that an area's figure is computed from, besides the indicator itself. */
function componentsOf({ numerators, denominator, weight }: Indicator): readonly string[] {
  return [...numerators, denominator, weight].filter((code) => code !== null)
}

/** The measure that stands for an indicator in key figures, tables of regions and targets: year to date, else the level, else the month. */
export function headlineMeasure(indicator: Indicator): Measure {
  const order: readonly Measure[] = ['ytd', 'end', 'month']
  return order.find((measure) => indicator.measures.includes(measure)) ?? 'ytd'
}

/**
 * The measure of a component that goes with a measure of the whole: the same one; a level at the end goes with any, and a year
 * to date with a level (tax per mu is a year to date over a level). Null where the component has no such figure.
 */
export function componentMeasure(component: Indicator, measure: Measure): Measure | null {
  if (component.measures.includes(measure)) return measure
  if (component.measures.includes('end')) return 'end'
  return measure === 'end' && component.measures.includes('ytd') ? 'ytd' : null
}

/** Derived indicators are on no form; they come when their frequency says, as filed ones do. */
function isDue(indicator: Indicator, period: Period): boolean {
  return isOnForm(indicator.filing === 'derived' ? { ...indicator, filing: 'optional' } : indicator, period)
}
