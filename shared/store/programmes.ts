import { getObject, putObjectIfAbsent } from '../aws/objects.ts'
import { canonicalJson, sha256Hex } from '../digest.ts'
import { ENV, requiredEnv } from '../env.ts'
import { StoredShapeError } from '../errors.ts'
import { objectKeys } from '../keys.ts'
import type { Programme } from '../programme/schema.ts'

const PROGRAMME_LIMIT_BYTES = 20_000_000
/** Programmes kept in one process; a close or an ingest meets one or two versions. */
const CACHED_PROGRAMMES = 8

const cache = new Map<string, Programme>()

/** Keeps a programme as it stood when a round opened, under its own hash. Repeating it changes nothing. */
export async function saveProgramme(programme: Programme): Promise<void> {
  const key = objectKeys.programme(programme.code, programme.hash)
  const bytes = Buffer.from(canonicalJson(programme))
  await putObjectIfAbsent(requiredEnv(ENV.rounds), key, bytes, { contentType: 'application/json' })
}

/** The programme of that hash; throws StoredShapeError when it is missing or is not what the hash says. */
export async function loadProgramme(code: string, hash: string): Promise<Programme> {
  const cached = cache.get(hash)
  if (cached) return cached
  const key = objectKeys.programme(code, hash)
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: PROGRAMME_LIMIT_BYTES })
  const stored: unknown = object ? JSON.parse(Buffer.from(object.bytes).toString('utf8')) : null
  if (!isProgramme(stored, hash)) throw new StoredShapeError(`${key} is not the programme of its hash`)
  if (cache.size >= CACHED_PROGRAMMES) cache.clear()
  cache.set(hash, stored)
  return stored
}

/** A programme is checked by its hash, which says more than any shape: these are the very bytes that were compiled. */
function isProgramme(stored: unknown, hash: string): stored is Programme {
  if (typeof stored !== 'object' || stored === null || !('hash' in stored) || stored.hash !== hash) return false
  return sha256Hex(canonicalJson({ ...stored, hash: undefined })) === hash
}
