import { mapLimit } from '../../shared/concurrency.ts'
import { type EarlierRecord, parseEarlierRecords, parseTrendRecord } from '../../shared/figures/trend-record.ts'
import { trendPeriods } from '../../shared/figures/with-trend.ts'
import { type EditionRef, TREND_EARLIER_FILE, TREND_FILE } from '../../shared/keys.ts'
import type { Period } from '../../shared/period.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import { type Edition, listEditions } from '../../shared/store/editions.ts'
import { loadRound } from '../../shared/store/rounds.ts'
import { readWork, standing } from './standing.ts'

const READS_AT_ONCE = 8

/**
 * The key figures of earlier periods that an edition's trends show: of each period's newest published edition, or of a round that
 * was imported. What was found first stands, whatever is published while a close is tried again: the same edition, the same bytes.
 */
export function earlierRecords(programme: Programme, ref: EditionRef): Promise<readonly EarlierRecord[]> {
  return standing<readonly EarlierRecord[]>(ref, TREND_EARLIER_FILE, parseEarlierRecords, async () => {
    const editions = await listEditions(ref.programme)
    const periods = trendPeriods(programme, ref.period).filter((period) => period !== ref.period)
    const found = await mapLimit(periods, READS_AT_ONCE, (period) => recordOfPeriod(ref.programme, period, editions))
    return found.filter((record) => record !== null)
  })
}

/** Null: a gap. Nothing was published or imported for the period. */
async function recordOfPeriod(
  programme: string,
  period: Period,
  editions: readonly Edition[],
): Promise<EarlierRecord | null> {
  const newest = editions.filter((edition) => edition.period === period).at(-1)
  if (newest) {
    const data = await readWork({ programme, period, edition: newest.edition }, TREND_FILE)
    const { manifestHash } = newest
    return data === null ? null : { ...parseTrendRecord(data), source: 'edition', manifestHash }
  }
  const round = await loadRound(programme, period)
  if (!round?.imported) return null
  const data = await readWork(round, TREND_FILE)
  return data === null ? null : { ...parseTrendRecord(data), source: 'imported', manifestHash: null }
}
