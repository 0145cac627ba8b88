import { sha256Hex } from '../digest.ts'
import { archivePaths } from './contents.ts'
import { CHECKPOINT_FILE, checkpointText, MANIFEST_FILE, type Manifest, parseManifest } from './manifest.ts'
import { type NoteKey, openNote } from './note.ts'
import { type ArchiveRecords, readRecords } from './records.ts'
import type { ArchiveFiles, Fault } from './stored.ts'
import { verifyFigures } from './verify-figures.ts'
import { verifyFilings } from './verify-filings.ts'
import { verifyHashes } from './verify-hashes.ts'
import { verifyPrevious } from './verify-previous.ts'
import { verifyTimes } from './verify-times.ts'
import { verifyTrend } from './verify-trend.ts'
import { canonicalZip, placeInZip, readZip } from './zip.ts'

export interface Verification {
  readonly faults: readonly Fault[]
  readonly manifest: Manifest | null
  readonly manifestHash: string | null
  /** What was looked at: how many files hashed, uploads read again, figures computed again. */
  readonly checked: { readonly files: number; readonly uploads: number; readonly figures: number }
}

/**
 * Proves an archive without trusting who made it: the zip's form, every hash, the signed checkpoint, every receipt against
 * the uploaded bytes, the filed values read again from those bytes, and every published figure computed again from them.
 * `previous` is the manifest of the edition before, when at hand, for the chain.
 */
export async function verifyArchive(
  archive: Uint8Array,
  key: NoteKey,
  previous: Uint8Array | null = null,
): Promise<Verification> {
  const zip = readZip(archive)
  if ('fault' in zip) return failed({ file: 'archive.zip', reason: zip.fault })
  const manifestBytes = zip.files.get(MANIFEST_FILE)
  const manifest = manifestBytes ? parseManifest(manifestBytes) : null
  if (!manifestBytes || !manifest)
    return failed({ file: MANIFEST_FILE, reason: manifestBytes ? 'is no manifest in canonical form' : 'is missing' })

  const manifestHash = sha256Hex(manifestBytes)
  const faults = [
    ...verifyHashes(manifest, zip.files),
    ...verifyCheckpoint(manifest, manifestHash, zip.files, key),
    ...verifyChain(manifest, previous),
    ...verifyPrevious(zip.files, manifest),
  ]
  // A file that is not what the manifest says has been named; what rests on it would only repeat the news.
  const shape = faults.length > 0 ? faults : verifyForm(archive, zip.files)
  const records = shape.length > 0 ? { faults: shape } : readRecords(zip.files)
  const files = manifest.files.length
  if ('faults' in records) return { faults: records.faults, manifest, manifestHash, checked: { ...NOTHING, files } }
  return { manifest, manifestHash, ...(await verifyRecords(zip.files, records, manifest, key, previous)) }
}

/** What the files say, once it is certain that they are the ones that were signed. */
async function verifyRecords(
  files: ArchiveFiles,
  records: ArchiveRecords,
  manifest: Manifest,
  key: NoteKey,
  previous: Uint8Array | null,
): Promise<Pick<Verification, 'faults' | 'checked'>> {
  const uploads = records.submissions.length
  const checked = { files: manifest.files.length, uploads, figures: 0 }
  const foreign = [...verifyBelonging(records, manifest), ...verifyTrend(records, manifest, previous)]
  if (foreign.length > 0) return { faults: foreign, checked }
  const filings = await verifyFilings(files, records, key)
  const { faults, figures } = await verifyFigures(files, records, manifest)
  return { faults: [...filings, ...verifyTimes(files, records), ...faults], checked: { ...checked, figures } }
}

/** Everything is of the programme, round and zones that the manifest is about. */
function verifyBelonging({ programme, round, submissions, basis }: ArchiveRecords, manifest: Manifest): Fault[] {
  const faults: Fault[] = []
  if (programme.hash !== manifest.programmeHash || programme.code !== manifest.programme)
    faults.push({ file: archivePaths.programme, reason: 'is not the programme of the manifest' })
  const { period, edition } = manifest
  if (round.programme !== programme.code || round.period !== period || round.edition !== edition)
    faults.push({ file: archivePaths.round, reason: 'is not the round of the manifest' })
  const inRound = submissions.filter(({ record }) => record.programme === programme.code && record.period === period)
  const earlier = basis.filter(({ record }) => record.programme === programme.code && record.period < period)
  const belonging = new Set([...inRound, ...earlier])
  const foreign = [...submissions, ...basis].filter((filing) => !belonging.has(filing))
  return [...faults, ...foreign.map(({ path: file }) => ({ file, reason: 'is of another programme or period' }))]
}

/** Bytes that belong to no file's content: headers, times, comments, what was appended. */
function verifyForm(archive: Uint8Array, files: ArchiveFiles): Fault[] {
  const canonical = canonicalZip(files)
  if (Buffer.from(canonical).equals(archive)) return []
  const at = canonical.findIndex((byte, index) => byte !== archive[index])
  const offset = at < 0 ? canonical.length : at
  const reason = `has another byte than the canonical form at ${offset} of the archive, outside the file's content`
  return [{ file: placeInZip(files, offset) ?? 'archive.zip', reason }]
}

const NOTHING = { files: 0, uploads: 0, figures: 0 }

function failed(fault: Fault): Verification {
  return { faults: [fault], manifest: null, manifestHash: null, checked: NOTHING }
}

function verifyCheckpoint(manifest: Manifest, manifestHash: string, files: ArchiveFiles, key: NoteKey): Fault[] {
  const note = files.get(CHECKPOINT_FILE)
  if (!note) return [{ file: CHECKPOINT_FILE, reason: 'is missing' }]
  const opened = openNote(Buffer.from(note).toString('utf8'), key)
  if ('fault' in opened) return [{ file: CHECKPOINT_FILE, reason: opened.fault }]
  if (opened.text === checkpointText(manifest, manifestHash)) return []
  return [{ file: MANIFEST_FILE, reason: `is not the manifest that was signed (its SHA-256 is ${manifestHash})` }]
}

function verifyChain(manifest: Manifest, previous: Uint8Array | null): Fault[] {
  if (!previous || sha256Hex(previous) === manifest.previousManifestHash) return []
  return [
    {
      file: MANIFEST_FILE,
      reason: `follows the edition with manifest ${manifest.previousManifestHash ?? 'none'}, not the one given`,
    },
  ]
}
