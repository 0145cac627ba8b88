import type { Calendar } from '../../shared/programme/schema.ts'
import { type Round, storedRound } from '../../shared/round.ts'

/** The close is looked for every day. */
const DAY_MILLISECONDS = 86_400_000

/**
 * The round that a close at an instant is about: the earliest open one whose closing has come; else the earliest that is closed
 * and either closed since the day before, so that a close that comes twice means the same, or still not published after its
 * release, so that what was left lying is taken up. One that only waits for its release is in good hands. Null: none. A closing that
 * an operator has put off counts from when it was scheduled: the close that comes then waits for it.
 */
export function chooseRound(rounds: readonly Round[], at: string): Round | null {
  const due = rounds
    .filter((round) => !round.imported && storedRound(round).closesAt <= at)
    .sort((a, b) => (a.closesAt < b.closesAt ? -1 : a.closesAt > b.closesAt ? 1 : a.period < b.period ? -1 : 1))
  return due.find(({ state }) => state === 'open') ?? due.find((round) => isLeft(round, at)) ?? null
}

function isLeft({ state, closesAt, releasesAt }: Round, at: string): boolean {
  if (state !== 'closed') return false
  return Date.parse(at) - Date.parse(closesAt) < DAY_MILLISECONDS || releasesAt < at
}

/** The instant from which no upload in time can still be under way. */
export function settledAt(round: Pick<Round, 'closesAt'>, calendar: Pick<Calendar, 'settleSeconds'>): string {
  return new Date(Date.parse(round.closesAt) + calendar.settleSeconds * 1000).toISOString()
}

/** When the edition is published: at the round's release, or as soon as it is ready where an operator asks for that. */
export function publishInstant(round: Round, calendar: Pick<Calendar, 'settleSeconds'>, releaseNow: boolean): string {
  const settled = settledAt(round, calendar)
  // An instant that is past by then, and the same one however often freeze is asked.
  return releaseNow || round.releasesAt < settled ? settled : round.releasesAt
}
