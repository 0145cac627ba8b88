import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { v7 as uuidv7 } from 'uuid'
import { FILE_NAME_FIELD, presignUpload } from '../../shared/aws/objects.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { INTAKE_LIMITS } from '../../shared/intake/limits.ts'
import { objectKeys } from '../../shared/keys.ts'
import { localTime } from '../../shared/local-time.ts'
import { say } from '../../shared/messages/on-page.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { appendLog } from '../../shared/store/log.ts'
import type { OpenDoor } from '../../shared/store/zone-door.ts'
import { json, wantsJson } from '../../shared/zone-http.ts'
import { noticePage } from './notice-page.ts'
import { permissionPage } from './permission-page.ts'
import { html } from './respond.ts'

/** A permission lives this long, and never past closing. */
export const PERMISSION_LIMIT_SECONDS = 600

/**
 * Trades the link for the right to upload one file: a fresh key, a size, minutes to live. Programs ask for JSON; a browser without
 * script gets a page with the form in it.
 */
export async function grantUpload(
  door: OpenDoor,
  event: Pick<APIGatewayProxyEventV2, 'headers'>,
  lang: Lang,
  now: Date,
): Promise<APIGatewayProxyStructuredResultV2> {
  const asJson = wantsJson(event)
  const seconds = permissionSeconds(door, now)
  if (seconds === 0) return refusal(door, asJson, lang)
  const uploadId = uuidv7({ msecs: now.getTime() })
  const permission = await presignUpload({
    bucket: requiredEnv(ENV.inbox),
    key: objectKeys.upload(refOf(door, uploadId)),
    limitBytes: INTAKE_LIMITS.uploadBytes,
    expiresSeconds: seconds,
    ...(asJson ? {} : { successRedirect: returnAddress(door, lang, uploadId) }),
  })
  await logPermission(door, uploadId, now)
  const expiresAt = new Date(now.getTime() + seconds * 1000).toISOString()
  const { url, fields } = permission
  if (asJson)
    return json(200, {
      uploadId,
      url,
      fields,
      fileNameField: FILE_NAME_FIELD,
      expiresAt,
      limitBytes: INTAKE_LIMITS.uploadBytes,
    })
  const until = localTime(door.programme.calendar, expiresAt, lang)
  return html(200, permissionPage({ door, lang, url, fields, until }), new URL(url).origin)
}

/** Whole seconds that a permission given now may live; 0 when the round takes no files. */
export function permissionSeconds({ taking, round }: Pick<OpenDoor, 'taking' | 'round'>, now: Date): number {
  if (taking !== 'files') return 0
  const left = Math.floor((Date.parse(round.closesAt) - now.getTime()) / 1000)
  return Math.max(0, Math.min(PERMISSION_LIMIT_SECONDS, left))
}

function refusal({ taking, round, programme }: OpenDoor, asJson: boolean, lang: Lang) {
  const notYet = taking === 'not-yet'
  const time = localTime(programme.calendar, notYet ? round.opensAt : round.closesAt, lang)
  const sentence = say(lang, notYet ? 'page.not-open' : 'page.closed', { time })
  if (asJson) return json(notYet ? 409 : 410, { error: notYet ? 'not-open' : 'closed', sentence })
  return html(notYet ? 409 : 410, noticePage(lang, sentence))
}

function refOf({ round, zone }: OpenDoor, uploadId: string) {
  return { programme: round.programme, period: round.period, region: zone.region, zone: zone.id, uploadId }
}

function returnAddress({ token }: OpenDoor, lang: Lang, uploadId: string): string {
  return `${requiredEnv(ENV.publicUrl)}/z/${token}?lang=${lang}&uploaded=${uploadId}`
}

function logPermission({ round, zone }: OpenDoor, uploadId: string, now: Date): Promise<void> {
  return appendLog({
    programme: round.programme,
    period: round.period,
    time: now.toISOString(),
    id: uploadId,
    actor: zone.id,
    act: 'permission-given',
    detail: { zone: zone.id, uploadId },
  })
}
