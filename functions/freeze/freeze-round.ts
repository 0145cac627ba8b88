import { log } from '../../shared/aws/lambda.ts'
import { listVersions, type ObjectVersion } from '../../shared/aws/objects.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError } from '../../shared/errors.ts'
import { reportingRegions } from '../../shared/figures/areas.ts'
import { cutRegion } from '../../shared/figures/cut-region.ts'
import { basisPeriods } from '../../shared/figures/filing.ts'
import { fileUpload } from '../../shared/filing.ts'
import { objectKeys, parseUploadKey, type UploadRef } from '../../shared/keys.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import type { Round } from '../../shared/round.ts'
import { basisFilings } from '../../shared/store/basis.ts'
import { putCut } from '../../shared/store/cuts.ts'
import { appendLog } from '../../shared/store/log.ts'
import { regionRevisions } from '../../shared/store/revisions.ts'
import { loadRound, moveRound } from '../../shared/store/rounds.ts'
import type { Revision } from '../../shared/submission.ts'

const REGIONS_AT_ONCE = 4
const FILES_AT_ONCE = 4

/** Records what the inbox holds and no event brought, cuts every region, then closes the round. Safe to repeat at any point. */
export async function freezeRound(round: Round, programme: Programme): Promise<void> {
  const regions = reportingRegions(programme)
  await mapLimit(regions, REGIONS_AT_ONCE, async (region) => {
    const revisions = await reconciled(round, programme, region)
    const basis = await mapLimit(basisPeriods(programme, round.period), FILES_AT_ONCE, (period) =>
      basisFilings(programme, period, region),
    )
    // The first cut stands: a repeat that finds more in the inbox must not move what an edition rests on.
    await putCut(round, cutRegion(programme, round, region, revisions, basis.flat()))
  })
  await appendLog({
    ...{ programme: round.programme, period: round.period, time: round.closesAt, id: `closed-${round.edition}` },
    ...{ actor: 'system', act: 'closed', detail: { edition: String(round.edition), regions: String(regions.length) } },
  })
  // The marker goes last: a closed round has all its cuts.
  if (await moveRound(round, { ...round, state: 'closed' })) return
  const moved = await loadRound(round.programme, round.period)
  if (moved?.edition !== round.edition || moved.state === 'open')
    throw new RoundStateError(`the round ${round.programme} ${round.period} was changed while it was being closed`)
}

/** Every revision of a region's zones, once each object version in the inbox has one: a lost event loses nothing. */
async function reconciled(round: Round, programme: Programme, region: string): Promise<readonly Revision[]> {
  const recorded = await regionRevisions(round.programme, round.period, region)
  const known = new Set(recorded.map(({ uploadId, versionId }) => `${uploadId}~${versionId}`))
  const unrecorded: { ref: UploadRef; version: ObjectVersion }[] = []
  for await (const version of listVersions(
    requiredEnv(ENV.inbox),
    objectKeys.regionUploads(round.programme, round.period, region),
  )) {
    const ref = parseUploadKey(version.key)
    if (!ref) log.warn('foreign-object', { key: version.key })
    else if (!known.has(`${ref.uploadId}~${version.versionId}`)) unrecorded.push({ ref, version })
  }
  const filed = await mapLimit(unrecorded, FILES_AT_ONCE, async ({ ref, version: { key, versionId } }) => {
    const filed = await fileUpload({ ref, key, versionId, round, programme })
    if (!filed) log.warn('foreign-object', { key })
    return filed ? [filed.revision] : []
  })
  const found = filed.flat()
  if (found.length > 0) log.info('inbox-reconciled', { region, files: found.length })
  return [...recorded, ...found]
}
