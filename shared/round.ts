import type { Period } from './period.ts'
import type { RoundTimes } from './programme/calendar.ts'
import type { Revision, Timeliness } from './submission.ts'

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
  /** Present once minutes were added: `dueAt` and `closesAt` of the round have them in already. */
  readonly extended?: Extended
}

/** Minutes that an outage cost the zones, added by an operator before closing; never changed and never taken back. */
export interface Extension {
  /** The edition whose closing it moved. */
  readonly edition: number
  /** Of the act: the same one repeated adds nothing. */
  readonly id: string
  readonly minutes: number
  readonly reason: string
  readonly by: string
  /** When it was added. */
  readonly at: string
}

/** What was added to a round's times, and the times as they were before. */
export interface Extended {
  readonly dueAt: string
  readonly closesAt: string
  /** Of this edition and of those before, in the order in which they were added. */
  readonly extensions: readonly Extension[]
}

/**
 * A round as stored, with its extensions: each moves the closing of its own edition, and the due time where that is still ahead
 * with the minutes added. Nothing that had passed is moved: minutes after the due day do not make an overdue filing punctual.
 */
export function extendedRound(stored: Round, extensions: readonly Extension[]): Round {
  if (extensions.length === 0) return stored
  let { dueAt, closesAt } = stored
  for (const { edition, minutes, at } of extensions) {
    if (later(dueAt, minutes) > at) dueAt = later(dueAt, minutes)
    if (edition === stored.edition) closesAt = later(closesAt, minutes)
  }
  return { ...stored, dueAt, closesAt, extended: { dueAt: stored.dueAt, closesAt: stored.closesAt, extensions } }
}

/** The round as stored: what `extendedRound` was made from. */
export function storedRound({ extended, ...round }: Round): Round {
  return extended ? { ...round, dueAt: extended.dueAt, closesAt: extended.closesAt } : round
}

/** Every closing time that the present edition has had, the scheduled one first: what links were given until. */
export function closingTimes(round: Pick<Round, 'edition' | 'closesAt' | 'extended'>): readonly string[] {
  if (!round.extended) return [round.closesAt]
  const own = round.extended.extensions.filter(({ edition }) => edition === round.edition)
  let closesAt = round.extended.closesAt
  return [closesAt, ...own.map(({ minutes }) => (closesAt = later(closesAt, minutes)))]
}

/** An instant, minutes later. */
export function later(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString()
}

/** A pure function of the object's S3 time and the round's times, never of when a function ran. */
export function timelinessOf(receivedAt: string, round: Pick<Round, 'dueAt' | 'closesAt'>): Timeliness {
  if (receivedAt > round.closesAt) return 'late'
  return receivedAt > round.dueAt ? 'overdue' : 'on-time'
}

/**
 * A filing as the round's times stand now. What was recorded, and told in the receipt, is how they stood when it was received: minutes
 * added since, or a later closing of a round opened again, may have made it in time.
 */
export function timed<R extends Pick<Revision, 'receivedAt' | 'timeliness' | 'imported'>>(
  revision: R,
  round: Pick<Round, 'dueAt' | 'closesAt'>,
): R {
  return revision.imported ? revision : { ...revision, timeliness: timelinessOf(revision.receivedAt, round) }
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
  /** The region that it was filed in, where that is not the cut's: a predecessor's, or the zone's own before it moved. */
  readonly region?: string
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
