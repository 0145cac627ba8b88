import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { getObject } from '../../shared/aws/objects.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { objectKeys } from '../../shared/keys.ts'
import { say } from '../../shared/messages/on-page.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { zoneRevisions } from '../../shared/store/revisions.ts'
import type { OpenDoor } from './door.ts'
import { file, json } from './respond.ts'

const RECEIPT_LIMIT_BYTES = 100_000

/**
 * The receipt of one of this zone's uploads in this round; another's id is as unknown as one that never was. A permission used twice
 * made two versions: `uploadId` stands for the first, `uploadId~versionId` for each.
 */
export async function receiptFile(
  { round, zone }: OpenDoor,
  id: string,
  lang: Lang,
): Promise<APIGatewayProxyStructuredResultV2> {
  const revisions = await zoneRevisions(round.programme, round.period, zone.region, zone.id)
  const revision = revisions.find(({ uploadId, versionId }) => id === uploadId || id === `${uploadId}~${versionId}`)
  const object = revision
    ? await getObject(requiredEnv(ENV.rounds), objectKeys.receipt(revision, revision.versionId), {
        limitBytes: RECEIPT_LIMIT_BYTES,
      })
    : null
  if (!object) return json(404, { error: 'no-such-receipt', sentence: say(lang, 'page.receipt.unknown') })
  return file(object.bytes, 'application/json; charset=utf-8', `receipt-${id}.json`)
}
