import { canonicalJson, sha256Hex } from '../digest.ts'
import { readFiled } from '../intake/read.ts'
import type { Programme } from '../programme/schema.ts'
import { receiptOf, UNREAD_SHA256, verifyReceipt } from '../receipt.ts'
import { isAccepted, type Revision } from '../submission.ts'
import { archivePaths } from './contents.ts'
import type { NoteKey } from './note.ts'
import type { ArchiveRecords } from './records.ts'
import type { ArchiveFiles, Fault } from './stored.ts'

/** Every submission has its upload and its receipt; the receipt is ours and of these bytes; the bytes say what was recorded. */
export async function verifyFilings(
  files: ArchiveFiles,
  { programme, submissions }: Pick<ArchiveRecords, 'programme' | 'submissions'>,
  key: NoteKey,
): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const { path, record: revision } of submissions) {
    if (path === archivePaths.submission(revision))
      faults.push(...(await verifyFiling(files, revision, programme, key)))
    else faults.push({ file: path, reason: 'is not the filing that its name says' })
  }
  return faults
}

async function verifyFiling(
  files: ArchiveFiles,
  revision: Revision,
  programme: Programme,
  key: NoteKey,
): Promise<Fault[]> {
  const file = archivePaths.submission(revision)
  const upload = files.get(archivePaths.upload(revision)) ?? null
  const receipt = files.get(archivePaths.receipt(revision))
  if (!receipt) return [{ file, reason: 'has no receipt in the archive' }]
  // A file too large to be read was never accepted, and its bytes are not here.
  if (!upload && (isAccepted(revision) || revision.sha256 !== UNREAD_SHA256))
    return [{ file, reason: 'has no upload in the archive' }]
  if (upload && sha256Hex(upload) !== revision.sha256)
    return [{ file: archivePaths.upload(revision), reason: 'is not the file that was recorded' }]
  const values = upload && isAccepted(revision) ? await verifyValues(revision, upload, programme) : []
  return [...verifyReceiptOf(revision, upload, receipt, key), ...values]
}

function verifyReceiptOf(revision: Revision, upload: Uint8Array | null, receipt: Uint8Array, key: NoteKey): Fault[] {
  const file = archivePaths.receipt(revision)
  const checked = verifyReceipt(Buffer.from(receipt).toString('utf8'), key.publicKey, upload)
  if (!checked.ok) return [{ file, reason: checked.reason }]
  if (canonicalJson(checked.receipt) === canonicalJson(receiptOf(revision))) return []
  return [{ file, reason: 'says something else than the recorded filing' }]
}

/** Reads the bytes again with today's reader: a filing that can count must hold exactly the values that were recorded. */
async function verifyValues(revision: Revision, upload: Uint8Array, programme: Programme): Promise<Fault[]> {
  const file = archivePaths.submission(revision)
  const zone = programme.zones.find(({ id }) => id === revision.zone)
  if (!zone) return [{ file, reason: `is of a zone that the programme does not have: ${revision.zone}` }]
  const { fileName, period } = revision
  const read = await readFiled({ bytes: upload, fileName, programme, period, zone })
  if (!read.ok) return [{ file: archivePaths.upload(revision), reason: 'cannot be read again, though it was accepted' }]
  if (canonicalJson(read.values) === canonicalJson(revision.judgement.values)) return []
  return [{ file, reason: 'has other values than the uploaded file' }]
}
