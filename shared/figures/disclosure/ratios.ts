import type { Indicator, Programme } from '../../programme/schema.ts'
import { componentMeasure } from '../measures.ts'
import { figureKey, isAdditive, type TableFigure } from './cells.ts'

/**
 * Quotients of sums that would give a suppressed sum back: of numerator, denominator and quotient, any two give the third. Those
 * that rest on too few zones themselves are suppressed already.
 */
export function suppressedRatios(
  { indicators }: Programme,
  published: readonly TableFigure[],
  suppressed: ReadonlySet<string>,
): readonly string[] {
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]))
  return published
    .filter(({ figure, derived }) => {
      const indicator = byCode.get(figure.indicator)
      if (!indicator || isAdditive(indicator) || figure.value === null) return false
      return componentsOf(indicator).some((code) => {
        const component = byCode.get(code)
        const measure = component && componentMeasure(component, figure.measure)
        return measure && suppressed.has(figureKey({ ...figure, indicator: code, measure }, derived))
      })
    })
    .map(({ key }) => key)
}

function componentsOf({ numerators, denominator }: Indicator): readonly string[] {
  return denominator === null ? numerators : [...numerators, denominator]
}
