import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { annotatedFileName, FORM_TYPES } from '../../shared/form-file.ts'
import { say } from '../../shared/messages/on-page.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { loadAnnotatedCopy } from '../../shared/store/annotated-copies.ts'
import { zoneRevisions } from '../../shared/store/revisions.ts'
import type { OpenDoor } from './door.ts'
import { file, json } from './respond.ts'

/** One of this zone's own uploads of this round with its findings in it. `id` as of receipts: `uploadId` or `uploadId~versionId`. */
export async function annotatedFile(
  { round, zone }: OpenDoor,
  id: string,
  lang: Lang,
): Promise<APIGatewayProxyStructuredResultV2> {
  const revisions = await zoneRevisions(round.programme, round.period, zone.region, zone.id)
  const revision = revisions.find(({ uploadId, versionId }) => id === uploadId || id === `${uploadId}~${versionId}`)
  const bytes = revision ? await loadAnnotatedCopy(revision) : null
  const format = revision?.judgement.format
  if (!bytes || !format) return json(404, { error: 'no-such-copy', sentence: say(lang, 'page.annotated.unknown') })
  return file(bytes, FORM_TYPES[format], annotatedFileName(zone, round.period, format, lang))
}
