import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { annotatedFileName, FORM_TYPES } from '../../shared/form-file.ts'
import { say } from '../../shared/messages/on-page.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { loadAnnotatedCopy } from '../../shared/store/annotated-copies.ts'
import { uploadedAs } from '../../shared/store/uploaded.ts'
import type { OpenDoor } from '../../shared/store/zone-door.ts'
import { file, json } from '../../shared/zone-http.ts'

/** One of this zone's own uploads of this round with its findings in it. */
export async function annotatedFile(
  door: OpenDoor,
  id: string,
  lang: Lang,
): Promise<APIGatewayProxyStructuredResultV2> {
  const uploaded = await uploadedAs(door, id)
  const bytes = uploaded && (await loadAnnotatedCopy(uploaded.revision))
  const format = uploaded?.revision.judgement.format
  if (!bytes || !format) return json(404, { error: 'no-such-copy', sentence: say(lang, 'page.annotated.unknown') })
  return file(bytes, FORM_TYPES[format], annotatedFileName(door.zone, door.round.period, format, lang))
}
