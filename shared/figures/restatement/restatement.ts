/** A filing that this edition rests on and the one before did not: what a restated figure goes back to. */
export interface Cause {
  readonly zone: string
  /** Of the round itself, or of an earlier round that comparisons rest on. */
  readonly period: string
  readonly uploadId: string
  readonly versionId: string
  readonly receivedAt: string
}

/** A figure as an edition stated it: printed, exact, and its change against last year. Null values: there was none. */
export interface Stated {
  readonly value: string | null
  readonly exact: string | null
  readonly growth: string | null
  readonly growthMark: string | null
}

/** One figure that an edition states otherwise than the edition before it (修订). */
export interface Restatement {
  /** Region, zone or target. */
  readonly area: string
  readonly areaLevel: string
  /** Null for a target that no indicator measures. */
  readonly indicator: string | null
  readonly part: number | null
  /** As in the figures; `reached` and `share` for targets. */
  readonly measure: string
  /** Null: the earlier edition had no such figure, or this one has none any more. */
  readonly old: Stated | null
  readonly new: Stated | null
  /** New minus old as printed, so that a reader's calculator agrees; null unless both editions have a value. */
  readonly difference: string | null
  /** New minus old, exactly: decimal, or `num/den` for a quotient. */
  readonly exactDifference: string | null
  readonly causes: readonly Cause[]
}

/** A restatement before it is known what caused it. */
export type Change = Omit<Restatement, 'causes'>
