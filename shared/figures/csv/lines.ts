import { escapeFormula, formatCsvCell } from '../../csv.ts'
import { figureMessages, groupLevelNames } from '../../messages/figures.ts'
import { fill } from '../../messages/speak.ts'
import type { Programme } from '../../programme/schema.ts'
import type { FigurePlace } from '../analysis/analysis.ts'
import type { Figure, FigureAt, Growth } from '../figure.ts'
import type { EditionFigures } from '../figures.ts'
import { NO_FACTS } from './facts.ts'

type Header = Pick<EditionFigures, 'programme' | 'period' | 'edition'>

/** What a line says of the measure: as filed, or derived from other periods' filings. */
export type MeasureText = (measure: Figure['measure']) => string

/**
 * Writes figures as lines of the tidy CSV, in the order of `FIGURE_COLUMNS`. Names are quoted and escaped once, not once a line:
 * a large edition has millions.
 */
export function lineWriter(programme: Programme, { programme: code, period, edition }: Header) {
  const head = [code, period, `${edition}`].map(formatCsvCell).join(',')
  const names = areaNames(programme)
  const cellsOf = kindCells(programme)
  let last = { area: '', level: '', cells: '' }
  const areaCells = ({ area, areaLevel }: FigurePlace): string => {
    const name = names.get(area) ?? groupLevelNames[area]?.zh ?? area
    return `${head},${formatCsvCell(escapeFormula(area))},${formatCsvCell(names.has(area) ? name : escapeFormula(name))},${areaLevel},`
  }
  return (figure: FigureAt<FigurePlace['areaLevel']>, facts = NO_FACTS, measureText?: MeasureText): string => {
    // An area's figures come one after another.
    if (figure.area !== last.area || figure.areaLevel !== last.level)
      last = { area: figure.area, level: figure.areaLevel, cells: areaCells(figure) }
    const { indicator, part, measure, value, status, zones, expected, growth } = figure
    const kind = cellsOf(indicator, part, measureText ? measureText(measure) : measure)
    // A figure that is not shown has no relations to others either: they would give it back.
    const shown = status === 'c' ? NO_FACTS : facts
    const { rate, rest } = growth ? growthCells(growth) : NO_GROWTH
    return `${last.cells}${kind}${value ?? ''}${countCells(status, zones, expected)}${rate}${rest}${shown}\r\n`
  }
}

/** Most figures are of one zone, whose line is put together from few pieces. */
function countCells(status: Figure['status'], zones: number, expected: number): string {
  return zones === 1 && expected === 1 ? OF_ONE_ZONE[status] : `,${status},${zones},${expected},`
}

const OF_ONE_ZONE: Readonly<Record<Figure['status'], string>> = {
  ...{ '': ',,1,1,', p: ',p,1,1,', r: ',r,1,1,', e: ',e,1,1,', c: ',c,1,1,', x: ',x,1,1,', z: ',z,1,1,' },
}

interface GrowthCells {
  readonly rate: string
  readonly rest: string
}

const NO_GROWTH: GrowthCells = { rate: '', rest: ',,,' }

function growthCells({ value, unit, mark, zones }: Growth): GrowthCells {
  const rest = mark === null && zones === 1 ? RATE_OF_ONE_ZONE[unit] : `,${unit},${mark ?? ''},${zones}`
  return { rate: value ?? '', rest }
}

const RATE_OF_ONE_ZONE = { percent: ',percent,,1', points: ',points,,1' } as const

/** The cells that say which figure it is, made once for all areas: from the indicator's code to the measure. */
function kindCells({ indicators }: Programme): (indicator: string, part: number | null, measure: string) => string {
  const made = new Map(
    indicators.map(({ code, name, unit }) => [code, { name, unit, cells: new Map<string, string[]>() }]),
  )
  const cell = (text: string) => formatCsvCell(escapeFormula(text))
  return (indicator, part, measure) => {
    const own = made.get(indicator)
    if (!own) return `,,${part ?? ''},,${measure},`
    const byPart = own.cells.get(measure) ?? []
    const found = byPart[part ?? 0]
    if (found !== undefined) return found
    const cells = `${indicator},${cell(own.name.zh)},${part ?? ''},${cell(own.unit.zh)},${measure},`
    byPart[part ?? 0] = cells
    own.cells.set(measure, byPart)
    return cells
  }
}

/** Names as the CSV shows them. Sample zones say that they are none: their names travel without the bulletin's legend. */
export function areaNames(programme: Programme): ReadonlyMap<string, string> {
  const names = NAMES.get(programme) ?? namesOf(programme)
  NAMES.set(programme, names)
  return names
}

const NAMES = new WeakMap<Programme, ReadonlyMap<string, string>>()

function namesOf({ regions, zones }: Programme): ReadonlyMap<string, string> {
  const names = new Map(regions.map(({ code, name }) => [code, escapeFormula(name.zh)]))
  for (const { id, name, synthetic } of zones) {
    names.set(id, escapeFormula(synthetic ? fill(figureMessages.csvSyntheticZone.zh, { name: name.zh }) : name.zh))
  }
  return names
}
