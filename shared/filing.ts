import { type FoundObject, findObject } from './aws/objects.ts'
import { ITEM_LIMIT_BYTES } from './aws/table.ts'
import { canonicalJson, sha256Hex } from './digest.ts'
import { ENV, requiredEnv } from './env.ts'
import { StoredShapeError } from './errors.ts'
import { judge } from './intake/judge.ts'
import { INTAKE_LIMITS } from './intake/limits.ts'
import type { UploadRef } from './keys.ts'
import { sayBoth, type ZoneMessageCode } from './messages/to-zone.ts'
import type { Programme, Zone } from './programme/schema.ts'
import { UNREAD_SHA256 } from './receipt.ts'
import { type Round, timelinessOf } from './round.ts'
import { putAnnotatedCopy } from './store/annotated-copies.ts'
import { noteFigures, zoneHistory } from './store/history.ts'
import { issueReceipt } from './store/issue-receipt.ts'
import { findRevision, putRevision } from './store/revisions.ts'
import type { Finding, Judgement, Revision } from './submission.ts'

export interface Filing {
  readonly ref: UploadRef
  /** Where the bytes are in the inbox bucket: below `uploads/` or `imports/`. */
  readonly key: string
  readonly versionId: string
  readonly round: Round
  /** The round's own, by its `programmeHash`. */
  readonly programme: Programme
  /** A past round's file: in time whatever the clock said when an operator brought it in. */
  readonly imported?: true
  /** For imports; an upload carries its name as metadata. */
  readonly fileName?: string
}

/** Findings kept where all of them do not fit into an item; the answer says how many were left out. */
const FINDINGS_KEPT = [Number.POSITIVE_INFINITY, 200, 50, 1] as const

type FilingMessage = Extract<ZoneMessageCode, `filing.${string}`>

export type Filed = {
  readonly revision: Revision
  readonly created: boolean
  /** The signed receipt, as stored. */
  readonly receipt: Uint8Array
  /** Why there is no annotated copy where there might be one. The answer to the zone does not wait for it. */
  readonly unannotated?: Error
}

/**
 * Records one object version: reads it, judges it, writes its revision, then its receipt. Safe to repeat, at any time and by
 * several at once: the revision is written once, and a receipt that a crash left out is written by the next call.
 * Null for a key of a zone that the programme does not have: no permission of ours made it, and it is left alone.
 * Throws when the object does not exist.
 */
export async function fileUpload(filing: Filing): Promise<Filed | null> {
  const { ref, key, versionId, programme } = filing
  const zone = programme.zones.find(({ id, region }) => id === ref.zone && region === ref.region)
  if (!zone) return null
  const found = await findObject(requiredEnv(ENV.inbox), key, { versionId, limitBytes: INTAKE_LIMITS.uploadBytes })
  if (!found) throw new StoredShapeError(`the inbox has no ${key} of version ${versionId}`)
  const at = { ...ref, receivedAt: found.lastModified, versionId }
  const recorded = await findRevision(at)
  const revision = recorded ?? fitted(await judged(filing, zone, found))
  const created = recorded === null && (await putRevision(revision))
  // Of two at once the first one's revision stands, and the receipt is about what stands.
  const standing = created ? revision : (recorded ?? (await findRevision(at)))
  if (!standing) throw new StoredShapeError(`the revision of ${key} in ${programme.code} was written and is gone`)
  await noteFigures(standing)
  // The marker goes last: a receipt says that the revision is recorded.
  const receipt = await issueReceipt(standing)
  const unannotated = await annotated(filing, zone, standing, found.bytes)
  return { revision: standing, created, receipt, ...(unannotated ? { unannotated } : {}) }
}

/** A convenience beside the receipt: whatever goes wrong here, the verdict stands and is told. */
async function annotated(
  { programme, imported }: Filing,
  zone: Zone,
  revision: Revision,
  bytes: Uint8Array | null,
): Promise<Error | null> {
  // Nobody asks for the copies of past rounds: they have no page.
  if (!bytes || imported) return null
  try {
    await putAnnotatedCopy(revision, { bytes, fileName: revision.fileName, programme, period: revision.period, zone })
    return null
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

async function judged(filing: Filing, zone: Zone, found: FoundObject): Promise<Revision> {
  const { ref, round, programme } = filing
  const { bytes, size, lastModified: receivedAt } = found
  const fileName = shownName(filing.fileName ?? decodedName(found.metadata.filename ?? ''))
  return {
    ...ref,
    versionId: found.versionId,
    receivedAt,
    size,
    sha256: bytes ? sha256Hex(bytes) : UNREAD_SHA256,
    fileName,
    timeliness: filing.imported ? 'on-time' : timelinessOf(receivedAt, round),
    ...(filing.imported ? { imported: true } : {}),
    programmeHash: programme.hash,
    judgement: bytes ? await judgedBytes(filing, zone, bytes, fileName) : tooLarge(size),
  }
}

async function judgedBytes(
  { ref, programme }: Filing,
  zone: Zone,
  bytes: Uint8Array,
  fileName: string,
): Promise<Judgement> {
  const history = await zoneHistory(programme, ref.period, ref.zone)
  return judge({ bytes, fileName, programme, period: ref.period, zone, history })
}

/** Above what a permission allows, so it came some other way: quarantined without being downloaded. */
function tooLarge(size: number): Judgement {
  const limitMegabytes = Math.floor(INTAKE_LIMITS.uploadBytes / 1024 / 1024)
  return {
    verdict: 'quarantined',
    format: null,
    values: [],
    findings: [finding('E901', 'validity', 'filing.too-large', 'filing.remedy', { size, limitMegabytes })],
    counts: { read: 0, kept: 0, refused: 0 },
  }
}

/** A revision has to fit into one item: findings are cut off first, and a file that does not fit even so is refused whole. */
function fitted(revision: Revision): Revision {
  for (const limit of FINDINGS_KEPT) {
    const candidate = withFindings(revision, limit)
    if (Buffer.byteLength(canonicalJson(candidate)) <= ITEM_LIMIT_BYTES) return candidate
  }
  const { format, counts } = revision.judgement
  const refused: Judgement = {
    ...{ verdict: 'rejected', format, values: [] },
    findings: [finding('E902', 'validity', 'filing.too-much-text', 'filing.remedy', {})],
    counts: { read: counts.read, kept: 0, refused: counts.read },
  }
  return { ...revision, judgement: refused }
}

/** Validity first, so that what must be fixed is never the part that was cut off. */
function withFindings(revision: Revision, limit: number): Revision {
  const { findings } = revision.judgement
  if (findings.length <= limit) return revision
  const order = { validity: 0, quality: 1, note: 2 }
  const kept = [...findings].sort((a, b) => order[a.severity] - order[b.severity]).slice(0, limit)
  const count = findings.length - limit
  const more = finding('E903', 'note', 'filing.findings-cut', 'filing.findings-remedy', { count })
  return { ...revision, judgement: { ...revision.judgement, findings: [...kept, more] } }
}

function finding(
  code: string,
  severity: Finding['severity'],
  sentence: FilingMessage,
  remedy: FilingMessage,
  params: Readonly<Record<string, number>>,
): Finding {
  return { code, severity, sentence: sayBoth(sentence, params), remedy: sayBoth(remedy) }
}

/** The page percent-encodes the name; one that does not decode is shown as it came. */
function decodedName(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

function shownName(name: string): string {
  return Array.from(name.toWellFormed()).slice(0, INTAKE_LIMITS.fileNameChars).join('')
}
