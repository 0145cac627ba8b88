import { formatCsv } from '../../csv.ts'
import { publishedFigures } from '../../figures/disclosure/disclose.ts'
import type { Figure, FigureStatus, Growth } from '../../figures/figure.ts'
import type { EditionFigures } from '../../figures/figures.ts'
import type { SdmxConcept } from '../../messages/sdmx.ts'
import type { Indicator, Programme } from '../../programme/schema.ts'
import { AGENCY, frequencyCode, partCode, timePeriod, UNIT_OF_GROWTH, unitCode, VERSION } from './codes.ts'
import { COMPONENTS } from './components.ts'

type Observation = Readonly<Partial<Record<SdmxConcept, string | number>>>

/**
 * Every figure of the areas and its growth as observations: SDMX-CSV 2.0
 * (https://github.com/sdmx-twg/sdmx-csv/blob/v2.0.0/data-message/docs/sdmx-csv-field-guide.md), described by `bulletin.dsd.xml`. The
 * same figures as the tidy CSV, with the same suppression; groups, medians and targets are only there.
 */
export function figuresSdmxCsv(programme: Programme, all: EditionFigures): string {
  const { figures, period } = publishedFigures(programme, all)
  const indicators = new Map(programme.indicators.map((indicator) => [indicator.code, indicator]))
  const common = {
    ...{ FREQ: frequencyCode(programme.calendar), TIME_PERIOD: timePeriod(programme.calendar, period) },
  } satisfies Observation
  const lead = ['dataflow', `${AGENCY}:${programme.code}(${VERSION})`, 'I']
  const rows = figures.flatMap((figure) => {
    const indicator = indicators.get(figure.indicator)
    if (!indicator) return []
    return observationsOf(figure, indicator).map((own) => {
      const observation: Observation = { ...common, ...own }
      return [...lead, ...COMPONENTS.map(({ id }) => String(observation[id] ?? ''))]
    })
  })
  return formatCsv([['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...COMPONENTS.map(({ id }) => id)], ...rows])
}

function observationsOf(figure: Figure, indicator: Indicator): Observation[] {
  const { area, areaLevel, part, measure, value, status, zones, expected, growth } = figure
  const place: Observation = {
    ...{ REF_AREA: area, AREA_LEVEL: areaLevel, INDICATOR: indicator.code, PART: partCode(part), MEASURE: measure },
    ...{ CONF_STATUS: status === 'c' ? 'C' : 'F', ZONES_EXPECTED: expected },
  }
  const level: Observation = {
    ...{ ...place, TRANSFORMATION: 'N', OBS_STATUS: STATUS[status], ZONES_COUNTED: zones },
    ...{ OBS_VALUE: value ?? '', UNIT_MEASURE: unitCode(indicator.unit), DECIMALS: indicator.decimals },
  }
  return growth === null ? [level] : [level, growthOf(place, growth, status)]
}

function growthOf(place: Observation, { value, unit, mark, zones }: Growth, status: FigureStatus): Observation {
  return {
    ...{ ...place, TRANSFORMATION: 'GY', ZONES_COUNTED: zones, UNIT_MEASURE: UNIT_OF_GROWTH[unit] },
    ...{ OBS_VALUE: value ?? '', OBS_STATUS: value === null ? 'M' : STATUS[status] },
    ...{ DECIMALS: value?.split('.')[1]?.length ?? 0, GROWTH_MARK: mark ?? '' },
  }
}

/** The tidy CSV's letters as the cross-domain list has them. */
const STATUS: Readonly<Record<FigureStatus, string>> = { '': 'A', p: 'P', r: 'R', e: 'E', c: 'Q', x: 'O', z: 'M' }
