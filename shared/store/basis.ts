import type { Period } from '../period.ts'
import type { RevisionPointer, Round } from '../round.ts'
import { counts, type Revision } from '../submission.ts'
import { loadCut } from './cuts.ts'
import { regionRevisions } from './revisions.ts'
import { loadRound } from './rounds.ts'

/**
 * What a region's zones filed in an earlier round, as its newest closed edition counts it: a filing that came too late for the
 * first edition and counts in the second is part of every later comparison, and one for an edition still open is not yet. Rounds
 * that were imported, or never closed, have no cut: there whatever counts by itself.
 */
export async function basisFilings(programme: string, period: Period, region: string): Promise<readonly Revision[]> {
  const revisions = await regionRevisions(programme, period, region)
  const edition = closedEdition(await loadRound(programme, period))
  const cut = edition === 0 ? null : await loadCut({ programme, period, edition }, region)
  if (!cut) return revisions.filter(counts)
  const counted = new Set(cut.zones.flatMap(({ current }) => (current ? [idOf(current)] : [])))
  return revisions.filter((revision) => counted.has(idOf(revision)))
}

function closedEdition(round: Round | null): number {
  if (!round || round.imported) return 0
  return round.state === 'open' ? round.edition - 1 : round.edition
}

const idOf = ({ uploadId, versionId }: Pick<RevisionPointer, 'uploadId' | 'versionId'>) => `${uploadId}~${versionId}`
