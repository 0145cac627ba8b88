import { escapeFormula } from '../../csv.ts'
import { figureMessages } from '../../messages/figures.ts'
import type { Programme, Target } from '../../programme/schema.ts'
import type { TargetOutlook } from '../targets/target-outlook.ts'

/** What a target's outlook adds to the cells of the target itself. */
export interface OutlookCells {
  readonly measure:
    | 'reading'
    | 'since'
    | 'yearly'
    | 'change'
    | 'needed-year'
    | 'needed-month'
    | 'needed-assessment'
    | 'positions'
    | 'months-left'
  readonly value: string | number
  readonly status: '' | 'e'
  readonly zones_counted?: number | null
  readonly indicator?: string
  readonly indicator_name?: string
  readonly unit: string
}

/** Rows of the tidy CSV that follow a target's own: other readings as they are, all else as estimates. Nothing for what is not there. */
export function outlookRows(programme: Programme, target: Target, outlook: TargetOutlook): readonly OutlookCells[] {
  const { yearly, change, compared, positions, needed, per, months, readings } = outlook
  const row = (
    measure: OutlookCells['measure'],
    value: string | number | null,
    status: OutlookCells['status'] = 'e',
  ) => (value === null ? [] : [{ measure, value, status, unit: unitOfTarget(programme, target, { measure }) }])
  return [
    ...readings.flatMap(({ indicator, since, value, count }): OutlookCells[] => {
      const measure = since === null ? 'reading' : 'since'
      const named = programme.indicators.find(({ code }) => code === indicator)
      const cells = named && { indicator, indicator_name: escapeFormula(named.name.zh) }
      const unit = unitOfTarget(programme, target, { measure, indicator })
      return row(measure, value, '').map((each) => ({ ...each, ...cells, unit, zones_counted: count }))
    }),
    ...row('yearly', yearly),
    ...row('change', change, '').map((each) => ({ ...each, zones_counted: compared })),
    ...row('positions', positions, ''),
    ...row(`needed-${per ?? 'year'}`, needed),
    ...row('months-left', months),
  ]
}

/**
 * The unit of what a row says of a target: a reading by another indicator has that one's, unless zones or regions are counted;
 * a share is in percent, the time left in months, a change of what is in percent in points, everything else in the target's own.
 */
export function unitOfTarget(
  { indicators }: Pick<Programme, 'indicators'>,
  { metric, unit }: Target,
  { measure, indicator }: { readonly measure: string; readonly indicator?: string | null },
): string {
  if (measure === 'share') return '%'
  if (measure === 'months-left') return figureMessages.csvMonths.zh
  if (unit === '%' && /^(change|needed)/.test(measure)) return figureMessages.csvPoints.zh
  const counts = metric === 'zones-above' || metric === 'regions-above'
  const own = measure === 'reading' && !counts ? indicators.find(({ code }) => code === indicator)?.unit.zh : undefined
  return escapeFormula(own ?? unit)
}
