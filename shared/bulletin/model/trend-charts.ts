import { type Lang, say } from '../../messages/catalogue.ts'
import { type Period, periodParts } from '../../period.ts'
import { grouped } from '../../words/printed.ts'
import type { LineChart, LineSeries, Row } from '../document.ts'
import { type Axis, axisOf } from './axis.ts'
import { cell, MISSING, numberCell } from './format.ts'
import { column, plain, type Source, tableOf } from './tables.ts'
import { axisPeriod, shortPeriod, type Trend } from './trend-series.ts'

const DASHES = ['solid', 'dashed', 'dotted'] as const
/** More lines than dashes could not be told apart in grey. */
const LINES_A_CHART = DASHES.length
const GROWTH_CHARTS = 2
const LEVEL_CHARTS = 2

/** A line before it has its place: printed numbers, null for gaps. */
interface Line {
  readonly label: string
  readonly decimals: readonly (string | null)[]
}

interface Plot {
  readonly id: string
  readonly title: string
  readonly yLabel: string
  readonly periods: readonly Period[]
  readonly lines: readonly Line[]
  readonly fromZero: boolean
}

/** Growth of the first key figures, then the level of some: lines that a reader of a grey copy can tell apart. */
export function trendCharts({ lang }: Source, trends: readonly Trend[]): LineChart[] {
  return [...growthPlots(lang, trends), ...levelPlots(lang, trends)].map((plot) => drawn(lang, plot))
}

function growthPlots(lang: Lang, trends: readonly Trend[]): Plot[] {
  const rates = trends
    .filter(({ indicator }) => indicator.unit.zh !== '%')
    .map(({ indicator, series }) => ({ series, line: rateLine(indicator.name[lang], series.points) }))
    .filter(({ line }) => line.decimals.filter((decimal) => decimal !== null).length > 1)
    .slice(0, LINES_A_CHART * GROWTH_CHARTS)
  const charts = Math.ceil(rates.length / LINES_A_CHART)
  const size = Math.ceil(rates.length / Math.max(1, charts))
  return Array.from({ length: charts }, (_none, k) => {
    const own = rates.slice(k * size, (k + 1) * size)
    return {
      id: `trend-growth-${k + 1}`,
      title: say(lang, 'bulletinTrendGrowth', {
        names: own.map(({ line }) => line.label).join(say(lang, 'bulletinListSeparator')),
      }),
      yLabel: say(lang, 'bulletinTrendPercent'),
      periods: (own[0]?.series.points ?? []).map(({ period }) => period),
      ...{ lines: own.map(({ line }) => line), fromZero: false },
    }
  })
}

function rateLine(label: string, points: Trend['series']['points']): Line {
  return { label, decimals: points.map(({ growth }) => growth) }
}

/** A year to date begins anew each year: a line a year. */
function levelPlots(lang: Lang, trends: readonly Trend[]): Plot[] {
  const ofYear = trends.find(({ series }) => series.measure === 'ytd')
  const level = trends.find(({ series }) => series.measure === 'end')
  const shown = [ofYear, level].filter((trend) => trend !== undefined).slice(0, LEVEL_CHARTS)
  return shown.map(({ indicator, series }, k) => {
    const years = [...new Set(series.points.map(({ period }) => periodParts(period).year))]
    const inYear = (year: number): Line => ({
      label: say(lang, 'bulletinYear', { year }),
      decimals: series.points.map(({ period, value }) => (periodParts(period).year === year ? value : null)),
    })
    const title = { name: indicator.name[lang], unit: indicator.unit[lang] }
    const whole = { label: indicator.name[lang], decimals: series.points.map(({ value }) => value) }
    return {
      id: `trend-level-${k + 1}`,
      title: say(lang, series.measure === 'ytd' ? 'bulletinTrendYtd' : 'bulletinTrendLevel', title),
      yLabel: indicator.unit[lang],
      periods: series.points.map(({ period }) => period),
      lines: series.measure === 'ytd' ? years.reverse().map(inYear) : [whole],
      fromZero: series.measure === 'ytd',
    }
  })
}

function drawn(lang: Lang, plot: Plot): LineChart {
  const { id, title, yLabel, lines, periods } = plot
  const told = periods.map((period) => shortPeriod(lang, period))
  const xLabels = periods.map((period, at) => axisPeriod(lang, period, at === 0))
  const axis = axisOf(
    lines.flatMap(({ decimals }) => decimals.filter((decimal) => decimal !== null)),
    plot.fromZero,
  )
  return {
    ...{ kind: 'lines', id, title, caption: title, yLabel, xLabels, yTicks: axis.ticks, note: '' },
    series: lines.map((line, at) => placed(line, at, axis)),
    alt: say(lang, 'bulletinTrendAlt', {
      title,
      items: lines.map((line) => spoken(lang, line, told)).join(say(lang, 'bulletinLegendSeparator')),
    }),
    data: tableOf(lang, {
      id: `${id}-data`,
      dense: true,
      title,
      columns: [
        column(say(lang, 'bulletinColumnPeriod'), 'left', 0),
        ...lines.map(({ label }) => column(label, 'right', 11, { unit: yLabel })),
      ],
      rows: told.map((label, at) => dataRow(label, lines, at)),
    }),
  }
}

function placed({ label, decimals }: Line, at: number, axis: Axis): LineSeries {
  const permille = decimals.map((decimal) => (decimal === null ? null : axis.place(decimal)))
  return { label, dash: DASHES[at % DASHES.length] ?? 'solid', permille }
}

/** From where to where a line goes. */
function spoken(lang: Lang, { label, decimals }: Line, periods: readonly string[]): string {
  const known = decimals.flatMap((decimal, at) => (decimal === null ? [] : [{ decimal, at }]))
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return say(lang, 'bulletinChartItemNone', { name: label })
  return say(lang, 'bulletinTrendItem', {
    ...{ name: label, from: periods[first.at] ?? '', first: grouped(first.decimal) },
    ...{ to: periods[last.at] ?? '', last: grouped(last.decimal) },
  })
}

function dataRow(label: string, lines: readonly Line[], at: number): Row {
  return plain([
    cell(label),
    ...lines.map(({ decimals }) => {
      const decimal = decimals[at] ?? null
      return decimal === null ? cell(MISSING) : numberCell(decimal)
    }),
  ])
}
