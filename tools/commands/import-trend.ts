import { recomputeEdition } from '../../shared/archive/recompute.ts'
import { putObject } from '../../shared/aws/objects.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { canonicalJson } from '../../shared/digest.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { reportingRegions } from '../../shared/figures/areas.ts'
import { basisPeriods } from '../../shared/figures/filing.ts'
import { trendRecord } from '../../shared/figures/trend-record.ts'
import { objectKeys, TREND_FILE } from '../../shared/keys.ts'
import { type Period, periodParts } from '../../shared/period.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import type { Round } from '../../shared/round.ts'
import { basisFilings } from '../../shared/store/basis.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { listRounds } from '../../shared/store/rounds.ts'
import type { Revision } from '../../shared/submission.ts'

const REGIONS_AT_ONCE = 8

/**
 * Leaves for every imported round what a published edition leaves: its key figures, by the same computation and by the programme
 * that it was imported under, for the trends of later bulletins. Rounds of the year after the imported periods are computed again too: their growth rests on these. Repeatable.
 */
export async function recordImportedTrends(programme: Programme, periods: readonly Period[]): Promise<void> {
  const years = new Set(periods.map((period) => periodParts(period).year))
  const rounds = (await listRounds(programme.code)).filter(({ imported, period }) => {
    const { year } = periodParts(period)
    return imported && (years.has(year) || years.has(year - 1))
  })
  const filed = new Map<string, Promise<readonly Revision[]>>()
  const filingsOf: FilingsOf = (own, period) => {
    const key = `${own.hash} ${period}`
    const known = filed.get(key) ?? filingsIn(own, period)
    filed.set(key, known)
    return known
  }
  for (const round of rounds) {
    const own =
      round.programmeHash === programme.hash ? programme : await loadProgramme(programme.code, round.programmeHash)
    await recordTrend(own, round, filingsOf)
  }
}

type FilingsOf = (programme: Programme, period: Period) => Promise<readonly Revision[]>

async function recordTrend(programme: Programme, round: Round, filingsOf: FilingsOf): Promise<void> {
  const archived = async (period: Period) =>
    (await filingsOf(programme, period)).map((record) => ({ path: '', record }))
  const basis = await Promise.all(basisPeriods(programme, round.period).map(archived))
  const { figures } = recomputeEdition(
    { programme, round, submissions: await archived(round.period), basis: basis.flat(), earlier: null, trend: [] },
    round,
  )
  const bytes = Buffer.from(canonicalJson(trendRecord(programme, figures)))
  const key = objectKeys.work(round, TREND_FILE)
  await putObject(requiredEnv(ENV.rounds), key, bytes, { contentType: 'application/json' })
}

async function filingsIn(programme: Programme, period: Period): Promise<readonly Revision[]> {
  const regions = await mapLimit(reportingRegions(programme), REGIONS_AT_ONCE, (region) =>
    basisFilings(programme, period, region),
  )
  return regions.flat()
}
