import type { Analysis, Contribution, FigureComparison, Rank } from '../analysis/analysis.ts'
import { placeKey } from '../analysis/comparisons.ts'

/** Columns that say how a figure stands to others; they follow the figure's own. */
export const FACT_COLUMNS = [
  ...['growth_plain', 'growth_plain_mark', 'growth_filed', 'growth_change'],
  ...['previous', 'previous_unit', 'previous_mark', 'zones_compared_previous'],
  ...['covered_last_year', 'covered_last_period', 'contribution', 'pull', 'rank', 'ranked'],
] as const

export const NO_FACTS = ','.repeat(FACT_COLUMNS.length)

type FactPlace = Parameters<typeof placeKey>[0]

interface Facts {
  comparison?: FigureComparison
  contribution?: Contribution
  rank?: Rank
}

/** The cells of `FACT_COLUMNS` of any figure, each after a comma. Numbers, units and marks only: none of them needs quotes. */
export function factCells(analysis: Analysis | undefined): (place: FactPlace) => string {
  const values = factValues(analysis)
  return (place) => {
    const found = values(place)
    return found ? found.map((value) => `,${value ?? ''}`).join('') : NO_FACTS
  }
}

/** The same as values; null where nothing is said of the figure. */
export function factValues(analysis: Analysis | undefined): (place: FactPlace) => readonly (string | null)[] | null {
  const facts = new Map<string, Facts>()
  const at = (place: FactPlace): Facts => {
    const key = placeKey(place)
    const found = facts.get(key) ?? {}
    facts.set(key, found)
    return found
  }
  for (const comparison of analysis?.comparisons ?? []) at(comparison).comparison = comparison
  for (const contribution of analysis?.contributions ?? []) at(contribution).contribution = contribution
  for (const rank of analysis?.ranks ?? []) at(rank).rank = rank
  if (facts.size === 0) return () => null
  return (place) => {
    const found = facts.get(placeKey(place))
    return found ? valuesOf(found) : null
  }
}

function valuesOf({ comparison, contribution, rank }: Facts): readonly (string | null)[] {
  const previous = comparison?.previous
  const values = [
    ...[comparison?.plain?.value, comparison?.plain?.mark, comparison?.filed?.value, comparison?.pace?.change],
    ...[previous?.value, previous?.unit, previous?.mark, previous?.zones],
    ...[comparison?.coveredOfLastYear, comparison?.coveredOfLastPeriod],
    ...[contribution?.share, contribution?.pull, rank?.rank, rank?.of],
  ]
  return values.map((value) => (value == null ? null : `${value}`))
}
