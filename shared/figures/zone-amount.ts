import { addMicro, DECIMALS_KEPT, isCanonical, type Micro, toMicro } from '../decimal.ts'
import type { Indicator, Measure, Programme } from '../programme/schema.ts'
import { seriesId } from '../programme/series.ts'
import { type Amount, newAmount } from './amount.ts'
import type { FiledFigures } from './figure.ts'
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

/** Reads one thing out of what a zone filed for a period. */
export type Reader<T> = (filed: FiledFigures) => T | Lack

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
  return amountReader(indicators, indicator, measure)(filed)
}

/** `zoneAmount` with the programme looked up once, for a close that reads the same figure of every zone. */
export function amountReader(indicators: Indicators, indicator: Indicator, measure: Measure): Reader<Amount> {
  const part = (code: string) => componentReader(indicators, code, measure, 1)
  if (isQuotient(indicator)) {
    const numerator = totalReader(indicator.numerators.map(part))
    const denominator = part(indicator.denominator ?? '')
    return (filed) => {
      const num = numerator(filed)
      if (typeof num === 'string') return num
      const den = denominator(filed)
      return typeof den === 'string' ? den : newAmount(times(num, indicator.scale), den)
    }
  }
  if (indicator.aggregation !== 'weighted') {
    const series = singleSeries(indicator, measure)
    if (series !== null) return (filed) => filedAmount(filed, series)
    const plain = plainReader(indicators, indicator, measure, 0)
    return (filed) => amountIn(plain(filed))
  }
  const plain = plainReader(indicators, indicator, measure, 0)
  const weigh = part(indicator.weight ?? '')
  return (filed) => {
    const value = plain(filed)
    if (typeof value === 'string') return value
    const weight = weigh(filed)
    return typeof weight === 'string' ? weight : newAmount(BigInt(value) * BigInt(weight), BigInt(weight) * MICRO)
  }
}

/** Computed as a quotient of sums, whether it is derived or also filed. */
export function isQuotient({ denominator, filing, aggregation }: Indicator): boolean {
  return denominator !== null && (filing === 'derived' || aggregation === 'ratio')
}

/** The series of the parts of a broken-down indicator, in order. */
export function partIds({ code, breakdownMax }: Indicator, measure: Measure): readonly string[] {
  return Array.from({ length: breakdownMax }, (_none, index) => seriesId(code, measure, index + 1))
}

/** What was filed, as it was filed: text that is canonical is its own exact text. */
export function filedAmount(filed: FiledFigures, series: string): Amount | Lack {
  const value = filed[series]
  if (value === undefined) return 'missing'
  if (value === null) return 'not-applicable'
  return newAmount(toMicro(value), null, isCanonical(value) ? value : undefined)
}

export function filedValue(filed: FiledFigures, series: string): Micro | Lack {
  const value = filed[series]
  if (value === undefined) return 'missing'
  return value === null ? 'not-applicable' : toMicro(value)
}

/** The one series that an indicator is filed as; null where it is computed, or filed by parts. */
function singleSeries({ code, filing, breakdown }: Indicator, measure: Measure): string | null {
  return filing === 'derived' || breakdown !== null ? null : seriesId(code, measure)
}

export function amountIn(value: Micro | Lack): Amount | Lack {
  return typeof value === 'string' ? value : newAmount(value)
}

function plainReader(indicators: Indicators, indicator: Indicator, measure: Measure, depth: number): Reader<Micro> {
  if (indicator.filing === 'derived') {
    const term = (code: string) => componentReader(indicators, code, measure, depth + 1)
    const sum = totalReader(indicator.numerators.map(term))
    return (filed) => {
      const total = sum(filed)
      return typeof total === 'string' ? total : times(total, indicator.scale)
    }
  }
  const series = singleSeries(indicator, measure)
  if (series !== null) return (filed) => filedValue(filed, series)
  // Each part is a filed figure of its own, so the total is over what was filed; one part missing hides no other.
  const parts = partIds(indicator, measure)
  return (filed) => {
    const values = parts.map((part) => filedValue(filed, part)).filter((value) => value !== 'missing')
    return values.length === 0 ? 'missing' : totalOf(values)
  }
}

function componentReader(indicators: Indicators, code: string, measure: Measure, depth: number): Reader<Micro> {
  const component = indicators.get(code)
  if (!component) throw new RangeError(`the programme has no indicator ${JSON.stringify(code)}`)
  if (depth > MAX_NESTING) throw new RangeError(`indicator ${code} rests on itself`)
  const matching = componentMeasure(component, measure)
  // A rate cannot be a term of a sum.
  if (matching === null || isQuotient(component)) return () => 'missing'
  return plainReader(indicators, component, matching, depth)
}

function totalReader(terms: readonly Reader<Micro>[]): Reader<Micro> {
  const [only] = terms
  if (only && terms.length === 1) return only
  return (filed) => totalOf(terms.map((read) => read(filed)))
}

/** A sum needs every term, but a term that does not apply is no gap. */
function totalOf(parts: readonly (Micro | Lack)[]): Micro | Lack {
  let total: Micro | null = null
  for (const part of parts) {
    if (part === 'missing') return part
    if (part !== 'not-applicable') total = addMicro(total ?? 0, part)
  }
  return total ?? 'not-applicable'
}

function times(value: Micro, scale: number): Micro {
  if (scale === 1) return value
  const product = typeof value === 'number' ? value * scale : Number.NaN
  return Number.isSafeInteger(product) ? product : BigInt(value) * BigInt(scale)
}
