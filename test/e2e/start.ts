import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A folder in which `npm start` may leave its data, with the programmes of this checkout. */
export function playground(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zone-bulletin-e2e-'))
  symlinkSync(resolve('programmes'), join(folder, 'programmes'), 'dir')
  return folder
}

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs `npm start` there; with `killAt`, kills it (-9) as soon as a finished stage has these words in its line. */
export function start(folder: string, options: readonly string[], killAt?: string): Promise<Ended> {
  const child: ChildProcess = spawn(process.execPath, [resolve('tools/start.ts'), ...options], { cwd: folder })
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (part: Buffer) => {
    stdout += part.toString('utf8')
    if (killAt !== undefined && stdout.includes(killAt)) child.kill('SIGKILL')
  })
  child.stderr?.on('data', (part: Buffer) => {
    stderr += part.toString('utf8')
  })
  return new Promise((end) => child.once('close', (code, signal) => end({ code, signal, stdout, stderr })))
}
