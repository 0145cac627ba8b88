import { StoredShapeError } from '../errors.ts'

/** The files of an archive by path. */
export type ArchiveFiles = ReadonlyMap<string, Uint8Array>

/** One thing that is wrong, with the file of the archive that shows it. */
export interface Fault {
  readonly file: string
  readonly reason: string
}

/** The text of a file that the archive must have. */
export function archiveText(files: ArchiveFiles, path: string): string {
  const bytes = files.get(path)
  if (!bytes) throw new StoredShapeError(`${path} is missing`)
  return Buffer.from(bytes).toString('utf8')
}

/** Every file below a folder of the archive, in order of its path. */
export function filesBelow(files: ArchiveFiles, folder: string): [string, Uint8Array][] {
  return [...files].filter(([path]) => path.startsWith(folder)).sort(([a], [b]) => (a < b ? -1 : 1))
}
