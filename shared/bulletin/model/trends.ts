import type { Figure } from '../../figures/figure.ts'
import type { TrendPoint } from '../../figures/trend.ts'
import { say } from '../../messages/catalogue.ts'
import type { Cell, Section, Table } from '../document.ts'
import { chartBlocks, paragraphs, section, tableBlocks } from './blocks.ts'
import { absence, cell, MISSING, numberCell } from './format.ts'
import { column, PAGE_WIDTH_EM, plain, type Source, type Spread, spreadColumns, spreads, tableOf } from './tables.ts'
import { trendCharts } from './trend-charts.ts'
import { shortPeriod, type Trend, trendsOf } from './trend-series.ts'

const PERIOD_WIDTH_EM = 7

export function trendSection(source: Source): Section {
  const { lang } = source
  const trends = trendsOf(source)
  return section(lang, 'trends', 'bulletinTrends', [
    chartBlocks(trendCharts(source, trends)),
    tableBlocks(trendTables(source, trends)),
    paragraphs(trends.length === 0 ? [] : [say(lang, 'bulletinTrendNote')], 'note'),
  ])
}

/** What each period printed then: values and their growth, a line a period. */
function trendTables({ lang }: Source, trends: readonly Trend[]): Table[] {
  const [first] = trends
  if (!first) return []
  const width = PAGE_WIDTH_EM - PERIOD_WIDTH_EM
  const shown = trends.map(({ indicator }) => indicator)
  return spreads(shown, trends.flatMap(figuresOf), width).map((spread, k) => {
    const own = trends.filter(({ indicator }) => spread.indicators.includes(indicator))
    return tableOf(lang, {
      id: `trends-${k + 1}`,
      dense: true,
      title: say(lang, 'bulletinTrendTable'),
      columns: [column(say(lang, 'bulletinColumnPeriod'), 'left', 0), ...spreadColumns(lang, spread)],
      rows: first.series.points.map(({ period }, at) =>
        plain([cell(shortPeriod(lang, period)), ...own.flatMap(({ series }) => pointCells(spread, series.points[at]))]),
      ),
    })
  })
}

function pointCells({ growth }: Spread, point: TrendPoint | undefined): Cell[] {
  const value = point?.value ?? null
  const rate = point?.growth ?? null
  return [
    value === null ? cell(absence({ status: point?.status ?? 'x', value: null }) ?? MISSING) : numberCell(value),
    ...(growth ? [rate === null ? cell(MISSING) : numberCell(rate)] : []),
  ]
}

/** As `spreads` wants them: which indicators there are, and whether any has a growth. */
function figuresOf({ series }: Trend): Figure[] {
  const { area, areaLevel, indicator, measure, points } = series
  return points.map(({ value, growth, status, zones, expected }) => ({
    ...{ area, areaLevel, indicator, measure, part: null, exact: value, value, status, zones, expected },
    growth: growth === null ? null : { unit: 'percent', value: growth, mark: null, current: '', base: '', zones },
  }))
}
