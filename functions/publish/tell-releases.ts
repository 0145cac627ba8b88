import { putObject } from '../../shared/aws/objects.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { objectKeys } from '../../shared/keys.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import { calendarFile } from '../../shared/release/calendar-file.ts'
import { feedFile } from '../../shared/release/feed-file.ts'
import { type PlannedRound, plannedRounds } from '../../shared/release/next-release.ts'
import { listEditions } from '../../shared/store/editions.ts'
import { listRounds } from '../../shared/store/rounds.ts'

/** How far ahead the calendar goes. */
const MONTHS_AHEAD = 12

/** Writes the programme's calendar and feed anew from what is published and planned: always the same file for the same record. */
export async function tellReleases(programme: Programme): Promise<void> {
  const { code } = programme
  const [editions, rounds] = await Promise.all([listEditions(code), listRounds(code)])
  const publicUrl = requiredEnv(ENV.publicUrl).replace(/\/$/, '')
  const last = editions
    .map(({ period }) => period)
    .sort()
    .at(-1)
  const stampedAt = editions
    .map(({ publishedAt }) => publishedAt)
    .sort()
    .at(-1)
  if (last === undefined || stampedAt === undefined) return
  const times = new Map(rounds.filter(({ imported }) => !imported).map((round) => [round.period, round]))
  // A round that is open has its own times, whatever the calendar says.
  const planned = plannedRounds(programme, last, MONTHS_AHEAD).map(
    (round): PlannedRound => times.get(round.period) ?? round,
  )
  const host = new URL(publicUrl).hostname
  await write(code, 'calendar.ics', calendarFile({ programme, rounds: planned, stampedAt, host }), 'text/calendar')
  await write(code, 'feed.atom', feedFile(programme, editions, publicUrl), 'application/atom+xml')
}

async function write(code: string, name: 'calendar.ics' | 'feed.atom', text: string, type: string): Promise<void> {
  const contentType = `${type}; charset=utf-8`
  await putObject(requiredEnv(ENV.bulletins), objectKeys.release(code, name), Buffer.from(text), { contentType })
}
