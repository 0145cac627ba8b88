import { getObject, putObjectIfAbsent } from '../../shared/aws/objects.ts'
import { canonicalJson } from '../../shared/digest.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { StoredShapeError } from '../../shared/errors.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'

const RECORD_LIMIT_BYTES = 1_000_000

/**
 * What an edition takes from other editions, kept as a working file. What was found first stands, whatever is published while a close is
 * tried again: the same edition, the same bytes.
 */
export async function standing<T>(
  ref: EditionRef,
  name: string,
  parse: (data: unknown) => T,
  find: () => Promise<T>,
): Promise<T> {
  const kept = await readWork(ref, name)
  if (kept !== null) return parse(kept)
  const found = await find()
  const key = objectKeys.work(ref, name)
  const bytes = Buffer.from(canonicalJson(found))
  const { created } = await putObjectIfAbsent(requiredEnv(ENV.rounds), key, bytes, { contentType: 'application/json' })
  if (created) return found
  const other = await readWork(ref, name)
  if (other === null) throw new StoredShapeError(`${key} was there and is gone`)
  return parse(other)
}

/** Null where the edition has no such file. */
export async function readWork(ref: EditionRef, name: string): Promise<unknown> {
  const key = objectKeys.work(ref, name)
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: RECORD_LIMIT_BYTES })
  return object && JSON.parse(Buffer.from(object.bytes).toString('utf8'))
}
