import { getObject, putObjectIfAbsent } from '../aws/objects.ts'
import { ENV, requiredEnv } from '../env.ts'
import { FORM_TYPES } from '../form-file.ts'
import { annotate, COPY_LIMIT_BYTES, mayBeAnnotated } from '../intake/annotate.ts'
import type { FiledInput } from '../intake/read.ts'
import { objectKeys } from '../keys.ts'
import type { Revision } from '../submission.ts'

/** Stores the zone's own file with its findings, once; whether there is one is a function of the file and its verdict. */
export async function putAnnotatedCopy(revision: Revision, filed: FiledInput): Promise<void> {
  const { format } = revision.judgement
  const copy = await annotate(filed, revision.judgement)
  if (!copy || format === null) return
  const key = objectKeys.annotated(revision, revision.versionId)
  await putObjectIfAbsent(requiredEnv(ENV.rounds), key, copy, { contentType: FORM_TYPES[format] })
}

/** Null where there is none, or not yet. */
export async function loadAnnotatedCopy(revision: Revision): Promise<Uint8Array | null> {
  if (!mayBeAnnotated(revision.judgement)) return null
  const key = objectKeys.annotated(revision, revision.versionId)
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: COPY_LIMIT_BYTES })
  return object?.bytes ?? null
}
