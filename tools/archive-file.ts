import { existsSync, readFileSync } from 'node:fs'
import { type OpenArchive, openArchive } from '../shared/archive/open.ts'
import { UsageError } from './commands/command.ts'

/** An archive on disk, opened; a UsageError that names every fault when it is not whole. */
export function readArchive(file: string): OpenArchive {
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`)
  return opened(readFileSync(file), file)
}

export function opened(bytes: Uint8Array, name: string): OpenArchive {
  const archive = openArchive(bytes)
  if ('faults' in archive)
    throw new UsageError(archive.faults.map(({ file, reason }) => `${name}: ${file} ${reason}`).join('\n'))
  return archive
}
