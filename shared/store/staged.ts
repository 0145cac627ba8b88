import * as v from 'valibot'
import { getObject, putObjectIfAbsent } from '../aws/objects.ts'
import { canonicalJson } from '../digest.ts'
import { ENV, requiredEnv } from '../env.ts'
import { type EditionRef, objectKeys } from '../keys.ts'
import { checked } from '../records.ts'

/** What lies ready to be published: the edition's files, each by version, and the archive that they are sealed in. */
export interface StagedEdition {
  readonly manifestHash: string
  readonly files: readonly StagedFile[]
}

export interface StagedFile {
  readonly name: string
  readonly contentType: string
  readonly size: number
  readonly sha256: string
  readonly versionId: string
}

/** The list itself, beside the files. */
export const STAGED_FILE = 'files.json'
const LIMIT_BYTES = 1_000_000

/** Written last, once: whoever finds it finds every file. Returns what stands. */
export async function putStaged(ref: EditionRef, staged: StagedEdition): Promise<StagedEdition> {
  const bytes = Buffer.from(canonicalJson(staged))
  await putObjectIfAbsent(requiredEnv(ENV.bulletins), objectKeys.bulletin(ref, STAGED_FILE), bytes, {
    contentType: 'application/json',
  })
  return (await loadStaged(ref)) ?? staged
}

/** Null: the close has not come that far. */
export async function loadStaged(ref: EditionRef): Promise<StagedEdition | null> {
  const key = objectKeys.bulletin(ref, STAGED_FILE)
  const object = await getObject(requiredEnv(ENV.bulletins), key, { limitBytes: LIMIT_BYTES })
  return object ? checked(StagedSchema, JSON.parse(Buffer.from(object.bytes).toString('utf8')), 'list of files') : null
}

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const StagedSchema = v.strictObject({
  manifestHash: Hash,
  files: v.array(
    v.strictObject({
      ...{ name: v.string(), contentType: v.string(), size: v.number(), sha256: Hash, versionId: v.string() },
    }),
  ),
})
