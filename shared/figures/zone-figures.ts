import type { Zone } from '../programme/schema.ts'
import type { FigureComparison } from './analysis/analysis.ts'
import { paceOf } from './analysis/comparisons.ts'
import type { Figure, ZoneFiling } from './figure.ts'
import { changeOf, growthOf } from './growth.ts'
import { type PlannedFigure, partCount } from './plan.ts'
import { printFigure } from './print-figure.ts'
import type { Reading, Slot } from './slots.ts'

/** What of a zone is shown by itself, and by industry added to others. */
export interface ZoneRow {
  readonly figures: Figure[]
  readonly comparisons: FigureComparison[]
}

/**
 * A zone's own figures: as filed, with the derived ones computed; a broken-down indicator part by part. Adds them to `row`;
 * `ofArea` is the reading that areas took. Gives back the readings of the parts, for their industries.
 */
export function addZoneFigures(
  row: ZoneRow,
  zone: Zone,
  planned: PlannedFigure,
  filing: ZoneFiling,
  ofArea: Reading | null,
): readonly Reading[] {
  const { kind, own, area } = planned
  const isBroken = kind.indicator.breakdown !== null
  const parts = partCount(kind, zone)
  const filedByPart = isBroken && kind.indicator.filing !== 'derived'
  const readings: Reading[] = filedByPart ? [] : NO_PARTS
  for (let index = 0; index < parts; index += 1) {
    const part = isBroken ? index + 1 : null
    const slot = own === null ? null : own[isBroken && own.length === 1 ? 0 : index]
    const reading = slot ? readOnce(slot, area, ofArea, filing) : null
    if (reading && filedByPart) readings.push(reading)
    const now = reading && typeof reading.now !== 'string' ? reading.now : null
    const figure = printFigure({
      area: zone.id,
      areaLevel: 'zone',
      kind,
      part,
      amount: now,
      zones: 1,
      expected: 1,
      comparison: reading?.year ?? null,
      lack: reading?.now === 'missing' ? 'x' : 'z',
      provisional: filing.toExplain,
    })
    row.figures.push(figure)
    if (planned.compared && reading && now) addComparison(row, figure, planned, reading)
  }
  return readings
}

const NO_PARTS: Reading[] = []

function readOnce(slot: Slot, area: Slot | null, ofArea: Reading | null, filing: ZoneFiling): Reading {
  return slot === area && ofArea ? ofArea : slot(filing)
}

function addComparison(row: ZoneRow, figure: Figure, { kind }: PlannedFigure, reading: Reading): void {
  const { indicator, measure } = kind
  const previous = growthOf(indicator, reading.previous)
  const pace = paceOf(figure.growth ?? changeOf(indicator, reading.year), changeOf(indicator, reading.pace))
  if (!previous && !pace) return
  const { area, part } = figure
  row.comparisons.push({
    ...{ area, areaLevel: 'zone', indicator: indicator.code, part, measure, plain: null, previous, pace },
    ...{ coveredOfLastYear: null, coveredOfLastPeriod: null, filed: null },
  })
}
