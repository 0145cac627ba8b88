import { zoneRevisions } from '../../shared/store/revisions.ts'
import type { Revision } from '../../shared/submission.ts'
import type { OpenDoor } from './door.ts'

/**
 * One of this zone's uploads in this round by the last part of its address; another's id is as unknown as one that never was. A
 * permission used twice made two versions: `uploadId` stands for the first, `uploadId~versionId` for each.
 */
export async function uploadedAs({ round, zone }: OpenDoor, id: string): Promise<Revision | undefined> {
  const revisions = await zoneRevisions(round.programme, round.period, zone.region, zone.id)
  return revisions.find(({ uploadId, versionId }) => id === uploadId || id === `${uploadId}~${versionId}`)
}
