import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import {
  FORM_SCHEMA_TYPES,
  FORM_TYPES,
  formFileName,
  formSchemaFileName,
  isFormFormat,
  isFormSchemaFormat,
} from '../../shared/form-file.ts'
import { writeForm } from '../../shared/intake/write.ts'
import { writeFormSchema } from '../../shared/intake/write-form-schema.ts'
import { say } from '../../shared/messages/on-page.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { zoneHistory } from '../../shared/store/history.ts'
import type { OpenDoor } from '../../shared/store/zone-door.ts'
import { file, json } from '../../shared/zone-http.ts'

/** The zone's form of this round, with the figures of earlier periods beside the cells to fill; or what describes it to programs. */
export async function formFile(
  { round, programme, zone }: OpenDoor,
  format: string,
  lang: Lang,
): Promise<APIGatewayProxyStructuredResultV2> {
  if (isFormSchemaFormat(format)) {
    const bytes = writeFormSchema({ programme, zone, period: round.period }, format)
    return file(bytes, FORM_SCHEMA_TYPES[format], formSchemaFileName(zone, round.period, format, lang))
  }
  if (!isFormFormat(format)) return json(400, { error: 'unknown-format', sentence: say(lang, 'page.format.unknown') })
  const { period } = round
  const history = await zoneHistory(programme, period, zone.id)
  const bytes = await writeForm({ programme, period, zone, history, format })
  return file(bytes, FORM_TYPES[format], formFileName(zone, period, format, lang))
}
