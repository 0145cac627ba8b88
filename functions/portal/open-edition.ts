import { StoredShapeError } from '../../shared/errors.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import type { Round } from '../../shared/round.ts'
import { type EditionGrant, resolveEditionLink } from '../../shared/store/edition-links.ts'
import { type Edition, loadEdition } from '../../shared/store/editions.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { loadRound } from '../../shared/store/rounds.ts'
import { loadStaged, type StagedEdition } from '../../shared/store/staged.ts'

/** Behind a link that opens: the edition's files, and whether they are still under embargo. */
export interface OpenEdition {
  readonly kind: 'open'
  readonly grant: EditionGrant
  readonly programme: Programme
  readonly round: Round
  readonly staged: StagedEdition
  /** Null: not published yet, and shown ahead. */
  readonly published: Edition | null
  /** Whether a later edition of the round is published. */
  readonly restatedLater: boolean
}

export type Opened =
  | OpenEdition
  | { readonly kind: 'unknown' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'not-yet'; readonly programme: Programme; readonly round: Round; readonly grant: EditionGrant }

/** The edition's own record decides; ahead of it only the link of somebody who got the edition under embargo opens. */
export async function openEdition(token: string, now: string): Promise<Opened> {
  const grant = await resolveEditionLink(token, now)
  if (grant === 'unknown' || grant === 'expired') return { kind: grant }
  const [published, later, round] = await Promise.all([
    loadEdition(grant),
    loadEdition({ ...grant, edition: grant.edition + 1 }),
    loadRound(grant.programme, grant.period),
  ])
  if (!round)
    throw new StoredShapeError(`a link names the round ${grant.programme} ${grant.period}, which is not there`)
  const programme = await loadProgramme(round.programme, round.programmeHash)
  const isAhead = grant.aheadFrom !== null && now >= grant.aheadFrom
  const staged = published || isAhead ? await loadStaged(grant) : null
  if (!staged) return { kind: 'not-yet', programme, round, grant }
  return { kind: 'open', grant, programme, round, staged, published, restatedLater: later !== null }
}
