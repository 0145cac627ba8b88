import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { object, readJson, text, writeJson } from './json.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Made once for each data directory: presigned links stay valid over a restart, and no two machines share a key. */
export function loadCredentials(dataDir: string): Credentials {
  const file = join(dataDir, 'credentials.json')
  const stored = object(readJson(file))
  if (stored.accessKeyId) {
    return { accessKeyId: text(stored.accessKeyId), secretAccessKey: text(stored.secretAccessKey) }
  }
  const made = {
    accessKeyId: `LOCAL${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64url'),
  }
  writeJson(file, made)
  return made
}
