import { getItem, putIfAbsent, queryItems } from '../aws/table.ts'
import { mapLimit } from '../concurrency.ts'
import { StoredShapeError } from '../errors.ts'
import { tableKeys } from '../keys.ts'
import type { Period } from '../period.ts'
import { parseRevision } from '../records.ts'
import type { RevisionPointer } from '../round.ts'
import type { Revision } from '../submission.ts'

/** True when this call wrote it. The key is what S3 says happened, so an event that comes twice writes the same item once. */
export function putRevision(revision: Revision): Promise<boolean> {
  return putIfAbsent(keyOf(revision), revision)
}

/** The stored revision of one object version, or null. */
export function findRevision(
  at: Pick<Revision, 'programme' | 'period' | 'region' | 'zone' | 'receivedAt' | 'uploadId' | 'versionId'>,
): Promise<Revision | null> {
  return getItem(keyOf(at), parseRevision)
}

/** Everything that a zone has filed in a round, in the order in which S3 received it. */
export async function zoneRevisions(
  programme: string,
  period: Period,
  region: string,
  zone: string,
): Promise<Revision[]> {
  const { pk, sk } = tableKeys.zoneRevisions(programme, period, region, zone)
  return (await queryItems(pk, sk, parseRevision)).map(({ data }) => data)
}

/** Everything that a region's zones have filed in a round: by zone, then in order of receipt. */
export async function regionRevisions(programme: string, period: Period, region: string): Promise<Revision[]> {
  const { pk, sk } = tableKeys.regionRevisions(programme, period, region)
  return (await queryItems(pk, sk, parseRevision)).map(({ data }) => data)
}

/** A revision that a cut points to, beside the region and zone of the cut. */
export interface Pinned {
  readonly region: string
  readonly zone: string
  readonly pointer: RevisionPointer
}

const PLACES_AT_ONCE = 16

/**
 * The revisions that cuts point to, in the order asked for. What a region filed in a period is read at once, for a cut points to
 * nearly all of it. Throws StoredShapeError when one is gone or its file's hash is another.
 */
export async function loadRevisions(programme: string, pinned: readonly Pinned[]): Promise<Revision[]> {
  // A pointer to a predecessor's filing names that zone itself, and its region.
  const places = pinned.map(({ region, zone, pointer }) => ({ region, zone, ...pointer }))
  const known = new Map<string, Revision>()
  const distinct = new Map(places.map(({ period, region }) => [`${period} ${region}`, { period, region }]))
  await mapLimit([...distinct.values()], PLACES_AT_ONCE, async ({ period, region }) => {
    for (const revision of await regionRevisions(programme, period, region)) known.set(nameOf(revision), revision)
  })
  return places.map((place) => {
    const { period, zone, uploadId, sha256 } = place
    const revision = known.get(nameOf({ programme, ...place }))
    if (revision?.sha256 !== sha256)
      throw new StoredShapeError(`the revision ${uploadId} of ${zone} in ${period} is not what was cut`)
    return revision
  })
}

function nameOf(at: Parameters<typeof keyOf>[0]): string {
  const { pk, sk } = keyOf(at)
  return `${pk} ${sk}`
}

function keyOf(
  at: Pick<Revision, 'programme' | 'period' | 'region' | 'zone' | 'receivedAt' | 'uploadId' | 'versionId'>,
) {
  return tableKeys.revision(at, at.receivedAt, at.versionId)
}
