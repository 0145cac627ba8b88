import * as v from 'valibot'
import { putIfAbsent, queryItems, replaceItem } from '../aws/table.ts'
import { tableKeys } from '../keys.ts'
import type { Period } from '../period.ts'
import { checked, parseRound } from '../records.ts'
import { extendedRound, type Round, storedRound } from '../round.ts'
import { extensionsIn } from './extensions.ts'

/** True when this call created the round; one that exists stays as it is. */
export async function createRound(round: Round): Promise<boolean> {
  const created = await putIfAbsent(tableKeys.round(round.programme, round.period), round)
  // The list of rounds comes second and is written again on every repeat: a crash in between heals.
  await putIfAbsent(tableKeys.roundOfProgramme(round.programme, round.period), { period: round.period })
  return created
}

/** The round with the minutes that were added to it: its times are those that hold. */
export async function loadRound(programme: string, period: Period): Promise<Round | null> {
  const { pk, sk: prefix } = tableKeys.roundWithExtensions(programme, period)
  const items = await queryItems(pk, prefix, (data) => data)
  const round = items.find(({ sk }) => sk === tableKeys.round(programme, period).sk)
  return round ? extendedRound(parseRound(round.data), extensionsIn(items.filter((item) => item !== round))) : null
}

/** Moves a round from exactly the state that the caller has seen; false when somebody else has moved it meanwhile. */
export function moveRound(from: Round, to: Round): Promise<boolean> {
  return replaceItem(tableKeys.round(from.programme, from.period), storedRound(from), storedRound(to))
}

/** Every round that a programme has had, in order of periods. */
export async function listRounds(programme: string): Promise<Round[]> {
  const pointers = await queryItems(tableKeys.roundOfProgramme(programme, '').pk, '', parsePointer)
  const rounds = await Promise.all(pointers.map(({ data }) => loadRound(programme, data.period)))
  return rounds.filter((round) => round !== null)
}

const Pointer = v.strictObject({ period: v.string() })

function parsePointer(data: unknown) {
  return checked(Pointer, data, 'pointer to a round')
}
