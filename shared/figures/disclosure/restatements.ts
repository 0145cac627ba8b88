import { audienceOf, type FiguresTable } from '../../programme/audience.ts'
import type { Programme } from '../../programme/schema.ts'
import { placeKey } from '../analysis/comparisons.ts'
import type { EditionFigures } from '../figures.ts'
import { placeOf, statementsByPlace } from '../restatement/restate.ts'
import { isFigureRestated, type Restatement } from '../restatement/restatement.ts'
import { tableOfLevel } from './cells.ts'
import { bulletinFigures, isPublicLevel, suppressedKeys } from './disclose.ts'

/** The restatements that the published list may tell, by the rules of `publishedFigures`. */
export function publishedRestatements(
  programme: Programme,
  figures: EditionFigures,
  restatements: readonly Restatement[],
): readonly Restatement[] {
  if (audienceOf(programme, 'data') === 'public')
    return guarded(
      programme,
      figures,
      restatements.filter((each) => audienceOf(programme, tableOf(each)) === 'public'),
      restatements,
    )
  return restatements.filter((each) => audienceOf(programme, tableOf(each)) !== 'internal')
}

/** The restatements that the bulletin and its mail may tell, by the rules of `bulletinFigures`. */
export function bulletinRestatements(
  programme: Programme,
  figures: EditionFigures,
  restatements: readonly Restatement[],
): readonly Restatement[] {
  return guarded(
    programme,
    figures,
    restatements.filter((each) => audienceOf(programme, tableOf(each)) !== 'internal'),
    restatements,
  )
}

/**
 * Without what is suppressed now, and without what is said of a figure beside its value: ranks and contributions are left out of a
 * level as a whole, which a single change would undo. Where a zone is counted that was not, or the other way round, another pattern
 * was suppressed in the edition before: what it stated is not repeated, for it may not have been shown.
 */
function guarded(
  programme: Programme,
  figures: EditionFigures,
  shown: readonly Restatement[],
  all: readonly Restatement[],
): readonly Restatement[] {
  if (programme.minimumCell <= 1) return shown
  const isWithheld = withheldRows(programme, figures)
  const moved = all.some(isCountedAnew)
  return shown.flatMap((each): Restatement[] => {
    if (!isPublicRow(programme, each)) return [each]
    if (!isFigureRestated(each) || isWithheld(each)) return []
    const guardedRow = { ...each, facts: [] }
    return [moved ? { ...guardedRow, old: null, difference: null, exactDifference: null } : guardedRow]
  })
}

/** Rows of the published table that are not there, or are there without their value. */
function withheldRows(programme: Programme, figures: EditionFigures): (restatement: Restatement) => boolean {
  const suppressed = suppressedKeys(programme, figures)
  const { analysis, ...published } = bulletinFigures(programme, figures)
  const rows = statementsByPlace(programme, { ...published, analysis: analysis && { ...analysis, groups: [] } })
  return (restatement) => {
    const { areaLevel, measure } = restatement
    const isOfRest = areaLevel === 'target' || measure.startsWith('median-') || measure.endsWith('-derived')
    if (!isOfRest) return suppressed.has(placeKey(restatement))
    return restatement.new?.value != null && rows.get(placeOf(restatement))?.stated.value !== restatement.new.value
  }
}

function isCountedAnew({ areaLevel, old, new: now }: Restatement): boolean {
  return areaLevel === 'zone' && (old?.value == null) !== (now?.value == null)
}

function isPublicRow(programme: Programme, restatement: Restatement): boolean {
  const { areaLevel } = restatement
  return areaLevel === 'province'
    ? isPublicLevel(programme, areaLevel)
    : audienceOf(programme, tableOf(restatement)) === 'public'
}

function tableOf({ areaLevel }: Restatement): FiguresTable {
  return areaLevel === 'target' ? 'targets' : (tableOfLevel(areaLevel) ?? 'zones')
}
