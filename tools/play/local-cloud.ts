import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Cloud, startCloud } from '../../infra/local/cloud.ts'
import { CLOUD_FILE } from '../connection.ts'

export const LOCAL_DIR = '.local'
/** A token of the local sign-in, for trying the archive's addresses by hand. */
export const AUDITOR_TOKEN_FILE = join(LOCAL_DIR, 'auditor-token.txt')
const ASSEMBLY = 'cdk.out'
const APP = fileURLToPath(new URL('../../infra/app.ts', import.meta.url))

/** Synthesizes the template that deploys; a broken programme or stack ends here, with its own words. */
export function synthesize(): void {
  const { status, stderr } = spawnSync(process.execPath, [APP], {
    encoding: 'utf8',
    env: { ...process.env, CDK_OUTDIR: resolve(ASSEMBLY) },
  })
  if (status !== 0) throw new Error(`the template could not be synthesized:\n${stderr}`)
}

/**
 * Starts the local cloud on the data of one programme, and points this process and the operator's command at it. Each
 * programme has a cloud of its own here, because each plays its month at its own time.
 */
export async function startLocalCloud(programme: string, startAt: string, fresh: boolean): Promise<Cloud> {
  const dataDir = join(LOCAL_DIR, programme)
  if (fresh) rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true })
  const cloud = await startCloud({ assembly: ASSEMBLY, dataDir, startAt, log: logTo(join(dataDir, 'cloud.log')) })
  Object.assign(process.env, cloud.env)
  mkdirSync(dirname(CLOUD_FILE), { recursive: true })
  writeFileSync(CLOUD_FILE, JSON.stringify(cloud.env, null, 2), { mode: 0o600 })
  writeFileSync(AUDITOR_TOKEN_FILE, await cloud.token('auditor'), { mode: 0o600 })
  return cloud
}

/** What the cloud and its functions say goes to a file: the console belongs to the person who watches the month. */
function logTo(file: string): (line: string) => void {
  writeFileSync(file, '')
  return (line) => writeFileSync(file, `${line}\n`, { flag: 'a' })
}
