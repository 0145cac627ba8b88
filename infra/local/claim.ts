import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { object, readJson, writeJson } from './json.ts'

const claimed = new Set<string>()

/**
 * Makes the data directory, and makes it ours: two clouds on the same data would spoil it. Returns what gives it free again; the
 * claim of a process that was killed does not count.
 * @throws when another cloud runs on it
 */
export function claimDirectory(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true })
  const file = join(dataDir, 'running.json')
  const pid = Number(object(readJson(file)).pid ?? 0)
  // Our own number in the file may be left by one that had it before us, as in a container that is started again.
  if (claimed.has(dataDir) || (pid > 0 && pid !== process.pid && isAlive(pid)))
    throw new Error(`${dataDir} is in use by process ${pid}: stop that first (if it is none of ours, delete ${file})`)
  writeJson(file, { pid: process.pid })
  claimed.add(dataDir)
  return () => {
    claimed.delete(dataDir)
    rmSync(file, { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
