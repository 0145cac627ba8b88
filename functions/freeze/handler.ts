import * as v from 'valibot'
import { lambda } from '../../shared/aws/lambda.ts'
import { RoundStateError } from '../../shared/errors.ts'
import { reportingRegions } from '../../shared/figures/areas.ts'
import type { EditionRef } from '../../shared/keys.ts'
import type { Period } from '../../shared/period.ts'
import type { Round } from '../../shared/round.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { listRounds, loadRound } from '../../shared/store/rounds.ts'
import { chooseRound, publishInstant, settledAt } from './choose-round.ts'
import { freezeRound } from './freeze-round.ts'

const FreezeEvent = v.object({
  programme: v.string(),
  period: v.optional(v.string()),
  at: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  releaseNow: v.optional(v.boolean(), false),
})
type FreezeEvent = v.InferOutput<typeof FreezeEvent>

export type FreezeResult =
  | { readonly status: 'none' }
  | { readonly status: 'wait'; readonly until: string; readonly programme: string; readonly period: Period }
  | (EditionRef & { readonly status: 'frozen'; readonly regions: readonly string[]; readonly publishAt: string })

/** Settles what an edition rests on. Asked before uploads have landed it says until when to wait; asked again it says the same. */
export async function main(event: unknown): Promise<FreezeResult> {
  const request = v.parse(FreezeEvent, event)
  const now = new Date().toISOString()
  const round = await roundOf(request, now)
  if (!round) return { status: 'none' }
  const { programme: code, period, edition } = round
  const programme = await loadProgramme(code, round.programmeHash)
  const until = settledAt(round, programme.calendar)
  if (round.state === 'open' && now < until) return { status: 'wait', until, programme: code, period }
  if (round.state === 'open') await freezeRound(round, programme)
  const publishAt = publishInstant(round, programme.calendar, request.releaseNow)
  return { status: 'frozen', programme: code, period, edition, regions: reportingRegions(programme), publishAt }
}

async function roundOf({ programme, period, at }: FreezeEvent, now: string): Promise<Round | null> {
  if (period === undefined) return chooseRound(await listRounds(programme), at ? new Date(at).toISOString() : now)
  const round = await loadRound(programme, period)
  if (!round || round.imported) throw new RoundStateError(`${programme} has no round of its own in ${period} to close`)
  return round
}

export const handler = lambda(main)
