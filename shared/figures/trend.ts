import type { Period } from '../period.ts'
import type { Measure } from '../programme/schema.ts'
import type { FigureStatus } from './figure.ts'

/** A key figure in one period of its trend, as that period's newest edition printed it. */
export interface TrendPoint {
  readonly period: Period
  /** Null: a gap. Nothing was published for the period, or it had no such figure; a gap is never bridged. */
  readonly value: string | null
  /** 同比 as printed then; null where there was none. */
  readonly growth: string | null
  readonly status: FigureStatus
  /** Zones in the value, of those that were to report; 0 of 0 where there is no record of the period. */
  readonly zones: number
  readonly expected: number
  /** A published edition, a round that was imported and never published, or this edition; null: no record of the period. */
  readonly source: 'edition' | 'imported' | 'this' | null
  readonly edition: number | null
  /** Of the published edition, whose archive holds the same record (`trend.json`). */
  readonly manifestHash: string | null
}

/** A key figure of the whole through the last year (走势), oldest period first. */
export interface TrendSeries {
  readonly area: string
  readonly areaLevel: 'province'
  readonly indicator: string
  readonly measure: Measure
  readonly points: readonly TrendPoint[]
}
