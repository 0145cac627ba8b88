import { readFile } from 'node:fs/promises'
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { deskFile, deskFileName } from '../../shared/desk-file.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { zoneHistory } from '../../shared/store/history.ts'
import type { OpenDoor } from '../../shared/store/zone-door.ts'
import { file } from '../../shared/zone-http.ts'

/**
 * The page that checks a form on the clerk's own machine, with this round's programme, this zone and its own earlier figures in it:
 * what it says is what the upload would be told. It lies beside the bundle (Lambda starts a function in its own folder).
 */
export async function deskPage(
  { round, programme, zone }: OpenDoor,
  lang: Lang,
): Promise<APIGatewayProxyStructuredResultV2> {
  const { period } = round
  const [page, history] = await Promise.all([
    readFile(requiredEnv(ENV.deskFile), 'utf8'),
    zoneHistory(programme, period, zone.id),
  ])
  const html = deskFile(page, { programme, lang, zone: zone.id, period, history })
  return file(Buffer.from(html), 'text/html; charset=utf-8', deskFileName(programme, lang))
}
