import type { Figure } from '../../figures/figure.ts'
import type { EditionFigures } from '../../figures/figures.ts'
import { type Lang, type MessageCode, say } from '../../messages/catalogue.ts'
import type { Indicator, Programme, Region } from '../../programme/schema.ts'
import { grouped } from '../../words/printed.ts'
import type { Cell, Column, Row, Table } from '../document.ts'
import { type FigureBook, headlineMeasure } from './book.ts'
import { alignColumn, cell, growthCell, MISSING, NOT_APPLICABLE, numberCell, SUPPRESSED, valueCell } from './format.ts'
import { measureLabel } from './wording.ts'

/** What every table is made from. */
export interface Source {
  readonly lang: Lang
  readonly programme: Programme
  readonly figures: EditionFigures
  readonly book: FigureBook
}

/** Width of the page in em of a dense table's text. */
export const PAGE_WIDTH_EM = 67
/** A value with and without its growth beside it, in em: from readable to wide. */
const PAIR_EM = { least: 10, most: 16, valueShare: 0.53 } as const
const SINGLE_EM = { least: 6, most: 11 } as const

export interface TableParts {
  /** A dense table has smaller text: many columns or many pages. */
  readonly dense: boolean
  readonly id: string
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** What the legend says besides the marks that occur in the cells. */
  readonly remarks?: readonly string[]
}

/** A table with its decimals aligned and a legend of exactly the marks that it shows; it gets its number in the document. */
export function tableOf(lang: Lang, { remarks = [], ...table }: TableParts): Table {
  const marks = [...remarks, ...cellMarks(lang, table.rows)]
  const legend =
    marks.length === 0 ? '' : say(lang, 'bulletinLegend', { marks: marks.join(say(lang, 'bulletinLegendSeparator')) })
  return { ...table, caption: table.title, rows: aligned(table.rows), legend }
}

export function column(head: string, align: Column['align'], widthEm: number, more: Partial<Column> = {}): Column {
  return { group: '', unit: '', ...more, head, align, widthEm }
}

/** `code` names what the row is of to programs. */
export function plain(cells: readonly Cell[], code?: string): Row {
  return { kind: 'plain', cells, ...(code === undefined ? {} : { code }) }
}

/** Indicators side by side in one table: each its value, its growth where any figure of the table has one, and its rank. */
export interface Spread {
  readonly indicators: readonly Indicator[]
  readonly growth: boolean
  readonly widthEm: number
  /** Indicators with a column for the place of each area. */
  readonly ranked: ReadonlySet<string>
  /** What the longest value of an indicator needs, by its code. */
  readonly valueEm: ReadonlyMap<string, number>
}

const RANK_EM = 3.4
const UNRANKED: ReadonlySet<string> = new Set()
/** A digit or sign of the bold total, a comma or point, and what hangs behind a number with the blanks beside it, in em. */
const DIGIT_EM = 0.59
const POINT_EM = 0.3
const BESIDE_EM = 1.1

interface SpreadOptions {
  readonly ranked?: ReadonlySet<string>
  /** Figures of a row of totals, whose numbers are the longest. */
  readonly total?: readonly Figure[]
}

/** Indicators that have figures this period (a quarterly one has none in April), in even groups that fit a page. */
export function spreads(
  indicators: readonly Indicator[],
  figures: readonly Figure[],
  widthEm: number,
  { ranked = UNRANKED, total = [] }: SpreadOptions = {},
): Spread[] {
  const headline = new Map(indicators.map((indicator) => [indicator.code, headlineMeasure(indicator)]))
  const own = figures.filter(({ indicator, measure }) => headline.get(indicator) === measure)
  const shown = indicators.filter(({ code }) => own.some(({ indicator }) => indicator === code))
  const growth = own.some((figure) => figure.growth !== null)
  const common = { growth, widthEm, ranked, valueEm: valueWidths([...own, ...total]) }
  for (let pages = Math.min(1, shown.length); ; pages++) {
    const size = Math.ceil(shown.length / Math.max(1, pages))
    const parts = Array.from({ length: pages }, (_none, page) => ({
      ...{ ...common, indicators: shown.slice(page * size, (page + 1) * size) },
    }))
    if (size <= 1 || parts.every((part) => neededEm(part) <= widthEm)) return parts
  }
}

function valueWidths(figures: readonly Figure[]): Map<string, number> {
  const widths = new Map<string, number>()
  for (const { indicator, value } of figures) {
    const width = value === null ? 0 : printedEm(grouped(value)) + BESIDE_EM
    widths.set(indicator, Math.max(width, widths.get(indicator) ?? 0))
  }
  return widths
}

function printedEm(text: string): number {
  const points = text.replace(/[^,.]/g, '').length
  return points * POINT_EM + (text.length - points) * DIGIT_EM
}

function neededEm(spread: Spread): number {
  return spread.indicators.reduce((sum, { code }) => sum + leastEm(spread, code) + rankEm(spread, code), 0)
}

/** Of a value and its growth together. */
function leastEm({ growth, valueEm }: Spread, code: string): number {
  const value = valueEm.get(code) ?? 0
  return growth
    ? Math.max(PAIR_EM.least, value + PAIR_EM.least * (1 - PAIR_EM.valueShare))
    : Math.max(SINGLE_EM.least, value)
}

function rankEm({ ranked }: Spread, code: string): number {
  return ranked.has(code) ? RANK_EM : 0
}

export function spreadCells(
  lang: Lang,
  { indicators, growth, ranked }: Spread,
  find: (indicator: Indicator) => Figure | undefined,
  rankOf: (indicator: Indicator) => number | null = () => null,
): Cell[] {
  return indicators.flatMap((indicator) => {
    const figure = find(indicator)
    const rank = rankOf(indicator)
    return [
      valueCell(figure),
      ...(growth ? [growthCell(lang, figure?.growth)] : []),
      ...(ranked.has(indicator.code) ? [rank === null ? cell('') : numberCell(String(rank))] : []),
    ]
  })
}

export function spreadColumns(lang: Lang, spread: Spread): Column[] {
  const { indicators, growth, widthEm, ranked } = spread
  const most = (growth ? PAIR_EM : SINGLE_EM).most
  const spareEm = Math.max(0, widthEm - neededEm(spread)) / indicators.length
  return indicators.flatMap((indicator) => {
    const least = leastEm(spread, indicator.code)
    const ownEm = Math.max(least, Math.min(most, least + spareEm))
    const valueEm = growth ? Math.max(ownEm * PAIR_EM.valueShare, spread.valueEm.get(indicator.code) ?? 0) : ownEm
    const group = indicator.name[lang]
    const unit = indicator.unit[lang]
    const changeUnit = say(lang, indicator.unit.zh === '%' ? 'bulletinUnitPoints' : 'bulletinUnitPercent')
    const value = column(measureLabel(lang, headlineMeasure(indicator)), 'right', tenths(valueEm), { group, unit })
    const change = column(say(lang, 'bulletinColumnGrowth'), 'right', tenths(ownEm - valueEm), {
      group,
      unit: changeUnit,
    })
    const rank = column(say(lang, 'bulletinColumnRank'), 'right', RANK_EM, { group })
    return [value, ...(growth ? [change] : []), ...(ranked.has(indicator.code) ? [rank] : [])]
  })
}

function tenths(em: number): number {
  return Math.round(em * 10) / 10
}

/** The regions that zones are listed under, in the plan's order. */
export function regionsInOrder({ regions }: Programme): readonly Region[] {
  return [...regions].sort((a, b) => a.order - b.order)
}

const CELL_MARKS: readonly (readonly [(cell: Cell) => boolean, MessageCode])[] = [
  [({ text }) => text === MISSING, 'bulletinMarkMissing'],
  [({ text }) => text === NOT_APPLICABLE, 'bulletinMarkNotApplicable'],
  [({ text }) => text === SUPPRESSED, 'bulletinMarkSuppressed'],
  [({ tail }) => tail === 'e', 'bulletinMarkEstimate'],
  [({ tail }) => tail === 'r', 'bulletinMarkRevised'],
]

function cellMarks(lang: Lang, rows: readonly Row[]): string[] {
  const cells = rows.flatMap((row) => row.cells)
  return CELL_MARKS.flatMap(([shows, code]) => (cells.some(shows) ? [say(lang, code)] : []))
}

/** Rows whose columns have their decimal points under each other; section rows stand apart. */
function aligned(rows: readonly Row[]): Row[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_none, index) =>
    alignColumn(rows.map((row) => (row.kind === 'section' ? cell('') : (row.cells[index] ?? cell(''))))),
  )
  return rows.map((row, y) =>
    row.kind === 'section' ? row : { ...row, cells: row.cells.map((own, x) => columns[x]?.[y] ?? own) },
  )
}
