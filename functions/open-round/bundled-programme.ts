import { readFile } from 'node:fs/promises'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { ConfigurationError, RoundStateError } from '../../shared/errors.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import { parseProgramme } from '../../shared/programme/stored.ts'

/**
 * A programme as it was deployed, from the file beside the bundle (Lambda starts a function in its own folder). Throws
 * RoundStateError when none has this code.
 */
export async function bundledProgramme(code: string): Promise<Programme> {
  const name = requiredEnv(ENV.programmesFile)
  const byCode: unknown = JSON.parse(await readFile(name, 'utf8'))
  if (typeof byCode !== 'object' || byCode === null) throw new ConfigurationError(`${name} holds no programmes`)
  const found = Object.entries(byCode).find(([key]) => key === code)
  if (!found) throw new RoundStateError(`there is no programme ${code}; there are ${Object.keys(byCode).join(', ')}`)
  return parseProgramme(found[1])
}
