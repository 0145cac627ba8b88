import { getItem, putIfAbsent } from '../aws/table.ts'
import { type EditionRef, tableKeys } from '../keys.ts'
import { parseExtension } from '../records.ts'
import type { Extension, Round } from '../round.ts'

/**
 * The extensions of an edition stand in places 1, 2, 3 …, each written once under a condition. The close takes the next free place
 * itself before it decides anything: from then on none can be added, and one that came first makes the close look again.
 */
const ENDED = { ended: true }

/** True when it is in its place; false when that is taken, by another or by the close. */
export function putExtension(round: Round, extension: Extension): Promise<boolean> {
  return putIfAbsent(tableKeys.extension(round, nextPlace(round)), extension)
}

/** True when `round` has all extensions that it will ever have; false when one was added since it was loaded. */
export async function endExtensions(round: Round): Promise<boolean> {
  return (await putIfAbsent(tableKeys.extension(round, nextPlace(round)), ENDED)) || extensionsEnded(round)
}

/** Whether the close has begun. */
export async function extensionsEnded(round: Round): Promise<boolean> {
  return (await getItem(tableKeys.extension(round, nextPlace(round)), isEnd)) === true
}

/** The extensions among the items of a round, in the order in which they were added. */
export function extensionsIn(items: readonly { readonly data: unknown }[]): Extension[] {
  return items.filter(({ data }) => !isEnd(data)).map(({ data }) => parseExtension(data))
}

function nextPlace(round: EditionRef & Pick<Round, 'extended'>): number {
  const own = round.extended?.extensions.filter(({ edition }) => edition === round.edition) ?? []
  return own.length + 1
}

function isEnd(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'ended' in data
}
