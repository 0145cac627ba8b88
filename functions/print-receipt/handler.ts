import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { lambda } from '../../shared/aws/lambda.ts'
import { say } from '../../shared/messages/on-page.ts'
import { parseReceipt } from '../../shared/receipt.ts'
import { printReceipt } from '../../shared/receipt-page/print-receipt.ts'
import { loadReceipt } from '../../shared/store/receipts.ts'
import { uploadedAs } from '../../shared/store/uploaded.ts'
import { openDoor } from '../../shared/store/zone-door.ts'
import { assetsDirectory } from '../../shared/typst/compiler.ts'
import { file, json, langOf, plain, wantsJson } from '../../shared/zone-http.ts'

/** Prints the receipt of one upload when its zone asks for the page; what was signed stays as it was issued. */
export async function main(
  event: APIGatewayProxyEventV2,
  now: Date = new Date(),
): Promise<APIGatewayProxyStructuredResultV2> {
  const lang = langOf(event)
  const refuse = (status: number, error: string, sentence: string) =>
    wantsJson(event) ? json(status, { error, sentence }) : plain(status, sentence)
  const door = await openDoor(event.pathParameters?.token ?? '', now.toISOString())
  if (door.kind === 'unknown') return refuse(404, 'unknown', say(lang, 'page.link.unknown'))
  if (door.kind === 'expired') return refuse(410, 'closed', say(lang, 'page.link.expired'))
  const id = event.pathParameters?.uploadId ?? ''
  const uploaded = await uploadedAs(door, id)
  const signed = uploaded && (await loadReceipt(uploaded.revision))
  if (!signed) return refuse(404, 'no-such-receipt', say(lang, 'page.receipt.unknown'))
  const { programmeHash } = parseReceipt(Buffer.from(signed).toString('utf8')).receipt
  const programme = programmeHash === door.programme.hash ? door.programme : null
  const page = await printReceipt(signed, { programme, position: uploaded.position }, assetsDirectory())
  return file(page, 'application/pdf', `receipt-${id}.pdf`)
}

export const handler = lambda((event: APIGatewayProxyEventV2) => main(event))
