import type { Period } from '../period.ts'

/** A zone's current filings of earlier periods: value by series id, null where nothing was filed. In any order. */
export type History = readonly {
  readonly period: Period
  readonly values: Readonly<Record<string, string | null>>
}[]
