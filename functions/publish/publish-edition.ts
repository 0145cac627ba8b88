import { RoundStateError, StoredShapeError } from '../../shared/errors.ts'
import type { EditionRef } from '../../shared/keys.ts'
import type { Round } from '../../shared/round.ts'
import { type Edition, loadEdition, putEdition } from '../../shared/store/editions.ts'
import { appendLog } from '../../shared/store/log.ts'
import { heldPoints, listOverrides, loadCheck } from '../../shared/store/releases.ts'
import { loadRound, moveRound } from '../../shared/store/rounds.ts'
import { loadSeal } from '../../shared/store/seals.ts'
import { loadStaged } from '../../shared/store/staged.ts'

/**
 * Publishes at `now` an edition whose files lie ready: its record is the one write that opens every door at once, the log and the
 * round's state follow. Safe to repeat at any point. Returns the round as it was.
 */
export async function publishEdition(ref: EditionRef, now: string): Promise<Round> {
  const [seal, staged, round, check, overrides] = await Promise.all([
    loadSeal(ref),
    loadStaged(ref),
    loadRound(ref.programme, ref.period),
    loadCheck(ref),
    listOverrides(ref),
  ])
  if (!round) throw new RoundStateError(`there is no round ${ref.programme} ${ref.period}`)
  if (!seal || !staged || !check)
    throw new RoundStateError(`edition ${ref.edition} of ${ref.period} does not lie ready: stage it`)
  if (staged.manifestHash !== seal.manifestHash)
    throw new StoredShapeError(`edition ${ref.edition} of ${ref.period} lies ready with another archive`)
  const held = heldPoints(check.points, overrides)
  if (held.length > 0)
    throw new RoundStateError(`edition ${ref.edition} of ${ref.period} is held by its checklist: ${held.join(', ')}`)
  const { manifestHash, previousManifestHash, archiveVersionId, archiveSha256 } = seal
  const archive = { manifestHash, previousManifestHash, archiveVersionId, archiveSha256 }
  const { programme, period, edition } = ref
  const published = await recorded({ programme, period, edition, ...archive, publishedAt: now, reason: round.reason })
  await appendLog({
    ...{ programme, period, time: published.publishedAt, id: `published-${edition}`, actor: 'system' },
    ...{ act: 'published', detail: { edition: String(edition), manifestHash } },
  })
  // The marker goes last: a published round has its files and its record.
  if (round.state === 'closed' && round.edition === edition) await moveRound(round, { ...round, state: 'published' })
  await ensurePublished(ref)
  return round
}

/** The edition's record as it stands; the first publication's, when this is a repeat. */
async function recorded(edition: Edition): Promise<Edition> {
  if (await putEdition(edition)) return edition
  const standing = await loadEdition(edition)
  if (standing?.manifestHash !== edition.manifestHash)
    throw new StoredShapeError(`edition ${edition.edition} of ${edition.period} is published with another archive`)
  return standing
}

/** Published, or already open again for a later edition; anything else means that somebody moved the round meanwhile. */
async function ensurePublished({ programme, period, edition }: EditionRef): Promise<void> {
  const round = await loadRound(programme, period)
  if (round && (round.edition > edition || round.state === 'published')) return
  throw new RoundStateError(`the round ${programme} ${period} is ${round?.state}: only a closed one is published`)
}
