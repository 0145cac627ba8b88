import type { Programme } from '../programme/schema.ts'
import { type Cut, type CutZone, type RevisionPointer, type Round, timed } from '../round.ts'
import { counts, currentRevision, isAccepted, type Revision, revisionOrder } from '../submission.ts'
import { earlierIds } from './predecessors.ts'

/**
 * Which revision of each zone of a region counts. `revisions` are all of the round's in the region, `basis` those of the periods
 * that comparisons rest on, predecessors' in other regions included; both in any order. A pure function of what S3 received when, and of the round's times: `freeze`
 * writes it down, a verifier computes it again.
 */
export function cutRegion(
  programme: Programme,
  round: RoundCloses,
  region: string,
  revisions: readonly Revision[],
  basis: readonly Revision[],
): Cut {
  const filed = Map.groupBy(
    revisions.map((revision) => timed(revision, round)),
    ({ zone }) => zone,
  )
  const earlier = Map.groupBy(basis, ({ zone }) => zone)
  const zones = programme.zones.filter((zone) => zone.region === region).map(({ id }) => id)
  return {
    region,
    zones: zones.sort().map((zone) => {
      const before = earlierIds(programme, zone).flatMap((id) => earlier.get(id) ?? [])
      return cutZone({ zone, region }, filed.get(zone) ?? [], before)
    }),
  }
}

type ZoneIn = Pick<Revision, 'zone' | 'region'>
type RoundCloses = Pick<Round, 'dueAt' | 'closesAt'>

function cutZone({ zone, region }: ZoneIn, revisions: readonly Revision[], basis: readonly Revision[]): CutZone {
  const current = currentRevision(revisions)
  const inTime = revisions.filter(({ timeliness }) => timeliness !== 'late').sort(revisionOrder)
  // A zone that filed in time and corrected itself after the due time is not overdue (迟报): its first counting file decides.
  const first = inTime.find(counts) ?? inTime[0]
  return {
    zone,
    current: current && pointerTo(current),
    reported: inTime.length > 0,
    timeliness: first?.timeliness ?? null,
    basis: basisPointers({ zone, region }, basis),
  }
}

/**
 * What counts of each earlier period, by period; of predecessors too, by zone, where the zone itself had not filed yet.
 * Lateness was decided by the earlier round's own edition, which may have been reopened: `basis` holds what that one counts.
 */
function basisPointers({ zone, region }: ZoneIn, basis: readonly Revision[]): RevisionPointer[] {
  const periods = [...Map.groupBy(basis, ({ period }) => period)].sort(([a], [b]) => (a < b ? -1 : 1))
  return periods.flatMap(([, filings]) => {
    const counted = [...Map.groupBy(filings, (filing) => filing.zone)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, own]) => own.filter(isAccepted).sort(revisionOrder).at(-1) ?? [])
    const own = counted.filter((filing) => filing.zone === zone)
    return (own.length > 0 ? own : counted).map((revision) => ({
      ...pointerTo(revision),
      ...(revision.zone === zone ? {} : { zone: revision.zone }),
      ...(revision.region === region ? {} : { region: revision.region }),
    }))
  })
}

function pointerTo({ period, receivedAt, uploadId, versionId, sha256 }: Revision): RevisionPointer {
  return { period, receivedAt, uploadId, versionId, sha256 }
}
