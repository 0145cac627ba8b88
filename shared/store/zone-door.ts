import { StoredShapeError } from '../errors.ts'
import type { Programme, Zone } from '../programme/schema.ts'
import { closingTimes, type Round } from '../round.ts'
import { type LinkGrant, resolveLink } from './links.ts'
import { loadProgramme } from './programmes.ts'
import { loadRound } from './rounds.ts'

/** Behind a valid link: one zone in one round, and whether it takes files at this moment. */
export interface OpenDoor {
  readonly kind: 'open'
  readonly token: string
  readonly now: string
  readonly round: Round
  readonly programme: Programme
  readonly zone: Zone
  readonly taking: Taking
}

export type Taking = 'files' | 'not-yet' | 'closed'

export type Door = OpenDoor | { readonly kind: 'unknown' } | { readonly kind: 'expired' }

/** Throws StoredShapeError where a link of ours names a round or zone that does not exist. `now` is an instant. */
export async function openDoor(token: string, now: string): Promise<Door> {
  const grant = await resolveLink(token)
  if (!grant) return { kind: 'unknown' }
  const round = await loadRound(grant.programme, grant.period)
  if (!round)
    throw new StoredShapeError(`a link names the round ${grant.programme} ${grant.period}, which is not there`)
  if (now > linkEnd(grant, round)) return { kind: 'expired' }
  const programme = await loadProgramme(round.programme, round.programmeHash)
  const zone = programme.zones.find(({ id, region }) => id === grant.zone && region === grant.region)
  if (!zone) throw new StoredShapeError(`a link names the zone ${grant.zone}, which ${grant.programme} does not have`)
  return { kind: 'open', token, now, round, programme, zone, taking: takingAt(round, now) }
}

/** A link is given until closing: minutes added to that are added to the link. One of an earlier edition ends with that edition. */
function linkEnd({ expiresAt }: LinkGrant, round: Round): string {
  return closingTimes(round).includes(expiresAt) ? round.closesAt : expiresAt
}

export function takingAt(round: Pick<Round, 'state' | 'opensAt' | 'closesAt'>, now: string): Taking {
  if (round.state !== 'open' || now >= round.closesAt) return 'closed'
  return now < round.opensAt ? 'not-yet' : 'files'
}
