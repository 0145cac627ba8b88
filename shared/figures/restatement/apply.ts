import type { EarlierFigure, EarlierFigures } from './earlier.ts'
import { addExact } from './exact.ts'
import { placeOf } from './restate.ts'
import type { Restatement, Stated } from './restatement.ts'

/**
 * What a later edition states, from the earlier one and the list of differences alone: each restated figure is the old one plus
 * its difference, every other is as it was. By the figure's place. Throws when a restatement does not start from the earlier edition.
 */
export function applyRestatements(
  earlier: EarlierFigures,
  restatements: readonly Restatement[],
): ReadonlyMap<string, Stated> {
  const states = statedFigures(earlier)
  for (const restatement of restatements) {
    const place = placeOf(restatement)
    const standing = states.get(place)
    if ((standing?.exact ?? null) !== (restatement.old?.exact ?? null))
      throw new RangeError(`${place} is restated from another value than the earlier edition has`)
    if (!restatement.new) states.delete(place)
    else states.set(place, { ...restatement.new, exact: newExact(standing, restatement) })
  }
  return states
}

/** Every figure that an edition states, by its place. */
export function statedFigures({ figures }: { readonly figures: readonly EarlierFigure[] }): Map<string, Stated> {
  return new Map(
    figures.map((figure) => {
      const { value, exact, growth } = figure
      return [placeOf(figure), { value, exact, growth: growth?.value ?? null, growthMark: growth?.mark ?? null }]
    }),
  )
}

function newExact(standing: Stated | undefined, { exactDifference, ...restatement }: Restatement): string | null {
  if (standing?.exact == null || exactDifference === null) return restatement.new?.exact ?? null
  return addExact(standing.exact, exactDifference)
}
