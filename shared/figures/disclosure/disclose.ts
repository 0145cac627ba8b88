import { audienceOf, type FiguresTable } from '../../programme/audience.ts'
import type { Programme } from '../../programme/schema.ts'
import type { FigurePlace } from '../analysis/analysis.ts'
import type { EditionFigures } from '../figures.ts'
import { type AnyFigure, figureKey, sumCells, TABLE_OF_LEVEL, tableFigures } from './cells.ts'
import { shownAnalysis } from './facts.ts'
import { suppressedCells } from './pattern.ts'
import { suppressedRatios } from './ratios.ts'
import { shownTargets } from './targets.ts'

/**
 * The figures as the published table (CSV) gives them. For the public: public tables only, with what rests on too few zones
 * suppressed (status `c`), and enough besides that no subtraction gives it back. For the bulletin's readers: all but what is
 * internal. The archive keeps the figures in full; the verifier comes through here too.
 */
export function publishedFigures(programme: Programme, figures: EditionFigures): EditionFigures {
  const forPublic = audienceOf(programme, 'data') === 'public'
  const isShown = (table: FiguresTable) => {
    const audience = audienceOf(programme, table)
    return forPublic ? audience === 'public' : audience !== 'internal'
  }
  return shownFigures(programme, figures, isShown, forPublic)
}

/** The figures as the bulletin and its mail print them: tables for the public as the public sees them, none that is internal. */
export function bulletinFigures(programme: Programme, figures: EditionFigures): EditionFigures {
  const isShown = (table: FiguresTable) => audienceOf(programme, table) !== 'internal'
  return shownFigures(programme, figures, isShown, true)
}

/** Keys of the figures of public tables that are not shown; `figureKey` makes them. */
export function suppressedKeys(programme: Programme, figures: EditionFigures): ReadonlySet<string> {
  const known = KNOWN.get(figures)
  if (known?.programme === programme) return known.keys
  const keys = findSuppressed(programme, figures)
  KNOWN.set(figures, { programme, keys })
  return keys
}

/** Several faces of an edition ask for the same. */
const KNOWN = new WeakMap<EditionFigures, { readonly programme: Programme; readonly keys: ReadonlySet<string> }>()

function findSuppressed(programme: Programme, figures: EditionFigures): ReadonlySet<string> {
  const { minimumCell } = programme
  const published = tableFigures(figures).filter(({ figure }) => isPublicLevel(programme, figure.areaLevel))
  if (minimumCell <= 1 || published.length === 0) return new Set()
  const keys = new Set(published.filter(({ figure }) => isTooFew(figure, minimumCell)).map(({ key }) => key))
  for (const cells of sumCells(programme, figures, published))
    for (const key of suppressedCells(cells, minimumCell)) keys.add(key)
  for (const key of suppressedRatios(programme, published, keys)) keys.add(key)
  return keys
}

function isTooFew({ value, zones }: AnyFigure, minimum: number): boolean {
  return value !== null && zones < minimum
}

/** The figure of the whole stands in every table: as its last row, or as what a target is measured by. */
export function isPublicLevel(programme: Programme, areaLevel: FigurePlace['areaLevel']): boolean {
  const isPublic = (table: FiguresTable) => audienceOf(programme, table) === 'public'
  return areaLevel === 'province' ? TABLES.some(isPublic) : isPublic(TABLE_OF_LEVEL[areaLevel])
}

function shownFigures(
  programme: Programme,
  figures: EditionFigures,
  isShown: (table: FiguresTable) => boolean,
  suppresses: boolean,
): EditionFigures {
  const { minimumCell } = programme
  const guards = suppresses && minimumCell > 1 && TABLES.some((table) => audienceOf(programme, table) === 'public')
  // The common case, and the same bytes: nothing is public, nothing internal.
  if (!guards && TABLES.every(isShown)) return figures
  const { analysis, trend } = figures
  const suppressed = guards ? suppressedKeys(programme, figures) : new Set<string>()
  const isGuarded = (place: FigurePlace) => guards && isPublicLevel(programme, place.areaLevel)
  const isSuppressed = (place: FigurePlace, derived = false) =>
    isGuarded(place) && suppressed.has(figureKey(place, derived))
  const shown = <Shown extends AnyFigure>(all: readonly Shown[], derived: boolean): readonly Shown[] =>
    all
      .filter(({ areaLevel }) => isShown(TABLE_OF_LEVEL[areaLevel]))
      .map((figure) => {
        if (isSuppressed(figure, derived)) return { ...figure, exact: null, value: null, status: 'c', growth: null }
        return isGuarded(figure) ? withoutNarrowGrowth(figure, minimumCell) : figure
      })
  return {
    ...figures,
    figures: shown(figures.figures, false),
    ...shownTargets(programme, figures, isShown('targets'), guards ? suppressed : null),
    // Its points are what each edition has shown its readers.
    ...(trend ? { trend: isShown('keyFigures') ? trend : [] } : {}),
    ...(analysis
      ? {
          analysis: shownAnalysis(programme, analysis, figures, {
            isShown: ({ areaLevel }) => isShown(TABLE_OF_LEVEL[areaLevel]),
            isGuarded,
            isSuppressed,
            groups: shown(analysis.groups, false),
            derived: shown(analysis.derived, true),
          }),
        }
      : {}),
  }
}

const TABLES: readonly FiguresTable[] = ['keyFigures', 'targets', 'regions', 'groups', 'zones']

/** A rate on fewer comparable zones than a cell may rest on tells as much of them. */
function withoutNarrowGrowth<Shown extends AnyFigure>(figure: Shown, minimum: number): Shown {
  return figure.growth && figure.growth.zones < minimum ? { ...figure, growth: null } : figure
}
