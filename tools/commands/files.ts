import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { UsageError } from './command.ts'

export function readFile(file: string): Uint8Array {
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`)
  if (statSync(file).isDirectory()) throw new UsageError(`${file} is a folder, not a file`)
  return readFileSync(file)
}

/** Never over a file that is there: it may be the one that somebody has just filled in. */
export function writeNew(file: string, bytes: Uint8Array): void {
  if (existsSync(file)) throw new UsageError(`${file} is there already`)
  if (!existsSync(dirname(file))) throw new UsageError(`there is no folder ${dirname(file)}`)
  writeFileSync(file, bytes, { flag: 'wx' })
}
