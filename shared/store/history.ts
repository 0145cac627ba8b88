import type { History } from '../intake/history.ts'
import { type Period, previousPeriod, yearEarlier } from '../period.ts'
import { exists } from '../programme/calendar.ts'
import type { Programme } from '../programme/schema.ts'
import { currentRevision } from '../submission.ts'
import { zoneRevisions } from './revisions.ts'

/** What a zone's figures are compared with: its current filings of the period before and of the same period last year, where there are any. */
export async function zoneHistory(
  programme: Programme,
  period: Period,
  region: string,
  zone: string,
): Promise<History> {
  const found = await Promise.all(
    historyPeriods(programme, period).map(async (earlier) => {
      const current = currentRevision(await zoneRevisions(programme.code, earlier, region, zone))
      if (!current) return []
      const values = Object.fromEntries(current.judgement.values.map(({ series, value }) => [series, value]))
      return [{ period: earlier, values }]
    }),
  )
  return found.flat()
}

/** The period before, by the programme's calendar, and the same period a year earlier: one where a programme is annual. */
export function historyPeriods({ calendar }: Pick<Programme, 'calendar'>, period: Period): readonly Period[] {
  let previous = previousPeriod(period, calendar.mergesJanuaryFebruary)
  while (!exists(calendar, previous)) previous = previousPeriod(previous, calendar.mergesJanuaryFebruary)
  return [...new Set([previous, yearEarlier(period)])]
}
