import { parsePeriod } from '../../shared/period.ts'
import type { Round } from '../../shared/round.ts'
import { loadRound } from '../../shared/store/rounds.ts'
import { required, UsageError } from './command.ts'

/** What names a round on the command line. */
export const ROUND_OPTIONS = { programme: { type: 'string' }, period: { type: 'string' } } as const

interface RoundValues {
  readonly programme?: string | undefined
  readonly period?: string | undefined
}

export function roundName(values: RoundValues): { programme: string; period: string } {
  const programme = required(values.programme, '--programme')
  const period = required(values.period, '--period')
  if (!parsePeriod(period)) throw new UsageError(`--period ${period} is no period: 2025-03, or 2025-01/02`)
  return { programme, period }
}

export async function namedRound(values: RoundValues): Promise<Round> {
  const { programme, period } = roundName(values)
  const round = await loadRound(programme, period)
  if (!round) throw new UsageError(`there is no round ${programme} ${period}: open it first`)
  return round
}
