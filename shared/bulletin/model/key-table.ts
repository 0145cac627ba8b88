import { say } from '../../messages/catalogue.ts'
import type { Table } from '../document.ts'
import { cell, growthCell, MISSING, valueCell } from './format.ts'
import { caption, column, plain, type Source, tableOf } from './tables.ts'
import { measureLabel } from './wording.ts'

/** Every key indicator in each of its measures, with growth, comparable zones and the zones that the figure rests on. */
export function keyFigureTable({ lang, programme, book }: Source, number: number): Table {
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
      column(say(lang, 'bulletinColumnComparable'), 'right', 6, { unit: say(lang, 'bulletinUnitZones') }),
    ],
    counted: column(say(lang, 'bulletinColumnCounted'), 'right', 6.5, { unit: say(lang, 'bulletinUnitZones') }),
  }
  return tableOf(lang, {
    dense: false,
    caption: caption(lang, number, say(lang, 'bulletinKeyFigures')),
    columns: [
      column(say(lang, 'bulletinColumnIndicator'), 'left', 0),
      column(say(lang, 'bulletinColumnMeasure'), 'center', 4),
      column(say(lang, 'bulletinColumnUnit'), 'center', 6),
      column(say(lang, 'bulletinColumnValue'), 'right', 8),
      ...(growth ? head.growth : []),
      head.counted,
    ],
    rows: lines.map(({ indicator, measure, figure }) =>
      plain([
        cell(indicator.name[lang]),
        cell(measureLabel(lang, measure)),
        cell(indicator.unit[lang]),
        valueCell(figure),
        ...(growth
          ? [growthCell(lang, figure.growth), cell(figure.growth ? String(figure.growth.zones) : MISSING)]
          : []),
        cell(`${figure.zones}/${figure.expected}`),
      ]),
    ),
  })
}
