import { compareMicro, toMicro } from '../decimal.ts'
import type { Faults } from './faults.ts'
import type { Located } from './read-table.ts'
import type { Indicator, IndicatorKind, Measure } from './schema.ts'

/** Which figures each kind can have: a flow adds up over the year, a stock stands at the end, the rest are one or the other. */
const MEASURES_OF: Readonly<Record<IndicatorKind, readonly Measure[]>> = {
  flow: ['month', 'ytd'],
  stock: ['end'],
  ratio: ['month', 'ytd', 'end'],
  growth: ['month', 'ytd'],
  rank: ['end'],
}

/** Whether every indicator can be filed, computed and added up as it says; its parts have to be there and be filed figures. */
export function checkIndicators(indicators: readonly Located<Indicator>[], faults: Faults): void {
  const byCode = new Map(indicators.map(({ value }) => [value.code, value]))
  for (const { row, value } of indicators) {
    const at = (column: string, sentence: string) => faults.at('indicators.csv', row, column, sentence)
    checkForm(value, at)
    checkFormula(value, byCode, at)
    checkAggregation(value, byCode, at)
  }
}

type At = (column: string, sentence: string) => void

function checkForm(indicator: Indicator, at: At): void {
  const { kind, measures, breakdown, breakdownMax, rangeMin, rangeMax, mayBeNegative } = indicator
  if (measures.length === 0) at('measures', 'must name at least one measure')
  for (const measure of measures)
    if (!MEASURES_OF[kind].includes(measure)) at('measures', `a ${kind} has no measure ${measure}`)
  if ((breakdown === null) !== (breakdownMax === 0))
    at('breakdown_max', 'belongs to a breakdown, and a breakdown needs it')
  if (rangeMin !== null && rangeMax !== null && compareMicro(toMicro(rangeMin), toMicro(rangeMax)) > 0)
    at('range_max', 'must not be below range_min')
  if (rangeMin !== null && !mayBeNegative && rangeMin.startsWith('-'))
    at('range_min', 'is negative where may_be_negative is 0')
}

function checkFormula(indicator: Indicator, byCode: ReadonlyMap<string, Indicator>, at: At): void {
  const { filing, numerators, denominator, breakdown } = indicator
  const derived = filing === 'derived'
  if (derived && numerators.length === 0) at('numerators', 'a derived indicator needs its parts')
  if (!derived && (numerators.length > 0 || denominator !== null))
    at('numerators', 'only a derived indicator has parts')
  if (derived && breakdown !== null) at('breakdown', 'a derived indicator has no breakdown')
  for (const code of numerators) checkPart('numerators', code, byCode, at)
  if (denominator !== null) checkPart('denominator', denominator, byCode, at)
}

/** Parts are filed figures: formulas over formulas could run in a circle and nobody could add them up by hand. */
function checkPart(column: string, code: string, byCode: ReadonlyMap<string, Indicator>, at: At): void {
  const part = byCode.get(code)
  if (!part) at(column, `no indicator ${code} in indicators.csv`)
  else if (part.filing === 'derived') at(column, `${code} is itself derived`)
  else if (part.breakdown !== null) at(column, `${code} is filed by industry and has no one figure`)
  else if (part.kind !== 'flow' && part.kind !== 'stock')
    at(column, `${code} is a ${part.kind}, which cannot be added up`)
}

function checkAggregation(indicator: Indicator, byCode: ReadonlyMap<string, Indicator>, at: At): void {
  const { aggregation, kind, denominator, weight } = indicator
  const adds = kind === 'flow' || kind === 'stock'
  if (aggregation === 'sum' && !adds) at('aggregation', `a ${kind} cannot be added up over zones`)
  if (aggregation === 'ratio' && denominator === null) at('denominator', 'a ratio of sums needs it')
  if (aggregation !== 'ratio' && denominator !== null)
    at('aggregation', 'an indicator with a denominator aggregates as ratio')
  if (aggregation === 'weighted' && weight === null) at('weight', 'a weighted mean needs it')
  if (aggregation !== 'weighted' && weight !== null) at('weight', 'only a weighted mean has one')
  if (weight !== null) checkPart('weight', weight, byCode, at)
}
