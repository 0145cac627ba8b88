import { getObject, putObjectIfAbsent } from '../../shared/aws/objects.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { sha256Hex } from '../../shared/digest.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError, StoredShapeError } from '../../shared/errors.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'
import { loadEditionFiles } from '../../shared/store/edition-files.ts'
import { loadSeal } from '../../shared/store/seals.ts'
import { putStaged, type StagedEdition, type StagedFile } from '../../shared/store/staged.ts'

const COPIES_AT_ONCE = 8
const FILE_LIMIT_BYTES = 100_000_000

/**
 * Copies a sealed edition's files to where they are published. Nobody reads them there before the edition's own record says that it
 * is published: nothing lists that bucket, and every door asks for the record first. Safe to repeat at any point.
 */
export async function stageEdition(ref: EditionRef): Promise<StagedEdition> {
  const seal = await loadSeal(ref)
  if (!seal) throw new RoundStateError(`edition ${ref.edition} of ${ref.programme} ${ref.period} is not sealed`)
  const files = await mapLimit(await loadEditionFiles(ref), COPIES_AT_ONCE, ({ name, contentType }) =>
    copied(ref, name, contentType),
  )
  const { manifestHash } = seal
  // The marker goes last: what is listed is there.
  const staged = await putStaged(ref, { manifestHash, files })
  if (staged.manifestHash !== manifestHash)
    throw new StoredShapeError(`edition ${ref.edition} of ${ref.period} lies ready with another archive`)
  return staged
}

async function copied(ref: EditionRef, name: string, contentType: string): Promise<StagedFile> {
  const key = objectKeys.work(ref, name)
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: FILE_LIMIT_BYTES })
  if (!object) throw new StoredShapeError(`the close has not written ${key}`)
  const { bytes } = object
  const { versionId } = await putObjectIfAbsent(requiredEnv(ENV.bulletins), objectKeys.bulletin(ref, name), bytes, {
    contentType,
  })
  return { name, contentType, size: bytes.length, sha256: sha256Hex(bytes), versionId }
}
