import { lambda } from '../../shared/aws/lambda.ts'
import { putObject } from '../../shared/aws/objects.ts'
import { renderFace } from '../../shared/bulletin/faces.ts'
import type { Face } from '../../shared/bulletin/files.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'
import { saveEditionTables } from '../../shared/store/edition-files.ts'
import { assetsDirectory } from '../../shared/typst/compiler.ts'
import { loadBulletin } from './load-bulletin.ts'

const WRITES_AT_ONCE = 8

/**
 * Prints one face of an edition from its figures. The same figures give the same bytes, so writing them again changes nothing.
 * Returns the names of the files that it left for the next steps.
 */
export async function main({ face, ...event }: EditionRef & { face: Face }): Promise<{ face: Face; names: string[] }> {
  const ref = { programme: event.programme, period: event.period, edition: event.edition }
  const files = await renderFace(face, await loadBulletin(ref), assetsDirectory())
  await mapLimit(files, WRITES_AT_ONCE, ({ name, bytes, contentType }) =>
    putObject(requiredEnv(ENV.rounds), objectKeys.work(ref, name), bytes, { contentType }),
  )
  const names = files.map(({ name }) => name)
  // The list goes last: what it names is there.
  if (face === 'data') await saveEditionTables(ref, names)
  return { face, names }
}

export const handler = lambda(main)
