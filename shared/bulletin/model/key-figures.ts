import { say } from '../../messages/catalogue.ts'
import type { Indicator } from '../../programme/schema.ts'
import { growthWords } from '../../words/growth.ts'
import { inProse } from '../../words/printed.ts'
import type { KeyFigure, Section, Table } from '../document.ts'
import { sparkline } from './axis.ts'
import { section, tableBlocks } from './blocks.ts'
import { headlineMeasure } from './book.ts'
import { absence, cell, growthCell, MISSING, numberCell, valueCell } from './format.ts'
import { column, plain, type Source, tableOf } from './tables.ts'
import { trendsOf } from './trend-series.ts'
import { measureLabel } from './wording.ts'

/** In em of the table's text: English words are longer. */
const WIDTH_EM = { zh: { measure: 4, unit: 6 }, en: { measure: 7, unit: 8.5 } } as const

/** Two rows of cards. */
const CARDS_LIMIT = 8

/** The few figures that matter, as cards. */
export function keyFigureCards(source: Source): KeyFigure[] {
  const { programme, book } = source
  const shown = book.indicators(programme.bulletin.keyIndicators).slice(0, CARDS_LIMIT)
  return shown.map((indicator) => keyFigure(source, indicator))
}

export function keyFigureSection(source: Source): Section {
  return section(source.lang, 'key-figures', 'bulletinKeyFigures', [tableBlocks([keyFigureTable(source)])])
}

function keyFigure(source: Source, indicator: Indicator): KeyFigure {
  const { lang, book } = source
  const measure = headlineMeasure(indicator)
  const figure = book.province(indicator, measure)
  const mark = absence(figure)
  return {
    code: indicator.code,
    name: indicator.name[lang],
    value: mark ?? inProse(figure?.value ?? '', lang),
    unit: mark === null ? indicator.unit[lang] : '',
    growth: growthWords(lang, figure?.growth),
    counted: say(lang, 'bulletinCounted', { counted: figure?.zones ?? 0, expected: figure?.expected ?? 0 }),
    measure: measureLabel(lang, measure),
    ...trendLine(source, indicator),
  }
}

/** Of a year to date its growth, for it begins anew each year; of anything else its values. */
function trendLine(source: Source, indicator: Indicator): Pick<KeyFigure, 'trend' | 'trendLabel'> {
  const { lang } = source
  const series = trendsOf(source).find((trend) => trend.indicator.code === indicator.code)?.series
  if (!series) return { trend: [], trendLabel: '' }
  const rates = series.points.map(({ growth }) => growth)
  const ofGrowth = series.measure === 'ytd' && rates.filter((rate) => rate !== null).length > 1
  const periods = { count: series.points.length }
  return ofGrowth
    ? { trend: sparkline(rates), trendLabel: say(lang, 'bulletinSparkGrowth', periods) }
    : {
        trend: sparkline(series.points.map(({ value }) => value)),
        trendLabel: say(lang, 'bulletinSparkValue', periods),
      }
}

/** Every key indicator in each of its measures, with growth, comparable zones and the zones that the figure rests on. */
function keyFigureTable({ lang, programme, book }: Source): Table {
  const lines = book
    .indicators(programme.bulletin.keyIndicators)
    .flatMap((indicator) => indicator.measures.map((measure) => ({ indicator, measure })))
    .flatMap((line) => {
      const figure = book.province(line.indicator, line.measure)
      return figure ? [{ ...line, figure }] : [] // a month's own figure is not filed in the year's first period
    })
  const growth = lines.some(({ figure }) => figure.growth !== null)
  const head = {
    growth: [
      column(say(lang, 'bulletinColumnGrowth'), 'right', 8, { unit: say(lang, 'bulletinUnitChange') }),
      column(say(lang, 'bulletinColumnComparable'), 'right', 7, { unit: say(lang, 'bulletinUnitZones') }),
    ],
    counted: column(say(lang, 'bulletinColumnCounted'), 'right', 6.5, { unit: say(lang, 'bulletinUnitZones') }),
  }
  const width = WIDTH_EM[lang]
  return tableOf(lang, {
    id: 'key-figures',
    dense: false,
    title: say(lang, 'bulletinKeyFigures'),
    columns: [
      column(say(lang, 'bulletinColumnIndicator'), 'left', 0),
      column(say(lang, 'bulletinColumnMeasure'), 'center', width.measure),
      column(say(lang, 'bulletinColumnUnit'), 'center', width.unit),
      column(say(lang, 'bulletinColumnValue'), 'right', 8),
      ...(growth ? head.growth : []),
      head.counted,
    ],
    rows: lines.map(({ indicator, measure, figure }) =>
      plain(
        [
          cell(indicator.name[lang]),
          cell(measureLabel(lang, measure)),
          cell(indicator.unit[lang]),
          valueCell(figure),
          ...(growth
            ? [growthCell(lang, figure.growth), figure.growth ? numberCell(String(figure.growth.zones)) : cell(MISSING)]
            : []),
          cell(`${figure.zones}/${figure.expected}`),
        ],
        indicator.code,
      ),
    ),
  })
}
