import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { getObject } from '../../shared/aws/objects.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { objectKeys } from '../../shared/keys.ts'
import { say } from '../../shared/messages/on-page.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import type { OpenDoor } from './door.ts'
import { file, json } from './respond.ts'
import { uploadedAs } from './uploaded.ts'

const RECEIPT_LIMIT_BYTES = 100_000

/** The receipt of one of this zone's uploads in this round. */
export async function receiptFile(door: OpenDoor, id: string, lang: Lang): Promise<APIGatewayProxyStructuredResultV2> {
  const revision = await uploadedAs(door, id)
  const object = revision
    ? await getObject(requiredEnv(ENV.rounds), objectKeys.receipt(revision, revision.versionId), {
        limitBytes: RECEIPT_LIMIT_BYTES,
      })
    : null
  if (!object) return json(404, { error: 'no-such-receipt', sentence: say(lang, 'page.receipt.unknown') })
  return file(object.bytes, 'application/json; charset=utf-8', `receipt-${id}.json`)
}
