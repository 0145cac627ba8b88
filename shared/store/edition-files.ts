import * as v from 'valibot'
import { getObject, putObject } from '../aws/objects.ts'
import { type EditionFile, editionFiles, TABLE_ID, tableIds } from '../bulletin/files.ts'
import { canonicalJson } from '../digest.ts'
import { ENV, requiredEnv } from '../env.ts'
import { StoredShapeError } from '../errors.ts'
import { type EditionRef, objectKeys } from '../keys.ts'
import { checked } from '../records.ts'

/** Which tables an edition has: only printing it tells. */
const TABLES_FILE = 'tables.json'
const LIMIT_BYTES = 1_000_000

/** Notes the tables among the files that were printed. */
export async function saveEditionTables(ref: EditionRef, names: readonly string[]): Promise<void> {
  const bytes = Buffer.from(canonicalJson(tableIds(names)))
  await putObject(requiredEnv(ENV.rounds), objectKeys.work(ref, TABLES_FILE), bytes, {
    contentType: 'application/json',
  })
}

/** Every file that an edition consists of, once its data is printed. Throws StoredShapeError before. */
export async function loadEditionFiles(ref: EditionRef): Promise<readonly EditionFile[]> {
  const key = objectKeys.work(ref, TABLES_FILE)
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: LIMIT_BYTES })
  if (!object) throw new StoredShapeError(`the close has not written ${key}`)
  const tables = checked(Tables, JSON.parse(Buffer.from(object.bytes).toString('utf8')), 'list of tables')
  return editionFiles(ref.edition, tables)
}

const Tables = v.array(v.pipe(v.string(), v.regex(new RegExp(`^${TABLE_ID}$`))))
