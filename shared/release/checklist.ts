import { type Ratio, roundRatio } from '../decimal.ts'
import type { ZoneStanding } from '../figures/figure.ts'
import type { EditionFigures } from '../figures/figures.ts'
import type { Restatement } from '../figures/restatement/restatement.ts'
import type { HoldingPoint, Programme, ReleaseRules } from '../programme/schema.ts'
import type { Round } from '../round.ts'
import { nextRelease } from './next-release.ts'

export const POINTS = [
  'coverage',
  'refused',
  'unexplained',
  'missing',
  'restated',
  'notes',
  'next-release',
  'recipients',
] as const
export type PointCode = (typeof POINTS)[number]

/** One point that is looked at before an edition is released. */
export interface Point {
  readonly code: PointCode
  /** `holds`: it is not released until somebody answers for it; `warns`: somebody should know. */
  readonly outcome: 'fine' | 'warns' | 'holds'
  /** What the sentence says, by name. */
  readonly facts: Readonly<Record<string, string | number>>
}

export interface ReleaseFacts {
  readonly programme: Programme
  readonly round: Round
  readonly figures: EditionFigures
  /** Null for a first edition. */
  readonly restatements: readonly Restatement[] | null
  readonly officials: number
  /** Officials who are not written to: bounced, complained, signed off. */
  readonly suppressed: number
}

/** Where a programme says nothing: half of the zones at least, and a word when it is not nearly all. */
const DEFAULT_RULES: ReleaseRules = { minimumCoveragePercent: 50, expectedCoveragePercent: 90, aheadMinutes: 0 }

export function releaseRules({ release }: Pick<Programme, 'release'>): ReleaseRules {
  return release ?? DEFAULT_RULES
}

/** Everything that is looked at before an edition is released, in the order in which people ask: a pure function of what it rests on. */
export function releaseChecklist(facts: ReleaseFacts): readonly Point[] {
  const rules = releaseRules(facts.programme)
  const zones = (standing: ZoneStanding['standing']) =>
    facts.figures.standings.filter((each) => each.standing === standing).length
  const counted = (code: HoldingPoint, count: number): Point => ({
    code,
    outcome: count === 0 ? 'fine' : rules.heldBy?.includes(code) ? 'holds' : 'warns',
    facts: { count },
  })
  return [
    coverage(rules, facts.figures),
    counted('refused', zones('rejected')),
    counted('unexplained', zones('to-explain')),
    counted('missing', zones('missing')),
    ...(facts.round.edition === 1 ? [] : [restated(facts)]),
    { code: 'notes', outcome: facts.programme.bulletin.notes.length > 0 ? 'fine' : 'warns', facts: {} },
    nextDate(facts),
    recipients(facts),
  ]
}

function coverage(rules: ReleaseRules, { coverage: { accepted, expected } }: EditionFigures): Point {
  const { minimumCoveragePercent: minimum, expectedCoveragePercent: wanted } = rules
  // Compared exactly: 79.96 % is below 80 though both print as 80.0.
  const below = (percent: number) => accepted * 100 < percent * expected
  const share: Ratio = { num: BigInt(accepted) * 100n, den: BigInt(Math.max(expected, 1)) }
  return {
    code: 'coverage',
    outcome: below(minimum) ? 'holds' : below(wanted) ? 'warns' : 'fine',
    facts: { accepted, expected, percent: roundRatio(share, 1), minimum, wanted },
  }
}

/** An edition that restates says why, and what each restated figure goes back to. */
function restated({ round, restatements }: ReleaseFacts): Point {
  const list = restatements ?? []
  const unfounded = list.filter(({ causes }) => causes.length === 0).length
  const facts = { count: list.length, unfounded, edition: round.edition }
  if (!round.reason?.trim()) return { code: 'restated', outcome: 'holds', facts }
  return { code: 'restated', outcome: unfounded > 0 || list.length === 0 ? 'warns' : 'fine', facts }
}

function nextDate({ programme, round }: ReleaseFacts): Point {
  const next = nextRelease(programme, round.period)
  return { code: 'next-release', outcome: next ? 'fine' : 'warns', facts: { at: next?.releasesAt ?? '' } }
}

function recipients({ officials, suppressed }: ReleaseFacts): Point {
  const outcome = officials === 0 ? 'holds' : suppressed > 0 ? 'warns' : 'fine'
  return { code: 'recipients', outcome, facts: { officials, suppressed } }
}
