import { getItem, putIfAbsent, queryItems } from '../aws/table.ts'
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

/** The revision that a cut points to; throws StoredShapeError when it is gone or its file's hash is another. */
export async function loadRevision(
  programme: string,
  region: string,
  zone: string,
  pointer: RevisionPointer,
): Promise<Revision> {
  // A pointer to a predecessor's filing names that zone itself.
  const revision = await findRevision({ programme, region, zone, ...pointer })
  if (revision?.sha256 !== pointer.sha256)
    throw new StoredShapeError(`the revision ${pointer.uploadId} of ${zone} in ${pointer.period} is not what was cut`)
  return revision
}

function keyOf(
  at: Pick<Revision, 'programme' | 'period' | 'region' | 'zone' | 'receivedAt' | 'uploadId' | 'versionId'>,
) {
  return tableKeys.revision(at, at.receivedAt, at.versionId)
}
