import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { apiDescription } from '../../shared/api/description.ts'
import { lambda } from '../../shared/aws/lambda.ts'
import { say } from '../../shared/messages/on-page.ts'
import { openDoor } from '../../shared/store/zone-door.ts'
import { json, langOf, wantsJson } from '../../shared/zone-http.ts'
import { annotatedFile } from './annotated-file.ts'
import { deskPage } from './desk-page.ts'
import { formFile } from './form-file.ts'
import { noticePage } from './notice-page.ts'
import { grantUpload } from './permission.ts'
import { receiptFile } from './receipt-file.ts'
import { html } from './respond.ts'
import { zonePage, zoneStatus } from './zone-answers.ts'

/** The page and the exchange behind a zone's link. Everything starts at the door: who the token lets in, and to what. */
export async function main(
  event: APIGatewayProxyEventV2,
  now: Date = new Date(),
): Promise<APIGatewayProxyStructuredResultV2> {
  // Before the door: it tells nothing that anybody may not know.
  if (event.routeKey === 'GET /openapi.json') return json(200, apiDescription())
  const lang = langOf(event)
  const door = await openDoor(event.pathParameters?.token ?? '', now.toISOString())
  if (door.kind !== 'open') {
    const [status, error] = door.kind === 'unknown' ? ([404, 'unknown'] as const) : ([410, 'closed'] as const)
    const sentence = say(lang, `page.link.${door.kind}`)
    return wantsJson(event) ? json(status, { error, sentence }) : html(status, noticePage(lang, sentence))
  }
  switch (event.routeKey) {
    case 'GET /z/{token}':
      return zonePage(door, event, lang)
    case 'GET /z/{token}/form':
      return formFile(door, event.queryStringParameters?.format ?? 'xlsx', lang)
    case 'GET /z/{token}/desk':
      return deskPage(door, lang)
    case 'POST /z/{token}/permission':
      return grantUpload(door, event, lang, now)
    case 'GET /z/{token}/status':
      return zoneStatus(door, lang)
    case 'GET /z/{token}/receipts/{uploadId}':
      return receiptFile(door, event.pathParameters?.uploadId ?? '', lang)
    case 'GET /z/{token}/annotated/{uploadId}':
      return annotatedFile(door, event.pathParameters?.uploadId ?? '', lang)
    default:
      return json(404, { error: 'no-such-page', sentence: say(lang, 'page.route.unknown') })
  }
}

export const handler = lambda((event: APIGatewayProxyEventV2) => main(event))
