import * as v from 'valibot'
import type { Period } from '../period.ts'
import { checked } from '../records.ts'

/** What an edition says of those published before it: found when its figures are put together, and fixed from then on. */
export interface EditionContext {
  /** Of the edition published before this one; null for a programme's first. */
  readonly previousManifestHash: string | null
  /** Earlier rounds that comparisons rest on and that have been restated since their first edition. */
  readonly revisedBasis: readonly RevisedRound[]
}

export interface RevisedRound {
  readonly period: Period
  readonly edition: number
  readonly reason: string | null
}

/** Throws a StoredShapeError for anything else. */
export function parseEditionContext(data: unknown): EditionContext {
  return checked(Context, data, 'context of an edition')
}

const Context = v.strictObject({
  previousManifestHash: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  revisedBasis: v.array(
    v.strictObject({
      period: v.string(),
      edition: v.pipe(v.number(), v.integer(), v.minValue(2)),
      reason: v.nullable(v.string()),
    }),
  ),
})
