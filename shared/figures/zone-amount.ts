import { DECIMALS_KEPT, type Micro, sumMicro, toMicro } from '../decimal.ts'
import type { Indicator, Measure, Programme } from '../programme/schema.ts'
import { seriesId } from '../programme/series.ts'
import type { Amount } from './amount.ts'
import type { FiledFigures } from './figures.ts'
import { componentMeasure } from './measures.ts'

/** Why a zone puts nothing into a figure: it does not apply there, or it was not filed (which is never taken for zero). */
export type Lack = 'not-applicable' | 'missing'

export type Indicators = ReadonlyMap<string, Indicator>

const MICRO = 10n ** BigInt(DECIMALS_KEPT)
/** Derived indicators may rest on derived ones; the loader refuses circles, this keeps a hand-made programme from hanging. */
const MAX_NESTING = 5

export function indicatorsOf(programme: Programme): Indicators {
  return new Map(programme.indicators.map((indicator) => [indicator.code, indicator]))
}

/**
 * What one zone puts into an area's figure of an indicator, by its rule: a quotient gives numerator and denominator, a
 * weighted mean value × weight and weight, everything else its value. A zone that lacks one side gives nothing to either.
 */
export function zoneAmount(
  indicators: Indicators,
  indicator: Indicator,
  measure: Measure,
  filed: FiledFigures,
): Amount | Lack {
  const part = (code: string) => componentValue(indicators, code, measure, filed, 1)
  if (isQuotient(indicator)) {
    const num = totalOf(indicator.numerators.map(part))
    const den = part(indicator.denominator ?? '')
    if (typeof num === 'string') return num
    return typeof den === 'string' ? den : { num: times(num, indicator.scale), den }
  }
  const value = plainValue(indicators, indicator, measure, filed, 0)
  if (typeof value === 'string') return value
  if (indicator.aggregation !== 'weighted') return { num: value, den: null }
  const weight = part(indicator.weight ?? '')
  return typeof weight === 'string' ? weight : { num: BigInt(value) * BigInt(weight), den: BigInt(weight) * MICRO }
}

/** Computed as a quotient of sums, whether it is derived or also filed. */
export function isQuotient({ denominator, filing, aggregation }: Indicator): boolean {
  return denominator !== null && (filing === 'derived' || aggregation === 'ratio')
}

/** The filed parts of a broken-down indicator, by number of the part. */
export function filedParts(indicator: Indicator, measure: Measure, filed: FiledFigures): Map<number, Micro | Lack> {
  const parts = new Map<number, Micro | Lack>()
  for (let part = 1; part <= indicator.breakdownMax; part += 1) {
    const value = filedValue(filed, seriesId(indicator.code, measure, part))
    if (value !== 'missing') parts.set(part, value)
  }
  return parts
}

export function filedValue(filed: FiledFigures, series: string): Micro | Lack {
  const value = filed[series]
  if (value === undefined) return 'missing'
  return value === null ? 'not-applicable' : toMicro(value)
}

function plainValue(
  indicators: Indicators,
  indicator: Indicator,
  measure: Measure,
  filed: FiledFigures,
  depth: number,
): Micro | Lack {
  if (indicator.filing === 'derived') {
    const parts = indicator.numerators.map((code) => componentValue(indicators, code, measure, filed, depth + 1))
    const total = totalOf(parts)
    return typeof total === 'string' ? total : times(total, indicator.scale)
  }
  if (indicator.breakdown === null) return filedValue(filed, seriesId(indicator.code, measure))
  // Each part is a filed figure of its own, so the total is over what was filed; one part missing hides no other.
  const parts = [...filedParts(indicator, measure, filed).values()]
  return parts.length === 0 ? 'missing' : totalOf(parts)
}

function componentValue(
  indicators: Indicators,
  code: string,
  measure: Measure,
  filed: FiledFigures,
  depth: number,
): Micro | Lack {
  const component = indicators.get(code)
  if (!component) throw new RangeError(`the programme has no indicator ${JSON.stringify(code)}`)
  if (depth > MAX_NESTING) throw new RangeError(`indicator ${code} rests on itself`)
  const matching = componentMeasure(component, measure)
  // A rate cannot be a term of a sum.
  if (matching === null || isQuotient(component)) return 'missing'
  return plainValue(indicators, component, matching, filed, depth)
}

/** A sum needs every term, but a term that does not apply is no gap. */
function totalOf(parts: readonly (Micro | Lack)[]): Micro | Lack {
  if (parts.includes('missing')) return 'missing'
  const values = parts.filter((part) => typeof part !== 'string')
  return values.length === 0 ? 'not-applicable' : sumMicro(values)
}

function times(value: Micro, scale: number): Micro {
  return scale === 1 ? value : BigInt(value) * BigInt(scale)
}
