import { addMicro, formatMicro, type Micro } from '../decimal.ts'
import { type Amount, exactText } from '../figures/amount.ts'
import type { FiledFigures, ZoneFiling } from '../figures/figure.ts'
import { indicatorsOf, zoneAmount } from '../figures/zone-amount.ts'
import type { Indicator, Measure, Programme } from '../programme/schema.ts'

/** The two sums of a quotient, exactly as added up: what `exact` is in lowest terms of. */
export interface QuotientSums {
  /** Numerator, times the indicator's scale; for a weighted mean Σ value × weight. */
  readonly num: string
  readonly den: string
}

/** What a filing gives to a figure, exactly; null where it gives nothing, and for what is filed part by part. */
export function filedExactly(
  programme: Programme,
  indicator: Indicator,
  measure: Measure,
  filed: FiledFigures | undefined,
): string | null {
  const amount = filed && amountOf(programme, indicator, measure, filed)
  return amount ? exactText(amount) : null
}

/** Null for what is no quotient, and where no zone gives both sides. */
export function quotientSums(
  programme: Programme,
  indicator: Indicator,
  measure: Measure,
  filings: readonly ZoneFiling[],
): QuotientSums | null {
  const amounts = filings.flatMap(({ values }) => amountOf(programme, indicator, measure, values) ?? [])
  const dens = amounts.flatMap(({ den }) => (den === null ? [] : [den]))
  if (dens.length === 0) return null
  const sum = (micros: readonly Micro[]) => formatMicro(micros.reduce(addMicro, 0))
  return { num: sum(amounts.map(({ num }) => num)), den: sum(dens) }
}

function amountOf(programme: Programme, indicator: Indicator, measure: Measure, filed: FiledFigures): Amount | null {
  if (indicator.breakdown !== null) return null
  const amount = zoneAmount(indicatorsOf(programme), indicator, measure, filed)
  return typeof amount === 'string' ? null : amount
}
