import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { say } from '../../shared/messages/on-page.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { loadReceipt } from '../../shared/store/receipts.ts'
import { uploadedAs } from '../../shared/store/uploaded.ts'
import type { OpenDoor } from '../../shared/store/zone-door.ts'
import { file, json } from '../../shared/zone-http.ts'

/** The receipt of one of this zone's uploads in this round. */
export async function receiptFile(door: OpenDoor, id: string, lang: Lang): Promise<APIGatewayProxyStructuredResultV2> {
  const uploaded = await uploadedAs(door, id)
  const bytes = uploaded && (await loadReceipt(uploaded.revision))
  if (!bytes) return json(404, { error: 'no-such-receipt', sentence: say(lang, 'page.receipt.unknown') })
  return file(bytes, 'application/json; charset=utf-8', `receipt-${id}.json`)
}
