import { log } from '../../shared/aws/lambda.ts'
import { RoundStateError } from '../../shared/errors.ts'
import { type Period, parsePeriod } from '../../shared/period.ts'
import { exists, type RoundTimes, roundTimes } from '../../shared/programme/calendar.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import type { Round } from '../../shared/round.ts'
import { appendLog } from '../../shared/store/log.ts'
import { loadProgramme, saveProgramme } from '../../shared/store/programmes.ts'
import { createRound, loadRound } from '../../shared/store/rounds.ts'
import { mailLinks } from './mail-links.ts'

export interface Opening {
  readonly programme: Programme
  readonly period: Period
  /** What an operator sets instead of the calendar's times. */
  readonly times: Partial<RoundTimes>
  readonly by: 'schedule' | 'operator'
}

export interface Opened {
  readonly programme: string
  readonly period: Period
  /** Whether this call created the round. */
  readonly opened: boolean
  /** Links that zones hold by now, one for each person who was written to. */
  readonly links: number
  /** Mails sent by this call. */
  readonly mailed: number
}

/**
 * Creates the round unless it is there, then mails links to whoever has none. Safe to repeat: a round that exists keeps its
 * times and its programme, and who has had a link gets no second one. A round that is closed mails nobody.
 */
export async function openRound(opening: Opening, now: () => string): Promise<Opened> {
  const { programme: deployed, period } = opening
  const code = deployed.code
  const { round, opened } = await standingRound(opening, now())
  if (round.imported) throw new RoundStateError(`${code} ${period} was imported from files: it is not opened`)
  if (round.state !== 'open' || now() >= round.closesAt) return { programme: code, period, opened, links: 0, mailed: 0 }
  // A reopening has an entry of its own, with the operator's name.
  if (round.edition === 1) await logOpening(round, opening.by)
  const programme = await loadProgramme(code, round.programmeHash)
  const { sent, failed, already } = await mailLinks(round, programme, now)
  log.info('round-opened', { programme: code, period, opened, sent, failed, already })
  // Thrown last, so that a retry reaches exactly those.
  if (failed > 0) throw new Error(`${failed} links of ${code} ${period} were not mailed`)
  return { programme: code, period, opened, links: sent + already, mailed: sent }
}

async function standingRound(opening: Opening, now: string): Promise<{ round: Round; opened: boolean }> {
  const { programme, period } = opening
  const existing = await loadRound(programme.code, period)
  if (existing) return { round: existing, opened: false }
  const round = newRound(opening, now)
  await saveProgramme(programme)
  const opened = await createRound(round)
  // Of two at once the first one's round stands.
  return { round: opened ? round : ((await loadRound(programme.code, period)) ?? round), opened }
}

function newRound({ programme, period, times }: Opening, now: string): Round {
  const { code, calendar, hash } = programme
  if (!parsePeriod(period) || !exists(calendar, period)) throw new RoundStateError(`${code} has no period ${period}`)
  const all = { ...roundTimes(calendar, period), ...times }
  const { opensAt, dueAt, closesAt, releasesAt } = all
  if (!(opensAt < dueAt && dueAt <= closesAt && closesAt <= releasesAt))
    throw new RoundStateError(
      `${code} ${period}: opens ${opensAt}, due ${dueAt}, closes ${closesAt}, releases ${releasesAt} are out of order`,
    )
  if (now >= closesAt) throw new RoundStateError(`${code} ${period} closed on ${closesAt}: give a later closing time`)
  return {
    programme: code,
    period,
    state: 'open',
    programmeHash: hash,
    edition: 1,
    reason: null,
    imported: false,
    ...all,
  }
}

function logOpening({ programme, period, opensAt, closesAt, edition }: Round, by: Opening['by']): Promise<void> {
  return appendLog({
    ...{ programme, period, time: opensAt, id: `opened-${edition}` },
    ...{
      actor: by === 'operator' ? 'operator' : 'system',
      act: 'round-opened',
      detail: { closesAt, edition: String(edition) },
    },
  })
}
