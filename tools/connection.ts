import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigurationError } from '../shared/errors.ts'

/** Where the local cloud says how to reach it while it runs. */
export const CLOUD_FILE = join('.local', 'cloud.json')

/**
 * Makes the rest of this process talk to the cloud that is meant: the local one when it runs here, else whatever the
 * environment names (an AWS profile, and the stack's outputs as variables). Call it before anything reads the environment.
 */
export function connect(file = CLOUD_FILE): void {
  if (process.env.TABLE_NAME) return
  if (!existsSync(file))
    throw new ConfigurationError(
      `no cloud to talk to: start one (npm start), or set the stack's outputs in the environment (TABLE_NAME …)`,
    )
  const env: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (env === null || typeof env !== 'object') throw new ConfigurationError(`${file} is damaged: start the cloud again`)
  for (const [name, value] of Object.entries(env)) if (typeof value === 'string') process.env[name] = value
}
