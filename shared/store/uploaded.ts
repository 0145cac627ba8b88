import type { Revision } from '../submission.ts'
import { zoneRevisions } from './revisions.ts'
import type { OpenDoor } from './zone-door.ts'

export interface Uploaded {
  readonly revision: Revision
  /** Place in the order in which S3 received the zone's files of this round, from 1, as far as they are recorded. */
  readonly position: number
}

/**
 * One of this zone's uploads in this round by the last part of its address; another's id is as unknown as one that never was. A
 * permission used twice made two versions: `uploadId` stands for the first, `uploadId~versionId` for each.
 */
export async function uploadedAs({ round, zone }: OpenDoor, id: string): Promise<Uploaded | null> {
  const revisions = await zoneRevisions(round.programme, round.period, zone.region, zone.id)
  const index = revisions.findIndex(({ uploadId, versionId }) => id === uploadId || id === `${uploadId}~${versionId}`)
  const revision = revisions[index]
  return revision ? { revision, position: index + 1 } : null
}
