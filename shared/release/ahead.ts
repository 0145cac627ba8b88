/** When an official has an edition before its release. Times are instants. */
export interface AheadWindow {
  readonly from: string
  readonly until: string
}

/** Null for who gets it at the release, like everybody. The programme's longest window holds for all. */
export function aheadWindow(
  releasesAt: string,
  aheadMinutes: number | undefined,
  longestMinutes: number,
): AheadWindow | null {
  const minutes = Math.min(aheadMinutes ?? 0, longestMinutes)
  if (minutes <= 0) return null
  return { from: new Date(Date.parse(releasesAt) - minutes * 60_000).toISOString(), until: releasesAt }
}
