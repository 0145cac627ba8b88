import { RoundStateError } from '../../shared/errors.ts'
import type { Period } from '../../shared/period.ts'
import { type Extension, later, type Round } from '../../shared/round.ts'
import { extensionsEnded, putExtension } from '../../shared/store/extensions.ts'
import { appendLog } from '../../shared/store/log.ts'
import { loadRound } from '../../shared/store/rounds.ts'

/** Why a round stays open longer, and who says so. */
export interface ExtensionRequest {
  readonly programme: string
  readonly period: Period
  /** Of the act: repeated with the same id, nothing is added again. */
  readonly id: string
  readonly minutes: number
  readonly reason: string
  /** The operator's name, for the log. */
  readonly by: string
}

export interface ExtendedRound {
  readonly round: Round
  readonly extension: Extension
  /** Whether this call added it. */
  readonly added: boolean
}

/** Operators who add minutes in the same instant take turns; more at once than this have lost count. */
const TURNS = 5

/**
 * Adds outage minutes to an open round, before its closing. Safe to repeat: the same act finds its minutes there and only makes sure
 * that they are logged. Throws RoundStateError for a round that takes no files any more, and for an id that names another act.
 */
export async function extendRound(request: ExtensionRequest, now: string): Promise<ExtendedRound> {
  for (let turn = 1; turn <= TURNS; turn++) {
    const round = await loadRound(request.programme, request.period)
    if (!round || round.imported)
      throw new RoundStateError(`there is no round ${request.programme} ${request.period} to extend`)
    const there = sameAct(round, request)
    if (there) return logged({ round, extension: there, added: false })
    refuseClosed(round, now)
    const { id, minutes, reason, by } = request
    const extension = { edition: round.edition, id, minutes, reason, by, at: now }
    if (await putExtension(round, extension)) {
      const extended = await loadRound(request.programme, request.period)
      return logged({ round: extended ?? round, extension, added: true })
    }
    if (await extensionsEnded(round)) throw new RoundStateError(closedSentence(round))
  }
  throw new RoundStateError(`the round ${request.programme} ${request.period} is being extended by others: look again`)
}

function sameAct(round: Round, { id, minutes, reason }: ExtensionRequest): Extension | null {
  const there = round.extended?.extensions.find((each) => each.edition === round.edition && each.id === id)
  if (!there) return null
  if (there.minutes === minutes && there.reason === reason) return there
  throw new RoundStateError(
    `extension ${id} has been added with other words: ${there.minutes} minutes, ${there.reason}`,
  )
}

function refuseClosed(round: Round, now: string): void {
  if (round.state !== 'open' || now >= round.closesAt) throw new RoundStateError(closedSentence(round))
}

function closedSentence({ programme, period, closesAt }: Round): string {
  return `the round ${programme} ${period} closed on ${closesAt} and cannot be extended any more: reopen it once it is published`
}

/** At the instant that the extension itself keeps, so that a repeat writes the same entry. */
async function logged(result: ExtendedRound): Promise<ExtendedRound> {
  const { round, extension } = result
  const { programme, period } = round
  const { edition, id, minutes, reason, by, at } = extension
  await appendLog({
    ...{ programme, period, time: at, id: `extended-${edition}-${id}`, actor: 'operator', act: 'round-extended' },
    detail: {
      by,
      reason,
      minutes: String(minutes),
      closesAt: closingAfter(round, extension),
      edition: String(edition),
    },
  })
  return result
}

/** The closing time as this extension left it, whatever was added after. */
function closingAfter({ extended, edition, closesAt }: Round, extension: Extension): string {
  if (!extended) return later(closesAt, extension.minutes)
  const own = extended.extensions.filter((each) => each.edition === edition)
  const until = own.slice(0, own.findIndex(({ id }) => id === extension.id) + 1)
  return later(
    extended.closesAt,
    until.reduce((sum, { minutes }) => sum + minutes, 0),
  )
}
