import type { Figure } from '../../figures/figure.ts'
import type { TrendPoint } from '../../figures/trend.ts'
import { say } from '../../messages/catalogue.ts'
import type { Cell, Section, Table } from '../document.ts'
import { chartBlocks, paragraphs, section, tableBlocks } from './blocks.ts'
import { absence, cell, MISSING, NOT_APPLICABLE, numberCell } from './format.ts'
import { column, PAGE_WIDTH_EM, plain, type Source, type Spread, spreadColumns, spreads, tableOf } from './tables.ts'
import { trendCharts } from './trend-charts.ts'
import { shortPeriod, type Trend, trendsOf } from './trend-series.ts'

const PERIOD_WIDTH_EM = 7
const ZONES_WIDTH_EM = 7

export function trendSection(source: Source): Section {
  const { lang } = source
  const trends = trendsOf(source)
  return section(lang, 'trends', 'bulletinTrends', [
    chartBlocks(trendCharts(source, trends)),
    tableBlocks(trendTables(source, trends)),
    paragraphs(trends.length === 0 ? [] : noteWords(source, trends), 'note'),
  ])
}

/** Where the points come from; of rounds that were imported it is said that nobody had published them. */
function noteWords({ lang }: Source, trends: readonly Trend[]): string[] {
  const imported = trends.some(({ series }) => series.points.some(({ source }) => source === 'imported'))
  return [say(lang, 'bulletinTrendNote'), ...(imported ? [say(lang, 'bulletinTrendImported')] : [])]
}

/** What each period printed then: values and their growth, a line a period. */
function trendTables({ lang }: Source, trends: readonly Trend[]): Table[] {
  const [first] = trends
  if (!first) return []
  const width = PAGE_WIDTH_EM - PERIOD_WIDTH_EM - ZONES_WIDTH_EM
  const shown = trends.map(({ indicator }) => indicator)
  return spreads(shown, trends.flatMap(figuresOf), width).map((spread, k) => {
    const own = trends.filter(({ indicator }) => spread.indicators.includes(indicator))
    return tableOf(lang, {
      id: `trends-${k + 1}`,
      dense: true,
      title: say(lang, 'bulletinTrendTable'),
      columns: [
        column(say(lang, 'bulletinColumnPeriod'), 'left', 0),
        column(say(lang, 'bulletinColumnCounted'), 'right', ZONES_WIDTH_EM, { unit: say(lang, 'bulletinUnitZones') }),
        ...spreadColumns(lang, spread),
      ],
      rows: first.series.points.map(({ period }, at) =>
        plain([
          cell(shortPeriod(lang, period)),
          cell(zonesWords(own.flatMap(({ series }) => series.points[at] ?? []))),
          ...own.flatMap(({ series }) => pointCells(spread, series.points[at])),
        ]),
      ),
    })
  })
}

/** How many zones a line rests on, from the fewest to the most of its figures: fewer than in the line before is no fall. */
function zonesWords(points: readonly TrendPoint[]): string {
  const counted = points.filter(({ value }) => value !== null)
  if (counted.length === 0) return NOT_APPLICABLE
  const zones = counted.map((point) => point.zones)
  const [fewest, most] = [Math.min(...zones), Math.max(...zones)]
  const expected = Math.max(...counted.map((point) => point.expected))
  return `${fewest === most ? most : `${fewest}—${most}`}/${expected}`
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
