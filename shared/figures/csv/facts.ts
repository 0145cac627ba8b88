import type { Analysis, Contribution, FigureComparison, Rank } from '../analysis/analysis.ts'
import { byPlace, type Place } from '../by-place.ts'

/** Columns that say how a figure stands to others; they follow the figure's own. */
export const FACT_COLUMNS = [
  ...['growth_plain', 'growth_plain_mark', 'growth_filed', 'growth_change'],
  ...['previous', 'previous_unit', 'previous_mark', 'zones_compared_previous'],
  ...['covered_last_year', 'covered_last_period', 'contribution', 'pull', 'rank', 'ranked'],
] as const

export const NO_FACTS = ','.repeat(FACT_COLUMNS.length)

interface Facts {
  comparison?: FigureComparison
  contribution?: Contribution
  rank?: Rank
}

type Values = readonly (string | number | null | undefined)[]

/** The cells of `FACT_COLUMNS` of any figure, each after a comma. Numbers, units and marks only: none of them needs quotes. */
export function factCells(analysis: Analysis | undefined): (place: Place) => string {
  const facts = factsOf(analysis)
  return (place) => {
    const found = facts(place)
    return found ? `,${valuesOf(found).join(',')}` : NO_FACTS
  }
}

/** The same as values; null where nothing is said of the figure. */
export function factValues(analysis: Analysis | undefined): (place: Place) => readonly (string | null)[] | null {
  const facts = factsOf(analysis)
  return (place) => {
    const found = facts(place)
    return found ? valuesOf(found).map((value) => (value == null ? null : `${value}`)) : null
  }
}

function factsOf(analysis: Analysis | undefined): (place: Place) => Facts | undefined {
  if (!analysis) return () => undefined
  const facts = byPlace<Facts>()
  const at = (place: Place): Facts => {
    const found = facts.get(place)
    if (found) return found
    const made: Facts = {}
    facts.set(place, made)
    return made
  }
  for (const comparison of analysis.comparisons) at(comparison).comparison = comparison
  for (const contribution of analysis.contributions) at(contribution).contribution = contribution
  for (const rank of analysis.ranks) at(rank).rank = rank
  return facts.get
}

function valuesOf({ comparison, contribution, rank }: Facts): Values {
  const previous = comparison?.previous
  return [
    comparison?.plain?.value,
    comparison?.plain?.mark,
    comparison?.filed?.value,
    comparison?.pace?.change,
    previous?.value,
    previous?.unit,
    previous?.mark,
    previous?.zones,
    comparison?.coveredOfLastYear,
    comparison?.coveredOfLastPeriod,
    contribution?.share,
    contribution?.pull,
    rank?.rank,
    rank?.of,
  ]
}
