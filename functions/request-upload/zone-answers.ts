import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { uploadOrigin } from '../../shared/aws/objects.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { zoneRevisions } from '../../shared/store/revisions.ts'
import type { OpenDoor } from '../../shared/store/zone-door.ts'
import { json } from '../../shared/zone-http.ts'
import { renderPage } from './page.ts'
import { html } from './respond.ts'
import { zoneView } from './view.ts'

export async function zonePage(
  door: OpenDoor,
  event: Pick<APIGatewayProxyEventV2, 'queryStringParameters'>,
  lang: Lang,
): Promise<APIGatewayProxyStructuredResultV2> {
  const view = zoneView(await revisionsOf(door), lang)
  const uploaded = event.queryStringParameters?.uploaded
  // S3 sends a browser without script back here, perhaps before the file has been checked.
  const awaiting = uploaded !== undefined && !view.revisions.some(({ uploadId }) => uploadId === uploaded)
  return html(200, renderPage({ door, lang, awaiting, ...view }), await uploadOrigin(requiredEnv(ENV.inbox)))
}

/** The same as the page says, for programs and for the page's own script. */
export async function zoneStatus(door: OpenDoor, lang: Lang): Promise<APIGatewayProxyStructuredResultV2> {
  const { round, zone, programme, taking } = door
  const { opensAt, dueAt, closesAt, period } = round
  const view = zoneView(await revisionsOf(door), lang)
  return json(200, { programme: programme.code, period, zone: zone.id, taking, opensAt, dueAt, closesAt, ...view })
}

function revisionsOf({ round, zone }: OpenDoor) {
  return zoneRevisions(round.programme, round.period, zone.region, zone.id)
}
