import { publishedFigures } from '../../figures/disclosure/disclose.ts'
import type { Figure, FigureStatus } from '../../figures/figure.ts'
import type { EditionFigures } from '../../figures/figures.ts'
import type { Period } from '../../period.ts'
import type { Programme } from '../../programme/schema.ts'
import { AGENCY, frequencyCode, partCode, timePeriod, UNIT_OF_GROWTH, unitCode, VERSION } from './codes.ts'
import { COMPONENTS } from './components.ts'

/**
 * Every figure of the areas and its growth as observations: SDMX-CSV 2.0
 * (https://github.com/sdmx-twg/sdmx-csv/blob/v2.0.0/data-message/docs/sdmx-csv-field-guide.md), described by `bulletin.dsd.xml`. The
 * same figures as the tidy CSV, with the same suppression; groups, medians and targets are only there.
 */
export function figuresSdmxCsv(programme: Programme, all: EditionFigures): string {
  const { figures, period } = publishedFigures(programme, all)
  const line = lineWriter(programme, period)
  const header = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...COMPONENTS.map(({ id }) => id)].join(',')
  return [`${header}\r\n`, ...figures.map(line)].join('')
}

/** Lines in the order of `COMPONENTS`. All of it is codes and numbers, which need no quotes: a large edition has half a million. */
function lineWriter(programme: Programme, period: Period): (figure: Figure) => string {
  const { calendar, code, indicators } = programme
  const lead = `dataflow,${AGENCY}:${code}(${VERSION}),I,${frequencyCode(calendar)}`
  const time = timePeriod(calendar, period)
  const known = new Map(indicators.map((each) => [each.code, { ...each, unitId: unitCode(each.unit) }]))
  return ({ area, areaLevel, indicator, part, measure, value, status, zones, expected, growth }) => {
    const own = known.get(indicator)
    if (!own) return ''
    const place = `${lead},${area},${areaLevel},${indicator},${partCode(part)},${measure}`
    const shown = status === 'c' ? 'C' : 'F'
    const level = `${place},N,${time},${value ?? ''},${own.unitId},${STATUS[status]},${shown},${own.decimals},,${zones},${expected}\r\n`
    if (growth === null) return level
    const decimals = growth.value?.split('.')[1]?.length ?? 0
    const stands = growth.value === null ? 'M' : STATUS[status]
    return `${level}${place},GY,${time},${growth.value ?? ''},${UNIT_OF_GROWTH[growth.unit]},${stands},${shown},${decimals},${growth.mark ?? ''},${growth.zones},${expected}\r\n`
  }
}

/** The tidy CSV's letters as the cross-domain list has them. */
const STATUS: Readonly<Record<FigureStatus, string>> = { '': 'A', p: 'P', r: 'R', e: 'E', c: 'Q', x: 'O', z: 'M' }
