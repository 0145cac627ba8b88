import type { Period } from './period.ts'
import type { RoundTimes } from './programme/calendar.ts'
import type { Timeliness } from './submission.ts'

/**
 * open → closed (the cut of an edition is written) → published → open again (reopened, with a reason) → …
 * The state moves only by conditional update.
 */
export type RoundState = 'open' | 'closed' | 'published'

/** One programme in one period (期次). */
export interface Round extends RoundTimes {
  readonly programme: string
  readonly period: Period
  readonly state: RoundState
  readonly programmeHash: string
  /** The edition that the next close makes, or that the last close made: 1, then 2 after a reopening. */
  readonly edition: number
  /** Why it was reopened; null for edition 1. */
  readonly reason: string | null
  /** When it was opened again for this edition; absent in edition 1. */
  readonly reopenedAt?: string
  /** A past round brought in from files: it has filings and no edition of its own. */
  readonly imported: boolean
}

/** A pure function of the object's S3 time and the round's times, never of when a function ran. */
export function timelinessOf(receivedAt: string, round: Pick<Round, 'dueAt' | 'closesAt'>): Timeliness {
  if (receivedAt > round.closesAt) return 'late'
  return receivedAt > round.dueAt ? 'overdue' : 'on-time'
}

/** Which revision of each zone an edition rests on, for one region; written once, before anything is computed. */
export interface Cut {
  readonly region: string
  readonly zones: readonly CutZone[]
}

/** A pointer to one revision: its place in the order and its hash. */
export interface RevisionPointer {
  readonly period: Period
  /** The zone that filed it, where that is a predecessor of the zone that the pointer belongs to. */
  readonly zone?: string
  readonly receivedAt: string
  readonly uploadId: string
  readonly versionId: string
  readonly sha256: string
}

export interface CutZone {
  readonly zone: string
  /** Null: the zone has filed nothing that counts. */
  readonly current: RevisionPointer | null
  /** Whether anything at all was filed in time, accepted or not. */
  readonly reported: boolean
  readonly timeliness: Timeliness | null
  /** Filings of earlier periods that comparisons rest on, pinned so that the edition never changes. */
  readonly basis: readonly RevisionPointer[]
}
