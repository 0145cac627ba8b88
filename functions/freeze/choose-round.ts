import type { Calendar } from '../../shared/programme/schema.ts'
import type { Round } from '../../shared/round.ts'

/**
 * The round that a close at an instant is about: the earliest open one whose closing has come; else the earliest that is closed
 * and not published, so that a repeat, or the next day's close, takes up what was left lying. Null when there is none.
 */
export function chooseRound(rounds: readonly Round[], at: string): Round | null {
  const due = rounds
    .filter(({ imported, closesAt }) => !imported && closesAt <= at)
    .sort((a, b) => (a.closesAt < b.closesAt ? -1 : a.closesAt > b.closesAt ? 1 : a.period < b.period ? -1 : 1))
  return due.find(({ state }) => state === 'open') ?? due.find(({ state }) => state === 'closed') ?? null
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
