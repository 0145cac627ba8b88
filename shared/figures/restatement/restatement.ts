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

/** Which row of the published table it is, whatever edition states it. */
export interface Place {
  /** Region, zone, group of zones or target. */
  readonly area: string
  readonly areaLevel: string
  /** Null for a target that no indicator measures. */
  readonly indicator: string | null
  readonly part: number | null
  /** As in the published table: also `ytd-derived`, `median-ytd`, and for targets `reached`, `share`, `needed-year` … */
  readonly measure: string
}

/** A cell of the row besides value and growth, by its column's name; null where it is empty. */
export interface ChangedFact {
  readonly fact: string
  readonly old: string | null
  readonly new: string | null
}

/** One row that an edition states otherwise than the edition before it (修订): the figure itself, or what is said of it. */
export interface Restatement extends Place {
  /** Null: the earlier edition had no such figure, or this one has none any more. */
  readonly old: Stated | null
  readonly new: Stated | null
  /** New minus old as printed, so that a reader's calculator agrees; null unless both editions have a value. */
  readonly difference: string | null
  /** New minus old, exactly: decimal, or `num/den` for a quotient. */
  readonly exactDifference: string | null
  /** What else differs in the row: zones counted, 环比, contribution, rank … */
  readonly facts: readonly ChangedFact[]
  readonly causes: readonly Cause[]
}

/** Whether the figure itself is restated, and not only its rank, its share of the whole, or how it compares. */
export function isFigureRestated({ old, new: now }: Pick<Restatement, 'old' | 'new'>): boolean {
  return (['value', 'exact', 'growth', 'growthMark'] as const).some(
    (part) => (old?.[part] ?? null) !== (now?.[part] ?? null),
  )
}

/** A restatement before it is known what caused it. */
export type Change = Omit<Restatement, 'causes'>
