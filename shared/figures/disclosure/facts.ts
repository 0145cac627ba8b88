import type { Programme } from '../../programme/schema.ts'
import type { Analysis, FigureComparison, FigurePlace } from '../analysis/analysis.ts'
import { placeKey } from '../analysis/comparisons.ts'
import type { Growth } from '../figure.ts'
import type { EditionFigures } from '../figures.ts'

/** What is decided of the figures that facts are about. */
export interface Decided extends Pick<Analysis, 'groups' | 'derived'> {
  readonly isShown: (place: FigurePlace) => boolean
  /** Whether what is said of it has to rest on enough zones. */
  readonly isGuarded: (place: FigurePlace) => boolean
  readonly isSuppressed: (place: FigurePlace) => boolean
}

/**
 * What may be said beside the figures that are shown: nothing of a suppressed one; no comparison of too few zones; and where one of
 * a level is left out, no contributions (they add up to 100) and no ranks (a gap tells a size) of that level at all.
 */
export function shownAnalysis(
  { minimumCell }: Programme,
  { comparisons, contributions, medians, ranks }: Analysis,
  { figures }: EditionFigures,
  decided: Decided,
): Analysis {
  const { isShown, isGuarded, isSuppressed, groups, derived } = decided
  const narrow = new Set(
    figures.filter(({ growth }) => growth && growth.zones < minimumCell).map((figure) => placeKey(figure)),
  )
  const broken = new Set(
    [...figures, ...groups]
      .filter((figure) => isGuarded(figure) && (isSuppressed(figure) || narrow.has(placeKey(figure))))
      .map(levelKey),
  )
  const isWhole = (place: FigurePlace) => !isGuarded(place) || !broken.has(levelKey(place))
  return {
    comparisons: comparisons
      .filter((each) => isShown(each) && !isSuppressed(each))
      .map((each) => (isGuarded(each) ? withoutNarrow(each, narrow.has(placeKey(each)), minimumCell) : each)),
    ...{ groups, derived },
    contributions: contributions.filter((each) => isShown(each) && isWhole(each)),
    medians: medians.filter((each) => {
      const place = { ...each, part: null }
      return isShown(place) && (!isGuarded(place) || each.zones >= minimumCell)
    }),
    ranks: ranks.filter((each) => isShown(each) && isWhole(each)),
  }
}

function levelKey({ areaLevel, indicator, measure }: FigurePlace): string {
  return `${areaLevel} ${indicator} ${measure}`
}

function withoutNarrow(comparison: FigureComparison, isNarrow: boolean, minimum: number): FigureComparison {
  const wide = (growth: Growth | null) => (growth && growth.zones < minimum ? null : growth)
  const { plain, previous, pace, coveredOfLastYear, coveredOfLastPeriod } = comparison
  return {
    ...comparison,
    ...{ plain: wide(plain), previous: wide(previous), pace: isNarrow ? null : pace },
    coveredOfLastYear: isNarrow ? null : coveredOfLastYear,
    coveredOfLastPeriod: wide(previous) === previous ? coveredOfLastPeriod : null,
  }
}
