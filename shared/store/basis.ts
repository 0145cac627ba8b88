import { mapLimit } from '../concurrency.ts'
import { predecessorsElsewhere } from '../figures/predecessors.ts'
import type { Period } from '../period.ts'
import type { Programme } from '../programme/schema.ts'
import type { RevisionPointer, Round } from '../round.ts'
import { counts, type Revision } from '../submission.ts'
import { loadCut } from './cuts.ts'
import { regionRevisions, zoneRevisions } from './revisions.ts'
import { loadRound } from './rounds.ts'

const READS_AT_ONCE = 8

/**
 * What a region's zones filed in an earlier round, with what their predecessors filed in other regions, as the round's newest
 * closed edition counts it: a filing that came too late for the first edition and counts in the second is part of every later
 * comparison, and one for an edition still open is not yet. Rounds that were imported, or never closed, have no cut: there
 * whatever counts by itself.
 */
export async function basisFilings(programme: Programme, period: Period, region: string): Promise<readonly Revision[]> {
  const { code } = programme
  const edition = closedEdition(await loadRound(code, period))
  const own = await counted(await regionRevisions(code, period, region), { code, period, edition, region })
  const elsewhere = Map.groupBy(predecessorsElsewhere(programme, region), (former) => former.region)
  const others = await mapLimit([...elsewhere], READS_AT_ONCE, async ([where, zones]) => {
    const revisions = await mapLimit(zones, READS_AT_ONCE, ({ zone }) => zoneRevisions(code, period, where, zone))
    return counted(revisions.flat(), { code, period, edition, region: where })
  })
  return [...own, ...others.flat()]
}

interface ClosedRegion {
  readonly code: string
  readonly period: Period
  /** 0: none has closed. */
  readonly edition: number
  readonly region: string
}

async function counted(revisions: readonly Revision[], at: ClosedRegion): Promise<readonly Revision[]> {
  const { code: programme, period, edition, region } = at
  const cut = edition === 0 ? null : await loadCut({ programme, period, edition }, region)
  if (!cut) return revisions.filter(counts)
  const current = new Set(cut.zones.flatMap((zone) => (zone.current ? [idOf(zone.current)] : [])))
  return revisions.filter((revision) => current.has(idOf(revision)))
}

function closedEdition(round: Round | null): number {
  if (!round || round.imported) return 0
  return round.state === 'open' ? round.edition - 1 : round.edition
}

const idOf = ({ uploadId, versionId }: Pick<RevisionPointer, 'uploadId' | 'versionId'>) => `${uploadId}~${versionId}`
