import type { Period } from '../period.ts'
import type { FiledValue, Finding } from '../submission.ts'

/** What a zone filed before: its current filings of earlier periods, in any order. */
export type History = readonly PastFiling[]

export interface PastFiling {
  readonly period: Period
  /** Value by series id, null where nothing was filed. */
  readonly values: Readonly<Record<string, string | null>>
  /** What was odd then and explained, in that filing or before it; absent where nothing was. */
  readonly explained?: readonly Explained[]
}

/** An explanation that was accepted, and the level that it was for. */
export interface Explained {
  readonly check: string
  readonly series: string
  readonly level: string
  readonly explanation: string
  /** The period in which it was given. */
  readonly period: Period
}

/** How much of the past is looked at, in months: enough for a dozen differences from the same month of the year before. */
export const HISTORY_MONTHS = 24

/** A filing as later periods remember it. Findings without a level are about one month alone and are not remembered. */
export function pastFiling(
  period: Period,
  { values, findings }: { readonly values: readonly FiledValue[]; readonly findings: readonly Finding[] },
): PastFiling {
  const explained = findings.flatMap(({ code: check, series, level, explanation, explainedIn = period }) =>
    series === undefined || level === undefined || explanation === undefined
      ? []
      : [{ check, series, level, explanation, period: explainedIn }],
  )
  return {
    period,
    values: Object.fromEntries(values.map(({ series, value }) => [series, value])),
    ...(explained.length === 0 ? {} : { explained }),
  }
}
