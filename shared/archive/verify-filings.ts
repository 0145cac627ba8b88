import { canonicalJson, sha256Hex } from '../digest.ts'
import { readFiled } from '../intake/read.ts'
import type { Programme } from '../programme/schema.ts'
import { parseProgramme } from '../programme/stored.ts'
import { verifyReceipt } from '../receipt.ts'
import { parseRevision } from '../records.ts'
import { counts, type Revision } from '../submission.ts'
import { archivePaths } from './contents.ts'
import type { NoteKey } from './note.ts'
import { type ArchiveFiles, archivedRevisions, archiveText, type Fault } from './stored.ts'

/** Every submission has its upload and its receipt; the receipt is ours and of these bytes; the bytes say what was recorded. */
export async function verifyFilings(files: ArchiveFiles, key: NoteKey): Promise<{ faults: Fault[]; uploads: number }> {
  const programme = parseProgramme(JSON.parse(archiveText(files, archivePaths.programme)))
  const submissions = archivedRevisions(files, 'submissions/', parseRevision)
  const faults: Fault[] = []
  for (const { path, revision } of submissions) {
    if (path !== archivePaths.submission(revision))
      faults.push({ file: path, reason: 'is not the filing its name says' })
    const upload = files.get(archivePaths.upload(revision))
    const receipt = files.get(archivePaths.receipt(revision))
    if (!upload || !receipt) {
      faults.push({ file: path, reason: `has no ${upload ? 'receipt' : 'upload'} in the archive` })
      continue
    }
    faults.push(
      ...verifyReceiptOf(revision, upload, receipt, key),
      ...(await verifyValues(revision, upload, programme)),
    )
  }
  return { faults, uploads: submissions.length }
}

function verifyReceiptOf(revision: Revision, upload: Uint8Array, receipt: Uint8Array, key: NoteKey): Fault[] {
  if (sha256Hex(upload) !== revision.sha256)
    return [{ file: archivePaths.upload(revision), reason: 'is not the file that was recorded' }]
  const checked = verifyReceipt(Buffer.from(receipt).toString('utf8'), key.publicKey, upload)
  return checked.ok ? [] : [{ file: archivePaths.receipt(revision), reason: checked.reason }]
}

/** Reads the bytes again with today's reader: a filing that counts must hold exactly the values that were recorded. */
async function verifyValues(revision: Revision, upload: Uint8Array, programme: Programme): Promise<Fault[]> {
  if (!counts(revision)) return []
  const file = archivePaths.submission(revision)
  const zone = programme.zones.find(({ id }) => id === revision.zone)
  if (!zone) return [{ file, reason: `is of a zone that the programme does not have: ${revision.zone}` }]
  const read = await readFiled({
    ...{ bytes: upload, fileName: revision.fileName, programme, period: revision.period, zone },
  })
  if (!read.ok) return [{ file: archivePaths.upload(revision), reason: 'cannot be read again, though it was accepted' }]
  if (canonicalJson(read.values) === canonicalJson(revision.judgement.values)) return []
  return [{ file, reason: 'has other values than the uploaded file' }]
}
