import { lambda } from '../../shared/aws/lambda.ts'
import { reportingRegions } from '../../shared/figures/areas.ts'
import type { EditionRef } from '../../shared/keys.ts'
import type { Period } from '../../shared/period.ts'
import { endExtensions } from '../../shared/store/extensions.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { publishInstant, settledAt } from './choose-round.ts'
import { freezeRound } from './freeze-round.ts'
import { parseRequest, requestedRound } from './request.ts'

export type FreezeResult =
  | { readonly status: 'none' }
  | { readonly status: 'wait'; readonly until: string; readonly programme: string; readonly period: Period }
  | (EditionRef & { readonly status: 'frozen'; readonly regions: readonly string[]; readonly publishAt: string })

/** Settles what an edition rests on. Asked before uploads have landed it says until when to wait; asked again it says the same. */
export async function main(event: unknown): Promise<FreezeResult> {
  const request = parseRequest(event)
  const now = new Date().toISOString()
  const round = await requestedRound(request, now)
  if (!round) return { status: 'none' }
  const { programme: code, period, edition } = round
  const programme = await loadProgramme(code, round.programmeHash)
  const until = settledAt(round, programme.calendar)
  if (round.state === 'open' && now < until) return { status: 'wait', until, programme: code, period }
  if (round.state === 'open') {
    // Minutes that were added at the last moment: then the time to wait is another.
    if (!(await endExtensions(round))) return main(event)
    await freezeRound(round, programme)
  }
  const publishAt = publishInstant(round, programme.calendar, request.releaseNow)
  return { status: 'frozen', programme: code, period, edition, regions: reportingRegions(programme), publishAt }
}

export const handler = lambda(main)
