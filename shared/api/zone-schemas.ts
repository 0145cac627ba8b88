import {
  count,
  flag,
  instant,
  listOf,
  nullable,
  object,
  oneOf,
  positive,
  ref,
  type Schema,
  saying,
  sha256,
  text,
} from './schema.ts'

const VERDICTS = ['accepted', 'accepted-with-notes', 'to-explain', 'rejected', 'quarantined'] as const
const TIMELINESS = oneOf('on-time', 'overdue', 'late')
const COUNTS = saying(object({ read: count, kept: count, refused: count }), 'read = kept + refused')
const RECEIPT_ID = text('Last part of the receipt’s address.')

const revision: Schema = object({
  number: saying(positive, 'Place in the order of receipt.'),
  uploadId: text(),
  versionId: text(),
  receivedAt: saying(instant, 'By S3: what decides whether it is in time.'),
  fileName: text(),
  answer: saying(oneOf(...VERDICTS, 'duplicate', 'late'), 'What is said first of it.'),
  verdict: oneOf(...VERDICTS),
  timeliness: TIMELINESS,
  current: saying(flag, 'Whether this one counts now.'),
  duplicateOf: nullable(object({ receivedAt: instant, receipt: RECEIPT_ID })),
  counts: COUNTS,
  findings: listOf(ref('Finding')),
  receipt: RECEIPT_ID,
  annotated: nullable(text('Last part of the address of the file with its findings in it.')),
})

const receipt: Schema = object({
  format: { const: 'zone-bulletin/receipt/1' },
  ...{ programme: text(), period: text(), region: text(), zone: text(), uploadId: text(), versionId: text() },
  receivedAt: instant,
  sha256: saying(sha256, 'Of exactly the bytes that were filed.'),
  size: count,
  fileName: text(),
  programmeHash: sha256,
  verdict: oneOf(...VERDICTS),
  timeliness: saying(TIMELINESS, 'As the round’s times stood when the file came.'),
  counts: COUNTS,
  findings: saying(listOf(text()), 'Their codes, each once.'),
})

const status: Schema = object({
  programme: text(),
  period: text('2025-03, or 2025-01/02 where a programme merges January and February.'),
  zone: text('The zone’s code.'),
  taking: oneOf('files', 'not-yet', 'closed'),
  opensAt: instant,
  dueAt: saying(instant, 'With the minutes in it that were added.'),
  closesAt: saying(instant, 'With the minutes in it that were added.'),
  extensions: listOf(object({ minutes: positive, reason: text(), at: saying(instant, 'When they were added.') })),
  standing: saying(
    oneOf('none', 'accepted', 'to-explain', 'rejected', 'kept'),
    'Where the zone stands; kept: the last file does not count, an accepted filing before it stands.',
  ),
  revisions: saying(listOf(ref('Revision')), 'Newest first.'),
})

const permission: Schema = object({
  uploadId: text('Names the upload from now on: look for it in the status.'),
  url: saying({ type: 'string', format: 'uri' }, 'Where to POST the file as multipart/form-data.'),
  fields: saying(
    { type: 'object', additionalProperties: { type: 'string' } },
    'Form fields to send as they are, before the file; then Content-Type, and the file last as `file`.',
  ),
  fileNameField: text('One form field more: the file’s own name, percent-encoded; it may be empty.'),
  expiresAt: saying(instant, 'Ten minutes at most, and never past closing.'),
  limitBytes: saying(positive, 'The largest file that is taken.'),
})

/** What the zones' door answers. */
export const zoneSchemas: Readonly<Record<string, Schema>> = {
  Refusal: object({
    error: oneOf(
      ...['unknown', 'closed', 'not-open', 'unknown-format', 'no-such-receipt', 'no-such-copy', 'no-such-page'],
    ),
    sentence: text('What to do about it, in the language that was asked for.'),
  }),
  Permission: permission,
  Status: status,
  Revision: revision,
  Finding: object({
    code: text('Stable: E… of intake, or the id of a check of the programme.'),
    severity: oneOf('validity', 'quality', 'note'),
    place: text('Where in the file, in words; empty where it is about the whole.'),
    seen: nullable(text('As filed.')),
    sentence: text(),
    remedy: text(),
    explanation: nullable(text('The remark that answers it.')),
  }),
  SignedReceipt: object({
    receipt: ref('Receipt'),
    signature: text('Ed25519 over the receipt’s canonical JSON (RFC 8785), base64.'),
    keyId: saying({ type: 'string', pattern: '^[0-9a-f]{8}$' }, 'First hex digits of the public key’s SHA-256.'),
  }),
  Receipt: receipt,
}
