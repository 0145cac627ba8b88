import { sha256Hex } from '../digest.ts'
import { CHECKPOINT_FILE, MANIFEST_FILE, type Manifest } from './manifest.ts'
import type { ArchiveFiles, Fault } from './stored.ts'

/** The archive has exactly the files that its manifest lists, with their sizes and hashes. */
export function verifyHashes(manifest: Manifest, files: ArchiveFiles): Fault[] {
  const listed = new Set([MANIFEST_FILE, CHECKPOINT_FILE, ...manifest.files.map(({ path }) => path)])
  const foreign = [...files.keys()]
    .filter((path) => !listed.has(path))
    .map((file) => ({ file, reason: 'is in the archive but not in the manifest' }))
  const wrong = manifest.files.flatMap(({ path, size, sha256 }) => {
    const bytes = files.get(path)
    if (!bytes) return [{ file: path, reason: 'is in the manifest but not in the archive' }]
    if (bytes.length !== size) return [{ file: path, reason: `has ${bytes.length} bytes, the manifest says ${size}` }]
    const actual = sha256Hex(bytes)
    return actual === sha256 ? [] : [{ file: path, reason: `has SHA-256 ${actual}, the manifest says ${sha256}` }]
  })
  return [...foreign, ...wrong]
}
