import { presignDownload } from '../../shared/aws/objects.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'
import { periodFromSlug, periodSlug } from '../../shared/period.ts'
import { type Edition, listEditions, loadEdition } from '../../shared/store/editions.ts'
import { appendLog } from '../../shared/store/log.ts'

export interface ArchiveRequest {
  /** As the API spells it: `GET /archive/editions`. */
  readonly route: string
  readonly parameters: Readonly<Record<string, string | undefined>>
  readonly query: Readonly<Record<string, string | undefined>>
  /** Who asks: the token's subject, as it is logged. */
  readonly subject: string
  readonly requestId: string
  readonly now: Date
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

/** A download link lives long enough to start the transfer. */
const DOWNLOAD_SECONDS = 300

export async function answer(request: ArchiveRequest): Promise<Answer> {
  switch (request.route) {
    case 'GET /archive/editions':
      return list(request.query.programme)
    case 'GET /archive/editions/{programme}/{period}/{edition}':
      return withEdition(request, async (edition) => ({ status: 200, body: describe(edition) }))
    case 'POST /archive/editions/{programme}/{period}/{edition}/download':
      return withEdition(request, (edition, ref) => download(request, edition, ref))
    default:
      return { status: 404, body: { error: 'not-found' } }
  }
}

async function list(programme: string | undefined): Promise<Answer> {
  if (!programme) return { status: 400, body: { error: 'programme-required' } }
  return { status: 200, body: { editions: (await listEditions(programme)).map(describe) } }
}

async function withEdition(
  { parameters }: ArchiveRequest,
  use: (edition: Edition, ref: EditionRef) => Promise<Answer>,
): Promise<Answer> {
  const { programme, period: slug = '', edition: number = '' } = parameters
  const period = periodFromSlug(slug)
  if (!programme || !period || !/^[1-9]\d{0,3}$/.test(number)) return { status: 404, body: { error: 'not-found' } }
  const ref = { programme, period, edition: Number(number) }
  const edition = await loadEdition(ref)
  return edition ? use(edition, ref) : { status: 404, body: { error: 'not-found' } }
}

/** A short-lived link to exactly the sealed version, with the hash to hold it against; logged before it is given. */
async function download(request: ArchiveRequest, edition: Edition, ref: EditionRef): Promise<Answer> {
  const { archiveVersionId: versionId, archiveSha256: sha256 } = edition
  await appendLog({
    ...{ programme: ref.programme, period: ref.period, time: request.now.toISOString(), id: request.requestId },
    actor: request.subject,
    act: 'archive-downloaded',
    detail: { edition: String(ref.edition), versionId },
  })
  const key = objectKeys.archive(ref, 'archive.zip')
  const fileName = `${ref.programme}-${periodSlug(ref.period)}-edition-${ref.edition}.zip`
  const bucket = requiredEnv(ENV.archive)
  const url = await presignDownload({ bucket, key, versionId, expiresSeconds: DOWNLOAD_SECONDS, fileName })
  return { status: 200, body: { url, versionId, sha256, expiresSeconds: DOWNLOAD_SECONDS, fileName } }
}

function describe({ programme, period, edition, ...facts }: Edition) {
  return { programme, period, edition, path: `${programme}/${periodSlug(period)}/${edition}`, ...facts }
}
