/** Who may see a table: only auditors, in the archive; the officials who get the bulletin; anybody. */
export const AUDIENCES = ['internal', 'bulletin', 'public'] as const

export type Audience = (typeof AUDIENCES)[number]

/**
 * What a programme states an audience for: the figures of the whole, of regions, of groups of zones, of single zones, the targets;
 * and `data`, the published table (CSV), which cannot be internal.
 */
export type Audiences = {
  readonly [Table in FiguresTable | 'data']?: Audience
}

export type FiguresTable = 'keyFigures' | 'targets' | 'regions' | 'groups' | 'zones'

/** The bulletin's own readers, where a programme states nothing. */
const DEFAULT_AUDIENCE: Audience = 'bulletin'

export function audienceOf({ audience }: { readonly audience?: Audiences }, table: FiguresTable | 'data'): Audience {
  return audience?.[table] ?? DEFAULT_AUDIENCE
}
