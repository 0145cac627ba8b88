import * as v from 'valibot'
import { putIfAbsent, queryBetween } from '../aws/table.ts'
import { HISTORY_MONTHS, type History, type PastFiling, pastFiling } from '../intake/history.ts'
import { tableKeys } from '../keys.ts'
import { type Period, periodParts, previousPeriod } from '../period.ts'
import { exists } from '../programme/calendar.ts'
import type { Programme } from '../programme/schema.ts'
import { checked } from '../records.ts'
import { counts, type Revision } from '../submission.ts'

/**
 * What a zone's figures are compared with: its current filing of each earlier period, two years back, where there is one. One
 * query of a ledger that holds figures alone: the revisions themselves are ten times as large and lie in as many partitions.
 */
export async function zoneHistory(programme: Programme, period: Period, zone: string): Promise<History> {
  const [oldest] = historyPeriods(programme, period)
  if (oldest === undefined) return []
  const between = tableKeys.ledgerBetween(programme.code, zone, oldest, period)
  const entries = (await queryBetween(between, (data) => checked(PastSchema, data, 'past filing'))).map(
    ({ data }) => data,
  )
  // In the order of receipt: of a period's filings the last one stands.
  return [...new Map(entries.map((entry) => [entry.period, entry])).values()]
}

/** Writes what a filing means to later ones, if it counts. Repeating it changes nothing: it is made from the revision alone. */
export async function noteFigures(revision: Revision): Promise<void> {
  if (!counts(revision)) return
  const key = tableKeys.ledger(revision, revision.receivedAt, revision.versionId)
  await putIfAbsent(key, pastFiling(revision.period, revision.judgement))
}

/** The periods that a filing is checked against, by the programme's calendar, oldest first. */
export function historyPeriods({ calendar }: Pick<Programme, 'calendar'>, period: Period): readonly Period[] {
  const monthOf = (of: Period) => periodParts(of).year * 12 + periodParts(of).from
  const periods: Period[] = []
  const before = (of: Period) => previousPeriod(of, calendar.mergesJanuaryFebruary)
  for (let earlier = before(period); monthOf(earlier) >= monthOf(period) - HISTORY_MONTHS; earlier = before(earlier))
    if (exists(calendar, earlier)) periods.unshift(earlier)
  return periods
}

const PastSchema: v.GenericSchema<unknown, PastFiling> = v.strictObject({
  period: v.string(),
  values: v.record(v.string(), v.nullable(v.string())),
  explained: v.exactOptional(
    v.array(
      v.strictObject({
        check: v.string(),
        series: v.string(),
        level: v.string(),
        explanation: v.string(),
        period: v.string(),
      }),
    ),
  ),
})
