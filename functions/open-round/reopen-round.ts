import { RoundStateError } from '../../shared/errors.ts'
import type { Period } from '../../shared/period.ts'
import { type Round, storedRound } from '../../shared/round.ts'
import { appendLog } from '../../shared/store/log.ts'
import { loadRound, moveRound } from '../../shared/store/rounds.ts'

/** Why a published round takes files again, until when, and who says so. */
export interface Reopening {
  readonly programme: string
  readonly period: Period
  readonly reason: string
  /** Instant; the next close makes the next edition. */
  readonly closesAt: string
  /** The operator's name, for the log. */
  readonly by: string
}

/**
 * Opens a published round again for its next edition. Safe to repeat: the same reopening finds the round open and only makes sure
 * that it is logged. Throws RoundStateError for a round that is not published, or a closing that has passed.
 */
export async function reopenRound(reopening: Reopening, now: string): Promise<Round> {
  const { programme, period } = reopening
  const round = await loadRound(programme, period)
  if (!round || round.imported) throw new RoundStateError(`there is no round ${programme} ${period} to reopen`)
  if (isSame(round, reopening)) return logged(round, reopening.by)
  const next = nextEdition(round, reopening, now)
  if (!(await moveRound(round, next)))
    throw new RoundStateError(`the round ${programme} ${period} has just been moved by somebody else: look again`)
  return logged(next, reopening.by)
}

function isSame(round: Round, reopening: Reopening): boolean {
  const { state, edition, reason, closesAt } = storedRound(round)
  return state === 'open' && edition > 1 && reason === reopening.reason && closesAt === reopening.closesAt
}

function nextEdition(round: Round, { reason, closesAt }: Reopening, now: string): Round {
  const name = `${round.programme} ${round.period}`
  if (round.state !== 'published')
    throw new RoundStateError(`the round ${name} is ${round.state}: only a published one is reopened`)
  if (closesAt <= round.closesAt || closesAt <= now)
    throw new RoundStateError(`${name} closed on ${round.closesAt} and it is ${now}: close it again later than that`)
  // An edition follows at its own closing, not at the first edition's release.
  const releasesAt = closesAt > round.releasesAt ? closesAt : round.releasesAt
  const times = { reopenedAt: now, closesAt, releasesAt }
  // What was added to the first closing is history; the due time keeps its minutes.
  const extended = round.extended ? { extended: { ...round.extended, closesAt } } : {}
  return { ...round, ...times, ...extended, state: 'open', edition: round.edition + 1, reason }
}

async function logged(round: Round, by: string): Promise<Round> {
  const { programme, period, edition, reason, closesAt, opensAt, reopenedAt } = round
  await appendLog({
    // The instant that the round itself keeps, so that a repeat writes the same entry.
    ...{ programme, period, time: reopenedAt ?? opensAt, id: `reopened-${edition}`, actor: 'operator' },
    ...{ act: 'round-reopened', detail: { by, reason: reason ?? '', closesAt, edition: String(edition) } },
  })
  return round
}
