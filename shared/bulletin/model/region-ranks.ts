import type { EditionFigures } from '../../figures/figures.ts'
import type { Indicator } from '../../programme/schema.ts'
import { headlineMeasure } from './book.ts'
import type { Source } from './tables.ts'

/** The indicators that regions are put in order by. */
export function rankedIndicators({ figures }: Source): ReadonlySet<string> {
  const ofRegions = (figures.analysis?.ranks ?? []).filter(({ areaLevel }) => areaLevel === 'region')
  return new Set(ofRegions.map(({ indicator }) => indicator))
}

/** 1 is best; null without a figure. */
export function regionRank({ analysis }: EditionFigures, region: string, indicator: Indicator): number | null {
  const measure = headlineMeasure(indicator)
  const own = analysis?.ranks.find(
    (each) =>
      each.areaLevel === 'region' &&
      each.area === region &&
      each.indicator === indicator.code &&
      each.measure === measure,
  )
  return own?.rank ?? null
}
