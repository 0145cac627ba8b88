import { audienceOf } from '../../programme/audience.ts'
import type { Programme, Target } from '../../programme/schema.ts'
import type { TargetProgress } from '../figure.ts'
import type { EditionFigures } from '../figures.ts'
import type { TargetOutlook } from '../targets/target-outlook.ts'
import { figureKey } from './cells.ts'

/** Targets as their table's readers see them: without what a suppressed figure of the whole, or a single zone, would tell. */
export function shownTargets(
  programme: Programme,
  figures: EditionFigures,
  isShown: boolean,
  suppressed: ReadonlySet<string> | null,
): Pick<EditionFigures, 'targets' | 'targetOutlooks'> {
  const { targets, targetOutlooks } = figures
  if (!isShown) return { targets: [], targetOutlooks: [] }
  if (suppressed === null || audienceOf(programme, 'targets') !== 'public') return { targets, targetOutlooks }
  const byId = new Map(programme.targets.map((target) => [target.id, target]))
  const hidden = new Set(
    figures.figures
      .filter((figure) => figure.areaLevel === 'province' && suppressed.has(figureKey(figure, false)))
      .map(({ indicator }) => indicator),
  )
  const tellsTooMuch = (id: string, indicator: string | null, zones: number | null) => {
    const target = byId.get(id)
    if (!target || counts(target)) return false
    if (indicator !== null && hidden.has(indicator)) return true
    return programme.minimumCell > (isOfOneZone(target) ? 1 : (zones ?? 0))
  }
  const withheld = new Set(
    targets
      .filter((each) => each.value !== null)
      .filter(({ target, count }) => tellsTooMuch(target, byId.get(target)?.indicator ?? null, count))
      .map(({ target }) => target),
  )
  return {
    targets: targets.map((each) => (withheld.has(each.target) ? withoutValue(each) : each)),
    targetOutlooks: targetOutlooks.map((each) =>
      withoutReadings(withheld.has(each.target) ? withoutEstimates(each) : each, (indicator, zones) =>
        tellsTooMuch(each.target, indicator, zones),
      ),
    ),
  }
}

/** How many zones or regions are above a threshold is no figure of any of them. */
function counts({ metric }: Target): boolean {
  return metric === 'zones-above' || metric === 'regions-above'
}

/** The figure of one named zone, or the largest of all. */
function isOfOneZone({ metric, zone }: Target): boolean {
  return zone !== null || metric === 'zone' || metric === 'cap'
}

function withoutValue(progress: TargetProgress): TargetProgress {
  return { ...progress, value: null, share: null, met: null, withheld: true }
}

function withoutEstimates(outlook: TargetOutlook): TargetOutlook {
  return {
    ...{ target: outlook.target, readings: outlook.readings, outcome: 'none' },
    ...{ yearly: null, change: null, compared: null, positions: null, needed: null, per: null, method: null },
    ...{ date: null, months: null, years: null, rate: null, inTime: null },
  }
}

function withoutReadings(
  outlook: TargetOutlook,
  tellsTooMuch: (indicator: string, zones: number | null) => boolean,
): TargetOutlook {
  const readings = outlook.readings.map((reading) =>
    reading.value !== null && tellsTooMuch(reading.indicator, reading.count)
      ? { ...reading, value: null, share: null, met: null }
      : reading,
  )
  return { ...outlook, readings }
}
