import * as v from 'valibot'
import { getObject } from '../aws/objects.ts'
import { ENV, requiredEnv } from '../env.ts'
import { type EditionRef, objectKeys } from '../keys.ts'
import { checked } from '../records.ts'

/** What the later steps need of a sealed archive. */
export interface SealedArchive {
  readonly manifestHash: string
  readonly previousManifestHash: string | null
  readonly archiveVersionId: string
  readonly archiveSha256: string
}

const SEAL_FILE = 'seal.json'
const LIMIT_BYTES = 100_000

/** As `seal` left it; null when the edition is not sealed. */
export async function loadSeal(ref: EditionRef): Promise<SealedArchive | null> {
  const key = objectKeys.work(ref, SEAL_FILE)
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: LIMIT_BYTES })
  return object ? checked(SealSchema, JSON.parse(Buffer.from(object.bytes).toString('utf8')), 'seal') : null
}

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
/** The file holds more, for people. */
const SealSchema = v.object({
  manifestHash: Hash,
  previousManifestHash: v.nullable(Hash),
  archiveVersionId: v.string(),
  archiveSha256: Hash,
})
