import * as v from 'valibot'
import { getItem, putIfAbsent, queryItems } from '../aws/table.ts'
import { type EditionRef, tableKeys } from '../keys.ts'
import type { Period } from '../period.ts'
import { checked } from '../records.ts'

/** A published edition (版次): what auditors list, and where its archive is by version and hash. */
export interface Edition extends EditionRef {
  readonly manifestHash: string
  /** Of the edition before it in the chain; null for the first. */
  readonly previousManifestHash: string | null
  readonly archiveVersionId: string
  readonly archiveSha256: string
  readonly publishedAt: string
  /** Why it was made; null for a first edition. */
  readonly reason: string | null
}

/** True when this call wrote it. A published edition never changes. */
export async function putEdition(edition: Edition): Promise<boolean> {
  const created = await putIfAbsent(tableKeys.edition(edition), edition)
  // The auditors' list comes second and is written again on every repeat, from what the edition's own item says.
  const { programme, period, edition: number } = edition
  await putIfAbsent(tableKeys.editionOfProgramme(edition), { programme, period, edition: number })
  return created
}

export function loadEdition(ref: EditionRef): Promise<Edition | null> {
  return getItem(tableKeys.edition(ref), parseEdition)
}

/** Every edition of a programme, by period, then by number. */
export async function listEditions(programme: string): Promise<Edition[]> {
  const pointers = await queryItems(
    tableKeys.editionOfProgramme({ programme, period: '', edition: 0 }).pk,
    '',
    parsePointer,
  )
  const editions = await Promise.all(pointers.map(({ data }) => loadEdition(data)))
  return editions.filter((edition) => edition !== null).sort(byPeriodAndNumber)
}

function byPeriodAndNumber(a: Edition, b: Edition): number {
  const order = (x: Period, y: Period) => (x < y ? -1 : x > y ? 1 : 0)
  return order(a.period, b.period) || a.edition - b.edition
}

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const Pointer = v.strictObject({
  programme: v.string(),
  period: v.string(),
  edition: v.pipe(v.number(), v.integer(), v.minValue(1)),
})
const EditionSchema = v.strictObject({
  ...Pointer.entries,
  manifestHash: Hash,
  previousManifestHash: v.nullable(Hash),
  archiveVersionId: v.string(),
  archiveSha256: Hash,
  publishedAt: v.string(),
  reason: v.nullable(v.string()),
})

function parsePointer(data: unknown) {
  return checked(Pointer, data, 'pointer to an edition')
}

function parseEdition(data: unknown): Edition {
  return checked(EditionSchema, data, 'edition')
}
