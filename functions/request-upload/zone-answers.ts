import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { uploadOrigin } from '../../shared/aws/objects.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { timed } from '../../shared/round.ts'
import { zoneRevisions } from '../../shared/store/revisions.ts'
import type { OpenDoor } from '../../shared/store/zone-door.ts'
import type { Revision } from '../../shared/submission.ts'
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
  const extensions = (round.extended?.extensions ?? [])
    .filter(({ edition }) => edition === round.edition)
    .map(({ minutes, reason, at }) => ({ minutes, reason, at }))
  const times = { opensAt, dueAt, closesAt, extensions }
  return json(200, { programme: programme.code, period, zone: zone.id, taking, ...times, ...view })
}

async function revisionsOf({ round, zone }: OpenDoor): Promise<Revision[]> {
  const revisions = await zoneRevisions(round.programme, round.period, zone.region, zone.id)
  return revisions.map((revision) => timed(revision, round))
}
