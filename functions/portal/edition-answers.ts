import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { addresseeHash } from '../../shared/addressee.ts'
import { presignDownload } from '../../shared/aws/objects.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { objectKeys } from '../../shared/keys.ts'
import { localTime } from '../../shared/local-time.ts'
import { say } from '../../shared/messages/portal.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { periodSlug } from '../../shared/period.ts'
import { appendLog } from '../../shared/store/log.ts'
import { listRecipients, suppressRecipient } from '../../shared/store/recipients.ts'
import { editionPage, noticePage, unsubscribePage } from './edition-page.ts'
import { nameInPath } from './file-name.ts'
import { type OpenEdition, openEdition } from './open-edition.ts'
import { page, redirect } from './respond.ts'

export interface EditionRequest {
  readonly token: string
  /** Of a file, where one is asked for. */
  readonly name: string
  readonly now: string
  readonly requestId: string
  /** Null: the language of the mail. */
  readonly lang: Lang | null
}

/** A presigned address lives long enough to start the transfer, seconds. */
const DOWNLOAD_SECONDS = 300
/** What a browser shows; everything else is saved. */
const SHOWN = /^(text\/html|application\/pdf)\b/

export async function editionAnswer(
  route: string,
  request: EditionRequest,
): Promise<APIGatewayProxyStructuredResultV2> {
  const opened = await openEdition(request.token, request.now)
  if (opened.kind === 'unknown' || opened.kind === 'expired') {
    const sentence = say(request.lang ?? 'zh', opened.kind === 'unknown' ? 'portalUnknown' : 'portalExpired')
    return page(opened.kind === 'unknown' ? 404 : 410, noticePage(request.lang ?? 'zh', sentence))
  }
  const lang = request.lang ?? opened.grant.lang
  if (route.endsWith('/unsubscribe')) return unsubscribe(route, request, opened.grant, opened.programme.bulletin, lang)
  if (opened.kind === 'not-yet') {
    const time = localTime(opened.programme.calendar, opened.round.releasesAt, lang)
    return page(403, noticePage(lang, say(lang, 'portalNotYet', { time })))
  }
  if (route === 'GET /e/{token}') {
    await logged(opened, request, 'edition-opened', {})
    return page(200, editionPage(opened, request.token, lang))
  }
  return download(opened, request, lang)
}

/** A short-lived address of exactly the version that was laid ready; logged before it is given. */
async function download(opened: OpenEdition, request: EditionRequest, lang: Lang) {
  const file = opened.staged.files.find(({ name }) => nameInPath(name) === request.name)
  if (!file) return page(404, noticePage(lang, say(lang, 'portalUnknown')))
  await logged(opened, request, 'edition-file-opened', { file: file.name })
  const { programme, period, edition } = opened.grant
  const url = await presignDownload({
    ...{ bucket: requiredEnv(ENV.bulletins), key: objectKeys.bulletin(opened.grant, file.name) },
    ...{ versionId: file.versionId, expiresSeconds: DOWNLOAD_SECONDS, inline: SHOWN.test(file.contentType) },
    fileName: `${programme}-${periodSlug(period)}-${edition}-${file.name.replaceAll('/', '-')}`,
  })
  return redirect(url)
}

function logged(
  { grant, published }: OpenEdition,
  { now: time, requestId: id }: EditionRequest,
  act: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  const { programme, period, edition, to } = grant
  const ahead = published ? {} : { ahead: 'yes' }
  const facts = { edition: String(edition), ...ahead, ...detail }
  return appendLog({ programme, period, time, id, actor: `official:${to}`, act, detail: facts })
}

/** Asked by GET, done by POST: link checkers of mail servers follow every link. Mail programs post at once (RFC 8058). */
async function unsubscribe(
  route: string,
  { token, now, requestId: id }: EditionRequest,
  { programme, period, to }: OpenEdition['grant'],
  { series }: OpenEdition['programme']['bulletin'],
  lang: Lang,
) {
  if (route.startsWith('GET')) return page(200, unsubscribePage(lang, series[lang], token))
  const recipients = await listRecipients(programme)
  const recipient = recipients.find(({ address }) => addresseeHash(programme, address) === to)
  if (recipient && (await suppressRecipient(programme, recipient.address, { at: now, why: 'signed-off' })))
    await appendLog({ programme, period, time: now, id, actor: `official:${to}`, act: 'signed-off', detail: { to } })
  return page(200, noticePage(lang, say(lang, 'portalUnsubscribed')))
}
