import type { Programme } from '../../programme/schema.ts'
import { addExact } from './exact.ts'
import { placeOf, statementsByPlace } from './restate.ts'
import type { Restatement } from './restatement.ts'
import { FACTS, type StatedEdition, type Statement } from './statements.ts'

/**
 * What a later edition states, from the earlier one and the list of differences alone: each restated row is the old one plus its
 * differences, every other is as it was. By the row's place. Throws when a restatement does not start from the earlier edition.
 */
export function applyRestatements(
  programme: Programme,
  earlier: StatedEdition,
  restatements: readonly Restatement[],
): ReadonlyMap<string, Statement> {
  const states = statementsByPlace(programme, earlier)
  for (const restatement of restatements) {
    const place = placeOf(restatement)
    const standing = states.get(place)
    if ((standing?.stated.exact ?? null) !== (restatement.old?.exact ?? null))
      throw new RangeError(`${place} is restated from another value than the earlier edition has`)
    if (!restatement.new) states.delete(place)
    else states.set(place, newStatement(standing, restatement, { ...restatement.new }))
  }
  return states
}

function newStatement(
  standing: Statement | undefined,
  { area, areaLevel, indicator, part, measure, exactDifference, facts }: Restatement,
  now: NonNullable<Restatement['new']>,
): Statement {
  const changed = new Map(facts.map((each) => [each.fact, each.new]))
  const old = standing?.stated.exact ?? null
  return {
    place: { area, areaLevel, indicator, part, measure },
    stated: { ...now, exact: old === null || exactDifference === null ? now.exact : addExact(old, exactDifference) },
    facts: FACTS.map((fact, at) => (changed.has(fact) ? (changed.get(fact) ?? null) : (standing?.facts[at] ?? null))),
  }
}
