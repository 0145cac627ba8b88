import { sha256Hex } from '../digest.ts'
import { archivePaths } from './contents.ts'
import { MANIFEST_FILE, type Manifest, parseManifest } from './manifest.ts'
import { type ArchiveFiles, type Fault, filesBelow } from './stored.ts'

/**
 * What an edition after the first is compared with is what was sealed: the earlier manifest is the one that this edition
 * follows, and it lists the earlier figures and cuts with the hashes that they have here.
 */
export function verifyPrevious(files: ArchiveFiles, manifest: Manifest): Fault[] {
  const folder = archivePaths.previous('')
  const held = filesBelow(files, folder)
  if (manifest.edition === 1)
    return held.map(([file]) => ({ file, reason: 'is of an earlier edition, and this is the first' }))
  const file = archivePaths.previous(MANIFEST_FILE)
  const bytes = files.get(file)
  if (!bytes) return [{ file, reason: 'is missing: what is restated cannot be held against the edition before' }]
  if (sha256Hex(bytes) !== manifest.previousManifestHash)
    return [{ file, reason: 'is not the manifest of the edition that this one follows' }]
  const earlier = parseManifest(bytes)
  if (!earlier || !isBefore(earlier, manifest))
    return [{ file, reason: 'is not the manifest of the round’s edition before' }]
  const listed = new Map(earlier.files.map(({ path, sha256 }) => [archivePaths.previous(path), sha256]))
  const pinned = [...listed.keys()].filter(isCompared)
  const missing = pinned.filter((path) => !files.has(path)).map((path) => ({ file: path, reason: 'is missing' }))
  const others = held.filter(([path, content]) => path !== file && listed.get(path) !== sha256Hex(content))
  return [...missing, ...others.map(([path]) => ({ file: path, reason: 'is not what the edition before had sealed' }))]
}

function isBefore(earlier: Manifest, { programme, period, edition }: Manifest): boolean {
  return earlier.programme === programme && earlier.period === period && earlier.edition === edition - 1
}

/** Figures and cuts: the files that restatements are computed from. */
function isCompared(path: string): boolean {
  return path === archivePaths.previous(archivePaths.figures) || path.startsWith(archivePaths.previous('cut/'))
}
