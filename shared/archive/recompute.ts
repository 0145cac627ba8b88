import { aggregateRegion } from '../figures/aggregate.ts'
import { reportingRegions } from '../figures/areas.ts'
import { combineRegions } from '../figures/combine.ts'
import { cutRegion } from '../figures/cut-region.ts'
import type { ZoneFiling } from '../figures/figure.ts'
import type { EditionFigures } from '../figures/figures.ts'
import { zoneFiling } from '../figures/filing.ts'
import { earlierIds } from '../figures/predecessors.ts'
import { restateEdition } from '../figures/restatement/restate.ts'
import type { Restatement } from '../figures/restatement/restatement.ts'
import { withTrend } from '../figures/with-trend.ts'
import type { EditionRef } from '../keys.ts'
import type { Cut, CutZone } from '../round.ts'
import { type Revision, revisionOrder } from '../submission.ts'
import type { ArchiveRecords } from './records.ts'

/** An edition computed again, with what each zone put into it. */
export interface Recomputed {
  readonly cuts: readonly Cut[]
  readonly filings: readonly ZoneFiling[]
  readonly figures: EditionFigures
  readonly restatements: readonly Restatement[]
}

/** What an edition is computed from. */
export type ComputedFrom = Pick<ArchiveRecords, 'programme' | 'round' | 'submissions' | 'basis' | 'earlier' | 'trend'>

/** The path that the close takes, over the archived records: which filings count, what they add up to, what that restates. */
export function recomputeEdition(records: ComputedFrom, ref: EditionRef): Recomputed {
  const { programme } = records
  const basisOf = byZone(records.basis)
  const cuts = reportingRegions(programme).map((region) => cutAgain(records, region, basisOf))
  const revisionsOf = byZone([...records.submissions, ...records.basis])
  const regions = cuts.map(({ region, zones }) => ({
    region,
    filings: zones.map((zone) => {
      const own = earlierIds(programme, zone.zone).flatMap(revisionsOf)
      return filingAgain(records, ref, zone, own)
    }),
  }))
  const partials = regions.map(({ region, filings }) => aggregateRegion(programme, ref.period, region, filings))
  const fresh = combineRegions(programme, ref, partials)
  const { figures, restatements } = restateEdition(programme, fresh, cuts, records.earlier)
  return {
    ...{ cuts, filings: regions.flatMap(({ filings }) => filings), restatements },
    figures: withTrend(programme, figures, records.trend),
  }
}

function cutAgain({ programme, round, submissions }: ComputedFrom, region: string, basisOf: FilingsOf): Cut {
  const filed = submissions.map(({ record }) => record).filter((revision) => revision.region === region)
  const zones = programme.zones.filter((zone) => zone.region === region)
  // A predecessor may have filed in another region.
  const ids = new Set(zones.flatMap(({ id }) => earlierIds(programme, id)))
  return cutRegion(programme, round, region, filed, [...ids].flatMap(basisOf))
}

type FilingsOf = (zone: string) => readonly Revision[]

/** Filings by the zone that filed them. */
function byZone(archived: ComputedFrom['basis']): FilingsOf {
  const filings = Map.groupBy(
    archived.map(({ record }) => record),
    ({ zone }) => zone,
  )
  return (zone) => filings.get(zone) ?? []
}

function filingAgain(
  { programme }: ComputedFrom,
  { period }: EditionRef,
  zone: CutZone,
  own: readonly Revision[],
): ZoneFiling {
  const { current } = zone
  const counted = own.find((r) => r.uploadId === current?.uploadId && r.versionId === current.versionId) ?? null
  const earlier = own.filter((revision) => revision.period !== period).sort(revisionOrder)
  return zoneFiling(programme, period, zone, counted, earlier)
}
