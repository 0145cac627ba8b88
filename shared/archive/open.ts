import { MANIFEST_FILE, type Manifest, parseManifest } from './manifest.ts'
import { type ArchiveRecords, readRecords } from './records.ts'
import type { ArchiveFiles, Fault } from './stored.ts'
import { verifyHashes } from './verify-hashes.ts'
import { verifyPrevious } from './verify-previous.ts'
import { readZip } from './zip.ts'

export interface OpenArchive {
  readonly files: ArchiveFiles
  readonly manifest: Manifest
  readonly records: ArchiveRecords
}

/**
 * An archive to work with: every file as its manifest lists it, every record parsed. It does not say who sealed it and computes
 * nothing: that is what `verifyArchive` does, with the key.
 */
export function openArchive(archive: Uint8Array): OpenArchive | { readonly faults: readonly Fault[] } {
  const zip = readZip(archive)
  if ('fault' in zip) return { faults: [{ file: 'archive.zip', reason: zip.fault }] }
  const manifest = parseManifest(zip.files.get(MANIFEST_FILE) ?? new Uint8Array())
  if (!manifest) return { faults: [{ file: MANIFEST_FILE, reason: 'is missing or no manifest in canonical form' }] }
  const faults = [...verifyHashes(manifest, zip.files), ...verifyPrevious(zip.files, manifest)]
  const records = faults.length > 0 ? { faults } : readRecords(zip.files)
  return 'faults' in records ? { faults: records.faults } : { files: zip.files, manifest, records }
}
