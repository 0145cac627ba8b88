import { escapeFormula } from '../../csv.ts'
import type { Programme, Target } from '../../programme/schema.ts'
import type { TargetOutlook } from '../targets/target-outlook.ts'

/** What a target's outlook adds to the cells of the target itself. */
export interface OutlookCells {
  readonly measure: 'reading' | 'since' | 'yearly' | 'change' | 'needed-year' | 'needed-month' | 'months-left'
  readonly value: string | number
  readonly status: '' | 'e'
  readonly zones_counted?: number | null
  readonly indicator?: string
  readonly indicator_name?: string
  readonly unit?: string
}

/** Rows of the tidy CSV that follow a target's own: other readings as they are, all else as estimates. Nothing for what is not there. */
export function outlookRows(programme: Programme, { metric }: Target, outlook: TargetOutlook): readonly OutlookCells[] {
  const { yearly, change, compared, needed, per, months, readings } = outlook
  const estimate = (measure: OutlookCells['measure'], value: string | number | null): OutlookCells[] =>
    value === null ? [] : [{ measure, value, status: 'e' }]
  return [
    ...readings.flatMap(({ indicator, since, value, count }): OutlookCells[] => {
      if (value === null) return []
      const measure = since === null ? 'reading' : 'since'
      const counts = metric === 'zones-above' || metric === 'regions-above'
      const own = indicatorCells(programme, indicator, counts || since !== null)
      return [{ ...own, measure, value, status: '', zones_counted: count }]
    }),
    ...estimate('yearly', yearly),
    ...(change === null ? [] : [{ measure: 'change', value: change, status: '', zones_counted: compared } as const]),
    ...estimate(per === 'month' ? 'needed-month' : 'needed-year', needed),
    ...estimate('months-left', months),
  ]
}

/** What zones or regions are counted by has a unit of its own: the target's. */
function indicatorCells({ indicators }: Programme, code: string, inUnitOfTarget: boolean) {
  const indicator = indicators.find((each) => each.code === code)
  if (!indicator) return {}
  const names = { indicator: code, indicator_name: escapeFormula(indicator.name.zh) }
  return inUnitOfTarget ? names : { ...names, unit: escapeFormula(indicator.unit.zh) }
}
