import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { getObject } from '../../shared/aws/objects.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { objectKeys } from '../../shared/keys.ts'
import { say } from '../../shared/messages/portal.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { noticePage } from './edition-page.ts'
import { page, text } from './respond.ts'

export interface ProgrammeRequest {
  readonly programme: string
  readonly now: string
  readonly lang: Lang | null
}

const LIMIT_BYTES = 5_000_000
const FILES: Readonly<Record<string, readonly [name: 'calendar.ics' | 'feed.atom', contentType: string]>> = {
  'GET /p/{programme}/calendar.ics': ['calendar.ics', 'text/calendar; charset=utf-8'],
  'GET /p/{programme}/feed.atom': ['feed.atom', 'application/atom+xml; charset=utf-8'],
}

/** What a programme tells everybody: when it releases, and what it has released. No figures. */
export async function programmeAnswer(
  route: string,
  { programme, lang }: ProgrammeRequest,
): Promise<APIGatewayProxyStructuredResultV2> {
  const [name, contentType] = FILES[route] ?? []
  const known = name && contentType && /^[a-z0-9-]{1,64}$/.test(programme)
  const object = known
    ? await getObject(requiredEnv(ENV.bulletins), objectKeys.release(programme, name), { limitBytes: LIMIT_BYTES })
    : null
  if (!object || !contentType) return page(404, noticePage(lang ?? 'zh', say(lang ?? 'zh', 'portalUnknown')))
  return text(Buffer.from(object.bytes).toString('utf8'), contentType)
}
