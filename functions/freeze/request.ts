import * as v from 'valibot'
import { RoundStateError } from '../../shared/errors.ts'
import type { Round } from '../../shared/round.ts'
import { loadCheck } from '../../shared/store/releases.ts'
import { listRounds, loadRound } from '../../shared/store/rounds.ts'
import { chooseRound } from './choose-round.ts'

const FreezeEvent = v.object({
  programme: v.string(),
  period: v.optional(v.string()),
  at: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  releaseNow: v.optional(v.boolean(), false),
})
export type FreezeEvent = v.InferOutput<typeof FreezeEvent>

/** What the schedule or an operator asks for; throws on anything else. */
export function parseRequest(event: unknown): FreezeEvent {
  return v.parse(FreezeEvent, event)
}

/** The round that is asked for, or that is due at an instant; null when none is. Throws for one that cannot be closed. */
export async function requestedRound({ programme, period, at }: FreezeEvent, now: string): Promise<Round | null> {
  if (period === undefined)
    return chooseRound(await notHeld(await listRounds(programme)), at ? new Date(at).toISOString() : now)
  const round = await loadRound(programme, period)
  if (!round || round.imported) throw new RoundStateError(`${programme} has no round of its own in ${period} to close`)
  return round
}

/** A round that its checklist holds has a close of its own that looks again: another one every day would only do everything anew. */
async function notHeld(rounds: readonly Round[]): Promise<readonly Round[]> {
  const held = await Promise.all(
    rounds.map(async (round) => round.state === 'closed' && (await loadCheck(round))?.heldSince != null),
  )
  return rounds.filter((_round, index) => !held[index])
}
