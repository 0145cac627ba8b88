import { say } from '../../messages/catalogue.ts'
import { BAR_LIMIT_PERMILLE, type BarChart, type TargetLine } from '../document.ts'
import { cell, numberCell } from './format.ts'
import { column, plain, type Source, tableOf } from './tables.ts'

/** A bar for each target that has a share; none where no target has. */
export function targetCharts({ lang }: Source, lines: readonly TargetLine[]): BarChart[] {
  const measured = lines.filter(({ barPermille }) => barPermille !== null)
  if (measured.length === 0) return []
  const items = measured.map(({ statement, share }) => say(lang, 'bulletinChartItem', { name: statement, share }))
  const title = say(lang, 'bulletinChartTitle')
  return [
    {
      ...{ kind: 'bars', id: 'target-progress', title, caption: title, note: '' },
      alt: say(lang, 'bulletinChartAlt', { items: items.join(say(lang, 'bulletinLegendSeparator')) }),
      limitPermille: BAR_LIMIT_PERMILLE,
      ...{ markLabel: say(lang, 'bulletinChartMark'), paceLabel: '', projectedLabel: '' },
      bars: measured.map(({ statement, share, barPermille }) => ({
        ...{ label: statement, text: `${share}%`, barPermille, pacePermille: null, projectedPermille: null },
      })),
      data: tableOf(lang, {
        id: 'target-progress-data',
        dense: false,
        title,
        columns: [
          column(say(lang, 'bulletinColumnTarget'), 'left', 0),
          column(say(lang, 'bulletinColumnShare'), 'right', 5.5, { unit: '%' }),
        ],
        rows: measured.map(({ statement, share }) => plain([cell(statement), numberCell(share)])),
      }),
    },
  ]
}
