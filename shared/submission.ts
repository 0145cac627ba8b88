import type { UploadRef } from './keys.ts'
import type { Period } from './period.ts'

/** What intake says of a file (INTAKE of the design). `duplicate` and `late` are not verdicts: both are seen from the order of revisions. */
export type Verdict = 'accepted' | 'accepted-with-notes' | 'to-explain' | 'rejected' | 'quarantined'

/** In relation to the round's times, by what S3 says of the object: counted, counted but overdue (迟报), or after closing. */
export type Timeliness = 'on-time' | 'overdue' | 'late'

/** Missing, not applicable and not available are three things; none of them is zero. */
export type Absence = 'missing' | 'not-applicable' | 'not-available'

/** A place in the zone's own file. `row` and `column` count from 1; `cell` is A1 style where the file has sheets. */
export interface Place {
  readonly sheet?: string
  readonly cell?: string
  readonly row?: number
  readonly column?: number
  /** Path of a JSON file, `rows[3].ytd`. */
  readonly path?: string
}

/** One figure as filed and as normalised. */
export interface FiledValue {
  /** Series id of the programme's form, for example `D02/ytd` or `A02[1]/ytd`. */
  readonly series: string
  /** Exactly what the cell held. */
  readonly filed: string
  /** Canonical decimal text in the indicator's unit, or null with `absence`. */
  readonly value: string | null
  readonly absence?: Absence
  readonly place: Place
  /** What the zone wrote beside it (说明). */
  readonly remark?: string
}

export interface Bilingual {
  readonly zh: string
  readonly en: string
}

/** `validity` must be fixed, `quality` must be explained, `note` is for information. */
export type Severity = 'validity' | 'quality' | 'note'

/** One failed check or remark of intake. */
export interface Finding {
  /** Stable: `E…` of intake, or the check's id in the programme (`K10`). */
  readonly code: string
  readonly severity: Severity
  readonly series?: string
  readonly place?: Place
  /** What was seen, as filed. */
  readonly seen?: string
  readonly sentence: Bilingual
  readonly remedy: Bilingual
  /** The explanation that answers a quality finding. */
  readonly explanation?: string
  /** How far off the figure is by the check's own measure, decimal text: an explanation holds for the same level only. */
  readonly level?: string
  /** For a note on what was explained before: the period whose explanation still holds. */
  readonly explainedIn?: Period
}

export type FileFormat = 'xlsx' | 'csv' | 'json'

/** The outcome of reading and checking one file: pure, a function of bytes, programme, zone, period and history. */
export interface Judgement {
  readonly verdict: Verdict
  readonly format: FileFormat | null
  readonly values: readonly FiledValue[]
  readonly findings: readonly Finding[]
  /** Every cell that was read is kept or refused: read = kept + refused. */
  readonly counts: { readonly read: number; readonly kept: number; readonly refused: number }
}

/** One upload of one zone: an S3 object version and what became of it. Written once, never changed. */
export interface Revision extends UploadRef {
  readonly versionId: string
  /** The object's time at S3, `2025-04-08T09:30:00.000Z`: decides order and lateness. */
  readonly receivedAt: string
  readonly size: number
  readonly sha256: string
  /** The zone's own name of the file: shown, never used as a key. */
  readonly fileName: string
  readonly timeliness: Timeliness
  readonly imported?: true
  readonly programmeHash: string
  readonly judgement: Judgement
}

/** A revision that counts: accepted in any way, and in time. */
export function counts(revision: Pick<Revision, 'judgement' | 'timeliness'>): boolean {
  return isAccepted(revision) && revision.timeliness !== 'late'
}

/** Accepted in any way, whenever it came: a late one may count after a reopening. */
export function isAccepted({ judgement: { verdict } }: Pick<Revision, 'judgement'>): boolean {
  return verdict !== 'rejected' && verdict !== 'quarantined'
}

/** The order of revisions is the order in which S3 received them; ties fall to the ids. */
export function revisionOrder(a: Revision, b: Revision): number {
  const key = (r: Revision) => `${r.receivedAt}#${r.uploadId}#${r.versionId}`
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}

/** The figure of a zone is its counting revision with the highest key; null while there is none. `revisions` in any order. */
export function currentRevision(revisions: readonly Revision[]): Revision | null {
  return revisions.filter(counts).sort(revisionOrder).at(-1) ?? null
}

/** The first of an unbroken run of revisions with the same bytes, when `revision` repeats the one before it; else null. */
export function duplicateOf(revision: Revision, revisions: readonly Revision[]): Revision | null {
  const earlier = revisions.filter((r) => revisionOrder(r, revision) < 0).sort(revisionOrder)
  let first: Revision | null = null
  for (const candidate of earlier.reverse()) {
    if (candidate.sha256 !== revision.sha256) break
    first = candidate
  }
  return first
}
