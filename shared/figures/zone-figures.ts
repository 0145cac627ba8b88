import type { Indicator, Programme, Zone } from '../programme/schema.ts'
import { seriesId } from '../programme/series.ts'
import type { Amount } from './amount.ts'
import type { Figure, FiledFigures, ZoneFiling } from './figures.ts'
import type { FigureKind } from './measures.ts'
import { printFigure } from './print-figure.ts'
import { filedValue, type Indicators, indicatorsOf, type Lack, zoneAmount } from './zone-amount.ts'

/** A zone's own figures: as filed, with the derived ones computed; a broken-down indicator part by part. */
export function zoneFigures(
  programme: Programme,
  zone: Zone,
  kinds: readonly FigureKind[],
  filing: ZoneFiling,
): readonly Figure[] {
  const indicators = indicatorsOf(programme)
  return kinds.flatMap((kind) =>
    partsOf(kind.indicator, zone).map((part) => {
      const printed = (filed: FiledFigures) => ownAmount(indicators, kind, part, filed)
      const now = printed(filing.values)
      const then = filing.yearEarlier === null ? 'missing' : printed(filing.yearEarlier)
      const amount = typeof now === 'string' ? null : now
      return printFigure({
        ...{ area: zone.id, areaLevel: 'zone', kind, part, amount, zones: 1, expected: 1 },
        comparison: amount && typeof then !== 'string' ? { current: amount, base: then, zones: 1 } : null,
        lack: now === 'not-applicable' ? 'z' : 'x',
        provisional: filing.toExplain,
      })
    }),
  )
}

/** The numbers of a zone's parts: one for each leading industry, and one for a zone without an approved list. */
function partsOf(indicator: Indicator, zone: Zone): readonly (number | null)[] {
  if (indicator.breakdown === null) return [null]
  const count = Math.min(Math.max(zone.industries.length, 1), indicator.breakdownMax)
  return Array.from({ length: count }, (_none, index) => index + 1)
}

function ownAmount(
  indicators: Indicators,
  { indicator, measure, computable }: FigureKind,
  part: number | null,
  filed: FiledFigures,
): Amount | Lack {
  if (indicator.filing === 'derived')
    return computable ? zoneAmount(indicators, indicator, measure, filed) : 'not-applicable'
  const value = filedValue(filed, seriesId(indicator.code, measure, part))
  return typeof value === 'string' ? value : { num: value, den: null }
}
