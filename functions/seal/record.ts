import type { ArchivedFiling, EditionRecord } from '../../shared/archive/contents.ts'
import { findObject, getObject } from '../../shared/aws/objects.ts'
import { publicKey, sign } from '../../shared/aws/signer.ts'
import { parseEditionContext } from '../../shared/bulletin/context.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError, StoredShapeError } from '../../shared/errors.ts'
import { reportingRegions } from '../../shared/figures/areas.ts'
import { INTAKE_LIMITS } from '../../shared/intake/limits.ts'
import { CONTEXT_FILE, type EditionRef, objectKeys } from '../../shared/keys.ts'
import type { Period } from '../../shared/period.ts'
import { receiptOf, signReceipt } from '../../shared/receipt.ts'
import type { Round } from '../../shared/round.ts'
import { loadCut } from '../../shared/store/cuts.ts'
import { loadEditionFiles } from '../../shared/store/edition-files.ts'
import { listEditions } from '../../shared/store/editions.ts'
import { type LogEntry, readLog } from '../../shared/store/log.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { loadReceipt } from '../../shared/store/receipts.ts'
import { loadRevisions, regionRevisions } from '../../shared/store/revisions.ts'
import { loadRound } from '../../shared/store/rounds.ts'
import type { Revision } from '../../shared/submission.ts'
import { restatedRecord } from './restated.ts'
import { trendFiles } from './trend.ts'

const READS_AT_ONCE = 16
const WORK_FILE_LIMIT_BYTES = 100_000_000

/** Gathers everything that an edition rests on, as it stood at the round's closing. */
export async function editionRecord(ref: EditionRef): Promise<EditionRecord> {
  const round = await loadRound(ref.programme, ref.period)
  // Opened again, the round has other times: an earlier edition cannot be gathered from it any more.
  if (round?.edition !== ref.edition || round.state === 'open')
    throw new RoundStateError(
      `${ref.programme} ${ref.period} is not closed for edition ${ref.edition}: freeze it first`,
    )
  const programme = await loadProgramme(round.programme, round.programmeHash)
  const regions = reportingRegions(programme)
  const cuts = await mapLimit(regions, READS_AT_ONCE, async (region) => {
    const cut = await loadCut(ref, region)
    if (!cut) throw new StoredShapeError(`edition ${ref.edition} has no cut of region ${region}`)
    return cut
  })
  const pinned = cuts.flatMap(({ region, zones }) =>
    zones.flatMap(({ zone, basis }) => basis.map((pointer) => ({ region, zone, pointer }))),
  )
  const [filings, basis, log, figures, trend, mail, context, bulletin, restated] = await Promise.all([
    archivedFilings(round, regions),
    loadRevisions(ref.programme, pinned),
    logUntil(ref.programme, ref.period, round.closesAt),
    workFile(ref, 'figures.json'),
    trendFiles(ref, workFile),
    workFile(ref, 'mail.json'),
    workFile(ref, CONTEXT_FILE),
    bulletinFiles(ref),
    restatedRecord(programme, ref, workFile),
  ])
  return {
    ...{ ref, round, programme, cuts, filings, basis, log, figures, trend, mail, context, bulletin, restated },
    earlierLog: await earlierLog(ref, context, round.closesAt),
  }
}

async function bulletinFiles(ref: EditionRef): Promise<Map<string, Uint8Array>> {
  const files = await loadEditionFiles(ref)
  return new Map(await mapLimit(files, READS_AT_ONCE, async ({ name }) => [name, await workFile(ref, name)] as const))
}

async function archivedFilings(round: Round, regions: readonly string[]): Promise<ArchivedFiling[]> {
  const revisions = await mapLimit(regions, READS_AT_ONCE, (region) => revisionsUntilClosing(round, region))
  return mapLimit(revisions.flat(), READS_AT_ONCE, archivedFiling)
}

async function logUntil(programme: string, period: Period, closesAt: string): Promise<LogEntry[]> {
  return (await readLog(programme, period)).filter(({ time }) => time <= closesAt)
}

/**
 * The whole log, until this closing, of the round before: how its edition was released and who was told could not be sealed with it.
 * A later edition of the same round has all of that in its own log. Which edition is the one before was settled when this was printed.
 */
async function earlierLog(ref: EditionRef, context: Uint8Array, closesAt: string): Promise<readonly LogEntry[] | null> {
  const { previousManifestHash } = parseEditionContext(JSON.parse(Buffer.from(context).toString('utf8')))
  const before = (await listEditions(ref.programme)).find(({ manifestHash }) => manifestHash === previousManifestHash)
  if (!before || before.period === ref.period) return null
  return logUntil(ref.programme, before.period, closesAt)
}

/** What came later waits for another edition; leaving it out keeps the bytes the same whenever the round is sealed again. */
async function revisionsUntilClosing(round: Round, region: string): Promise<Revision[]> {
  const revisions = await regionRevisions(round.programme, round.period, region)
  return revisions.filter(({ receivedAt }) => receivedAt <= round.closesAt)
}

async function archivedFiling(revision: Revision): Promise<ArchivedFiling> {
  const { versionId, imported } = revision
  const key = imported ? objectKeys.import(revision) : objectKeys.upload(revision)
  const inbox = requiredEnv(ENV.inbox)
  const upload = await findObject(inbox, key, { versionId, limitBytes: INTAKE_LIMITS.uploadBytes })
  if (!upload) throw new StoredShapeError(`the upload ${key} at version ${versionId} is gone`)
  const receipt = await loadReceipt(revision)
  // Whoever recorded the filing may have died before its receipt was written: made again, it has the same bytes.
  const issued = receipt ?? (await signReceipt(receiptOf(revision), sign, await publicKey()))
  return { revision, upload: upload.bytes, receipt: issued }
}

async function workFile(ref: EditionRef, name: string): Promise<Uint8Array> {
  const key = objectKeys.work(ref, name)
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: WORK_FILE_LIMIT_BYTES })
  if (!object) throw new StoredShapeError(`the close has not written ${key}`)
  return object.bytes
}
