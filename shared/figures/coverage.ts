import type { Coverage, ZoneFiling, ZoneStanding } from './figure.ts'

export const NO_COVERAGE: Coverage = { expected: 0, reported: 0, accepted: 0, overdue: 0 }

/** How many of the expected zones reported, were accepted, and of these after the due time. */
export function coverageOf(filings: readonly ZoneFiling[]): Coverage {
  let [reported, accepted, overdue] = [0, 0, 0]
  for (const filing of filings) {
    if (filing.reported) reported += 1
    if (filing.accepted) accepted += 1
    if (filing.accepted && filing.timeliness === 'overdue') overdue += 1
  }
  return { expected: filings.length, reported, accepted, overdue }
}

export function addCoverage(a: Coverage, b: Coverage): Coverage {
  return {
    expected: a.expected + b.expected,
    reported: a.reported + b.reported,
    accepted: a.accepted + b.accepted,
    overdue: a.overdue + b.overdue,
  }
}

export function zoneStanding(filing: ZoneFiling, region: string): ZoneStanding {
  const { zone, explained } = filing
  return { zone, region, standing: standingOf(filing), ...(explained === undefined ? {} : { explained }) }
}

/** Where a zone stands at the cut. What asks most of the reader is named first: an open question before lateness. */
function standingOf(filing: ZoneFiling): ZoneStanding['standing'] {
  if (!filing.accepted) return filing.reported ? 'rejected' : 'missing'
  if (filing.toExplain) return 'to-explain'
  return filing.timeliness === 'overdue' ? 'overdue' : 'accepted'
}
