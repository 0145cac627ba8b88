import { MANIFEST_FILE } from '../../shared/archive/manifest.ts'
import { getObject } from '../../shared/aws/objects.ts'
import { sha256Hex } from '../../shared/digest.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { StoredShapeError } from '../../shared/errors.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'
import { loadEdition } from '../../shared/store/editions.ts'

const MANIFEST_LIMIT_BYTES = 100_000_000

/** The manifest that an edition was published with. Throws StoredShapeError where another one, or none, is stored. */
export async function sealedManifest(ref: EditionRef): Promise<Uint8Array> {
  const key = objectKeys.archive(ref, MANIFEST_FILE)
  const object = await getObject(requiredEnv(ENV.archive), key, { limitBytes: MANIFEST_LIMIT_BYTES })
  const published = await loadEdition(ref)
  if (!object || !published || sha256Hex(object.bytes) !== published.manifestHash)
    throw new StoredShapeError(`${key} is not the manifest that edition ${ref.edition} was published with`)
  return object.bytes
}
