import type { Programme } from '../../programme/schema.ts'

/** Groups of zones across regions, each level a division of its own that adds up to the province (industries: to their indicator). */
export const GROUP_LEVELS = ['zone-level', 'zone-kind', 'industry'] as const

export type GroupLevel = (typeof GROUP_LEVELS)[number]

export interface Group {
  readonly level: GroupLevel
  /** The level's code, or the kind's or industry's name in the programme's own words. */
  readonly code: string
}

/** Every group of a programme: levels, kinds, industries, each in the order in which the zones' register first names it. */
export function groupsOf({ zones }: Programme): readonly Group[] {
  const named = (level: GroupLevel, codes: readonly string[]) => [...new Set(codes)].map((code) => ({ level, code }))
  return [
    ...named(
      'zone-level',
      zones.map(({ level }) => level),
    ),
    ...named(
      'zone-kind',
      zones.map(({ kind }) => kind),
    ),
    ...named(
      'industry',
      zones.flatMap(({ industries }) => industries),
    ),
  ]
}
