import type { TargetOutlook } from '../../figures/targets/target-outlook.ts'
import { type Lang, say } from '../../messages/catalogue.ts'
import { periodParts } from '../../period.ts'
import type { Target } from '../../programme/schema.ts'
import { BAR_LIMIT_PERMILLE, type Bar, type BarChart, type Cell, type TargetLine } from '../document.ts'
import { cell, NOT_APPLICABLE, numberCell } from './format.ts'
import { column, plain, type Source, tableOf } from './tables.ts'

const MONTHS_OF_YEAR = 12
const WHOLE_PERMILLE = 1000

/** Of the target, in thousandths, not cut. */
interface Ahead {
  readonly pace: number | null
  readonly projected: number | null
}

/** A bar for each target that has a share, with where it should stand and where it is heading; none where no target has. */
export function targetCharts(source: Source, lines: readonly TargetLine[]): BarChart[] {
  const { lang } = source
  const measured = lines
    .filter(({ barPermille }) => barPermille !== null)
    .map((line) => ({ line, ahead: aheadOf(source, line.id) }))
  if (measured.length === 0) return []
  const title = say(lang, 'bulletinChartTitle')
  const items = measured.map(({ line, ahead }) => spoken(lang, line, ahead))
  const estimated = measured.some(({ ahead }) => ahead.pace !== null)
  return [
    {
      ...{ kind: 'bars', id: 'target-progress', title, caption: title },
      note: estimated ? say(lang, 'bulletinChartNote') : '',
      alt: say(lang, 'bulletinChartAlt', { items: items.join(say(lang, 'bulletinLegendSeparator')) }),
      limitPermille: BAR_LIMIT_PERMILLE,
      markLabel: say(lang, 'bulletinChartMark'),
      paceLabel: estimated ? say(lang, 'bulletinChartPace') : '',
      projectedLabel: estimated ? say(lang, 'bulletinChartProjected') : '',
      bars: measured.map(({ line, ahead }) => bar(line, ahead)),
      data: tableOf(lang, {
        id: 'target-progress-data',
        dense: false,
        title,
        columns: [
          column(say(lang, 'bulletinColumnTarget'), 'left', 0),
          column(say(lang, 'bulletinColumnShare'), 'right', 7, { unit: '%' }),
          column(say(lang, 'bulletinChartPace'), 'right', 9, { unit: '%' }),
          column(say(lang, 'bulletinChartProjected'), 'right', 9, { unit: '%' }),
        ],
        rows: measured.map(({ line, ahead }) =>
          plain(
            [cell(line.statement), shareCell(line), percentCell(ahead.pace), percentCell(ahead.projected)],
            line.id,
          ),
        ),
      }),
    },
  ]
}

function bar({ statement, share, barPermille }: TargetLine, { pace, projected }: Ahead): Bar {
  const within = (permille: number | null) =>
    permille === null ? null : Math.min(BAR_LIMIT_PERMILLE, Math.max(0, permille))
  return {
    ...{ label: statement, text: `${share}%`, barPermille },
    ...{ pacePermille: within(pace), projectedPermille: within(projected) },
  }
}

function spoken(lang: Lang, { statement, share }: TargetLine, { pace, projected }: Ahead): string {
  const item = say(lang, 'bulletinChartItem', { name: statement, share })
  if (pace === null || projected === null) return item
  return say(lang, 'bulletinChartItemAhead', { item, pace: percent(pace), projected: percent(projected) })
}

function shareCell({ sharePercent }: TargetLine): Cell {
  return sharePercent === null ? cell(NOT_APPLICABLE) : numberCell(sharePercent)
}

function percentCell(permille: number | null): Cell {
  return permille === null ? cell(NOT_APPLICABLE) : numberCell(percent(permille))
}

function percent(permille: number): string {
  return (permille / 10).toFixed(1)
}

function aheadOf({ programme, figures }: Source, id: string): Ahead {
  const target = programme.targets.find((each) => each.id === id)
  const outlook = figures.targetOutlooks.find((each) => each.target === id)
  const value = figures.targets.find((each) => each.target === id)?.value ?? null
  const none = { pace: null, projected: null }
  if (!target || !outlook || value === null || target.due === null) return none
  return placeAhead(target, outlook, value, figures.period) ?? none
}

/**
 * From the printed numbers, so that a reader can redo both. Pace: a straight line from a year ago to the target at its due date.
 * Projection: the past year's change goes on. An amount of a year is on its way through the year by its months.
 */
function placeAhead(target: Target, outlook: TargetOutlook, value: string, period: string): Ahead | null {
  const { change, method, yearly } = outlook
  const goal = Number(target.value)
  if (change === null || !(goal > 0) || (method !== 'yearly' && method !== 'linear')) return null
  const { year, to } = periodParts(period)
  const [dueYear = year, dueMonth = MONTHS_OF_YEAR] = (target.due ?? '').split('-').map(Number)
  const byYear = method === 'yearly'
  const yearsLeft = byYear ? dueYear - year : ((dueYear - year) * MONTHS_OF_YEAR + dueMonth - to) / MONTHS_OF_YEAR
  if (yearsLeft < 0) return null
  const level = Number(byYear ? (yearly ?? value) : value)
  const before = level - Number(change)
  const due = before + (goal - before) / (1 + yearsLeft)
  const permille = (amount: number) => Math.round((amount / goal) * WHOLE_PERMILLE)
  return {
    pace: permille(byYear ? (due * to) / MONTHS_OF_YEAR : due),
    projected: permille(level + Number(change) * yearsLeft),
  }
}
