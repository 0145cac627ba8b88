import * as v from 'valibot'
import { getObject, putObjectIfAbsent } from '../../shared/aws/objects.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError, StoredShapeError } from '../../shared/errors.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'
import { checked } from '../../shared/records.ts'
import { loadEditionFiles } from '../../shared/store/edition-files.ts'
import { type Edition, loadEdition, putEdition } from '../../shared/store/editions.ts'
import { appendLog } from '../../shared/store/log.ts'
import { loadRound, moveRound } from '../../shared/store/rounds.ts'

const COPIES_AT_ONCE = 8
const FILE_LIMIT_BYTES = 100_000_000

/** Publishes a sealed edition at `now`: files, then the edition's record, then the round's state. Safe to repeat at any point. */
export async function publishEdition(ref: EditionRef, now: string): Promise<void> {
  const seal = parseSeal(JSON.parse(Buffer.from(await workFile(ref, 'seal.json')).toString('utf8')))
  const round = await loadRound(ref.programme, ref.period)
  if (!round) throw new RoundStateError(`there is no round ${ref.programme} ${ref.period}`)
  await mapLimit(await loadEditionFiles(ref), COPIES_AT_ONCE, async ({ name, contentType }) => {
    const bytes = await workFile(ref, name)
    await putObjectIfAbsent(requiredEnv(ENV.bulletins), objectKeys.bulletin(ref, name), bytes, { contentType })
  })
  const { manifestHash, previousManifestHash, archiveVersionId, archiveSha256 } = seal
  const archive = { manifestHash, previousManifestHash, archiveVersionId, archiveSha256 }
  const { programme, period, edition } = ref
  const published = await recorded({ programme, period, edition, ...archive, publishedAt: now, reason: round.reason })
  await appendLog({
    ...{ programme, period, time: published.publishedAt, id: `published-${edition}`, actor: 'system' },
    ...{ act: 'published', detail: { edition: String(edition), manifestHash } },
  })
  // The marker goes last: a published round has its files and its record.
  if (round.state === 'closed' && round.edition === edition) await moveRound(round, { ...round, state: 'published' })
  await ensurePublished(ref)
}

/** The edition's record as it stands; the first publication's, when this is a repeat. */
async function recorded(edition: Edition): Promise<Edition> {
  if (await putEdition(edition)) return edition
  const standing = await loadEdition(edition)
  if (standing?.manifestHash !== edition.manifestHash)
    throw new StoredShapeError(`edition ${edition.edition} of ${edition.period} is published with another archive`)
  return standing
}

/** Published, or already open again for a later edition; anything else means that somebody moved the round meanwhile. */
async function ensurePublished({ programme, period, edition }: EditionRef): Promise<void> {
  const round = await loadRound(programme, period)
  if (round && (round.edition > edition || round.state === 'published')) return
  throw new RoundStateError(`the round ${programme} ${period} is ${round?.state}: only a closed one is published`)
}

async function workFile(ref: EditionRef, name: string): Promise<Uint8Array> {
  const key = objectKeys.work(ref, name)
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: FILE_LIMIT_BYTES })
  if (!object) throw new StoredShapeError(`the close has not written ${key}`)
  return object.bytes
}

const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const SealSchema = v.object({
  manifestHash: Hash,
  previousManifestHash: v.nullable(Hash),
  archiveVersionId: v.string(),
  archiveSha256: Hash,
})

function parseSeal(data: unknown) {
  return checked(SealSchema, data, 'seal')
}
