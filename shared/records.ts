import * as v from 'valibot'
import { StoredShapeError } from './errors.ts'
import type { Cut, Extension, Round } from './round.ts'
import type { Revision } from './submission.ts'

/** Records are parsed again wherever they are read: from the table, from a bucket, from an archive that somebody hands us. */
export function parseRound(data: unknown): Round {
  return checked(RoundSchema, data, 'round')
}

export function parseExtension(data: unknown): Extension {
  return checked(ExtensionSchema, data, 'extension')
}

export function parseCut(data: unknown): Cut {
  return checked(CutSchema, data, 'cut')
}

export function parseRevision(data: unknown): Revision {
  return checked(RevisionSchema, data, 'revision')
}

/** Throws a StoredShapeError that names the record and the first path that does not fit, never its content. */
export function checked<T>(schema: v.GenericSchema<unknown, T>, data: unknown, what: string): T {
  const result = v.safeParse(schema, data)
  if (result.success) return result.output
  const path = result.issues[0]?.path?.map(({ key }) => String(key)).join('.') ?? ''
  throw new StoredShapeError(`a stored ${what} does not fit at ${path || 'its root'}`)
}

const Text = v.string()
const Instant = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/))
const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Bilingual = v.strictObject({ zh: Text, en: Text })
const Timeliness = v.picklist(['on-time', 'overdue', 'late'])

const Minutes = v.pipe(v.number(), v.integer(), v.minValue(1))
const ExtensionSchema = v.strictObject({
  edition: v.pipe(v.number(), v.integer(), v.minValue(1)),
  id: Text,
  minutes: Minutes,
  reason: Text,
  by: Text,
  at: Instant,
})

const RoundSchema = v.strictObject({
  programme: Text,
  period: Text,
  state: v.picklist(['open', 'closed', 'published']),
  programmeHash: Hash,
  edition: v.pipe(v.number(), v.integer(), v.minValue(1)),
  reason: v.nullable(Text),
  reopenedAt: v.exactOptional(Instant),
  imported: v.boolean(),
  opensAt: Instant,
  dueAt: Instant,
  closesAt: Instant,
  releasesAt: Instant,
  extended: v.exactOptional(
    v.strictObject({ dueAt: Instant, closesAt: Instant, extensions: v.array(ExtensionSchema) }),
  ),
})

const Pointer = v.strictObject({
  period: Text,
  zone: v.exactOptional(Text),
  region: v.exactOptional(Text),
  receivedAt: Instant,
  uploadId: Text,
  versionId: Text,
  sha256: Hash,
})

const CutSchema = v.strictObject({
  region: Text,
  zones: v.array(
    v.strictObject({
      zone: Text,
      current: v.nullable(Pointer),
      reported: v.boolean(),
      timeliness: v.nullable(Timeliness),
      basis: v.array(Pointer),
    }),
  ),
})

const Place = v.strictObject({
  sheet: v.exactOptional(Text),
  cell: v.exactOptional(Text),
  row: v.exactOptional(Count),
  column: v.exactOptional(Count),
  path: v.exactOptional(Text),
})

const FiledValue = v.strictObject({
  series: Text,
  filed: Text,
  value: v.nullable(Text),
  absence: v.exactOptional(v.picklist(['missing', 'not-applicable', 'not-available'])),
  place: Place,
  remark: v.exactOptional(Text),
})

const Finding = v.strictObject({
  code: Text,
  severity: v.picklist(['validity', 'quality', 'note']),
  series: v.exactOptional(Text),
  place: v.exactOptional(Place),
  seen: v.exactOptional(Text),
  sentence: Bilingual,
  remedy: Bilingual,
  explanation: v.exactOptional(Text),
  level: v.exactOptional(Text),
  explainedIn: v.exactOptional(Text),
})

const RevisionSchema = v.strictObject({
  programme: Text,
  period: Text,
  region: Text,
  zone: Text,
  uploadId: Text,
  versionId: Text,
  receivedAt: Instant,
  size: Count,
  sha256: Hash,
  fileName: Text,
  timeliness: Timeliness,
  imported: v.exactOptional(v.literal(true)),
  programmeHash: Hash,
  judgement: v.strictObject({
    verdict: v.picklist(['accepted', 'accepted-with-notes', 'to-explain', 'rejected', 'quarantined']),
    format: v.nullable(v.picklist(['xlsx', 'csv', 'json'])),
    values: v.array(FiledValue),
    findings: v.array(Finding),
    counts: v.strictObject({ read: Count, kept: Count, refused: Count }),
  }),
})
