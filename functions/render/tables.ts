import type { EditionFigures, Figure, ZoneStanding } from '../../shared/figures/figures.ts'
import { type Lang, say } from '../../shared/messages/catalogue.ts'
import type { Indicator, Programme, Region, Zone } from '../../shared/programme/schema.ts'
import { type FigureBook, headlineMeasure } from './book.ts'
import type { Cell, Column, Row, Table } from './document.ts'
import { alignColumn, cell, growthCell, MISSING, valueCell } from './format.ts'
import { measureLabel } from './wording.ts'

/** What every table is made from. */
export interface Source {
  readonly lang: Lang
  readonly programme: Programme
  readonly figures: EditionFigures
  readonly book: FigureBook
}

/** The width of a portrait page in em of the table's text, and what names and counts need of it. */
const PAGE_WIDTH_EM = 67
const NAME_WIDTH_EM = 15.5
const COUNT_WIDTH_EM = 5
/** A value and its growth side by side: from readable to wide. */
const PAIR_WIDTH_EM = { least: 10, most: 16, valueShare: 0.56 } as const
const ZONE_WIDTH_EM = PAGE_WIDTH_EM - NAME_WIDTH_EM
const REGION_WIDTH_EM = ZONE_WIDTH_EM - COUNT_WIDTH_EM
const MARKS: Readonly<Partial<Record<ZoneStanding['standing'], string>>> = { overdue: '◇', 'to-explain': '◆' }
const SYNTHETIC_MARK = '＊'

/** Every key indicator in each of its measures, with growth, comparable zones and the zones that the figure rests on. */
export function keyFigureTable({ lang, programme, figures, book }: Source, number: number): Table {
  const lines = book
    .indicators(programme.bulletin.keyIndicators)
    .flatMap((indicator) => indicator.measures.map((measure) => ({ indicator, measure })))
    .map((line) => ({ ...line, figure: book.province(line.indicator, line.measure) }))
    .filter(({ figure }) => figure !== undefined)
  const rows = lines.map(({ indicator, measure, figure }): Row => {
    const { growth = null, zones = 0 } = figure ?? {}
    return plain([
      cell(indicator.name[lang]),
      cell(measureLabel(lang, measure)),
      cell(indicator.unit[lang]),
      valueCell(figure),
      growthCell(lang, growth),
      cell(growth ? String(growth.zones) : MISSING),
      cell(`${zones}/${figures.coverage.expected}`),
    ])
  })
  return {
    caption: caption(lang, number, say(lang, 'bulletinKeyFigures')),
    columns: [
      column(say(lang, 'bulletinColumnIndicator'), 'left', 0),
      column(say(lang, 'bulletinColumnMeasure'), 'center', 5),
      column(say(lang, 'bulletinColumnUnit'), 'center', 6),
      column(say(lang, 'bulletinColumnValue'), 'right', 9),
      column(say(lang, 'bulletinColumnChange'), 'right', 10),
      column(say(lang, 'bulletinColumnComparable'), 'right', 6),
      column(say(lang, 'bulletinColumnCounted'), 'right', 8.5),
    ],
    rows: aligned(rows),
    legend: legend(lang, []),
  }
}

/** The total and every region in the plan's order; a region that holds another also shows itself with it, not added up. */
export function regionTables({ lang, programme, figures, book }: Source, number: number): Table[] {
  const regions = unitsInOrder(programme)
  if (regions.length < 2) return [] // one region is the total
  const indicators = book.indicators(programme.bulletin.regionIndicators)
  const isFiled = (i: Indicator) => regions.some((r) => book.region(r.code, i, headlineMeasure(i)))
  return pagesOf(indicators, REGION_WIDTH_EM, isFiled).map((page, k) => {
    const values = (find: (indicator: Indicator) => Figure | undefined) => page.flatMap((i) => pair(lang, find(i)))
    const rows: Row[] = [
      {
        kind: 'total',
        cells: [
          cell(say(lang, 'bulletinTotal')),
          cell(`${figures.coverage.accepted}/${figures.coverage.expected}`),
          ...values((i) => book.province(i, headlineMeasure(i))),
        ],
      },
    ]
    for (const region of regions) {
      const { accepted = 0, expected = 0 } = figures.regionCoverage[region.code] ?? {}
      const own = values((i) => book.region(region.code, i, headlineMeasure(i)))
      rows.push(plain([cell(region.name[lang]), cell(`${accepted}/${expected}`), ...own]))
      const inner = innerNames(programme, region, lang)
      if (inner === null || !page.some((i) => book.regionWithInner(region.code, i, headlineMeasure(i)))) continue
      const name = say(lang, 'bulletinWithInner', { region: region.name[lang], inner })
      const both = values((i) => book.regionWithInner(region.code, i, headlineMeasure(i)))
      rows.push({ kind: 'inner', cells: [cell(name), cell(''), ...both] })
    }
    return {
      caption: caption(lang, number, say(lang, 'bulletinRegions'), k),
      columns: [
        column(say(lang, 'bulletinColumnRegion'), 'left', 0),
        column(say(lang, 'bulletinColumnReported'), 'right', COUNT_WIDTH_EM),
        ...pairColumns(lang, page, REGION_WIDTH_EM),
      ],
      rows: aligned(rows),
      legend: legend(lang, innerLegends(lang, programme, rows)),
    }
  })
}

/** Every zone under its region. Zones that filed nothing that counts stay in the table, with `…`. */
export function zoneTables({ lang, programme, figures, book }: Source, number: number): Table[] {
  const standing = new Map(figures.standings.map((each) => [each.zone, each.standing]))
  const indicators = book.indicators(programme.bulletin.zoneIndicators)
  const isFiled = (i: Indicator) => programme.zones.some((zone) => book.zone(zone.id, i, headlineMeasure(i)))
  const marks = [
    ...(programme.zones.some(({ synthetic }) => synthetic) ? [say(lang, 'bulletinMarkSynthetic')] : []),
    ...([...standing.values()].includes('overdue') ? [say(lang, 'bulletinMarkOverdue')] : []),
    ...([...standing.values()].includes('to-explain') ? [say(lang, 'bulletinMarkToExplain')] : []),
  ]
  return pagesOf(indicators, ZONE_WIDTH_EM, isFiled).map((page, k) => {
    const rows: Row[] = []
    for (const region of regionsInOrder(programme)) {
      const zones = programme.zones.filter((zone) => zone.region === region.code)
      if (zones.length > 0) rows.push({ kind: 'section', cells: [cell(region.name[lang])] })
      for (const zone of zones)
        rows.push(
          plain([
            cell(markedName(zone, lang, standing.get(zone.id))),
            ...page.flatMap((i) => pair(lang, book.zone(zone.id, i, headlineMeasure(i)))),
          ]),
        )
    }
    return {
      caption: caption(lang, number, say(lang, 'bulletinZones'), k),
      columns: [
        column(say(lang, 'bulletinColumnZone'), 'left', 0),
        ...pairColumns(lang, page, ZONE_WIDTH_EM),
      ],
      rows: aligned(rows),
      legend: legend(lang, marks),
    }
  })
}

/** The regions that zones are listed under, in the plan's order. */
export function regionsInOrder({ regions }: Programme): readonly Region[] {
  return [...regions].sort((a, b) => a.order - b.order)
}

export function caption(lang: Lang, n: number, title: string, k = 0): string {
  return k === 0
    ? say(lang, 'bulletinTable', { n, title })
    : say(lang, 'bulletinTableContinued', { n, title, k })
}

export function column(head: string, align: Column['align'], widthEm: number, group = ''): Column {
  return { group, head, align, widthEm }
}

export function plain(cells: readonly Cell[]): Row {
  return { kind: 'plain', cells }
}

export function legend(lang: Lang, marks: readonly string[]): string {
  const all = [...marks, say(lang, 'bulletinLegendBase')]
  return say(lang, 'bulletinLegend', { marks: all.join(say(lang, 'bulletinLegendSeparator')) })
}

/** Rows whose columns have their decimal points under each other; section rows stand apart. */
export function aligned(rows: readonly Row[]): Row[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_none, index) => {
    const cells = alignColumn(rows.map((row) => (row.kind === 'section' ? cell('') : (row.cells[index] ?? cell('')))))
    return cells
  })
  return rows.map((row, y) =>
    row.kind === 'section' ? row : { ...row, cells: row.cells.map((own, x) => columns[x]?.[y] ?? own) },
  )
}

function unitsInOrder(programme: Programme): readonly Region[] {
  return regionsInOrder(programme).filter(({ level }) => level === 'unit')
}

/** Indicators that have figures this period (a quarterly one has none in April), in even groups that fit a page. */
function pagesOf(
  indicators: readonly Indicator[],
  widthEm: number,
  hasFigures: (indicator: Indicator) => boolean,
): Indicator[][] {
  const shown = indicators.filter(hasFigures)
  const pages = Math.ceil(shown.length / Math.floor(widthEm / PAIR_WIDTH_EM.least))
  const size = Math.ceil(shown.length / Math.max(1, pages))
  return Array.from({ length: pages }, (_none, page) => shown.slice(page * size, (page + 1) * size))
}

function pair(lang: Lang, figure: Figure | undefined): Cell[] {
  return [valueCell(figure), growthCell(lang, figure?.growth)]
}

function pairColumns(lang: Lang, indicators: readonly Indicator[], widthEm: number): Column[] {
  const pairEm = Math.min(PAIR_WIDTH_EM.most, widthEm / indicators.length)
  const valueEm = Math.round(pairEm * PAIR_WIDTH_EM.valueShare * 10) / 10
  return indicators.flatMap((indicator) => {
    const unit = indicator.unit[lang]
    const head = say(lang, 'bulletinHeadUnit', { measure: measureLabel(lang, headlineMeasure(indicator)), unit })
    const points = indicator.kind === 'ratio' || indicator.kind === 'growth'
    const change = say(lang, points ? 'bulletinColumnPoints' : 'bulletinColumnGrowth')
    return [
      column(head, 'right', valueEm, indicator.name[lang]),
      column(change, 'right', Math.round((pairEm - valueEm) * 10) / 10, indicator.name[lang]),
    ]
  })
}

function markedName(zone: Zone, lang: Lang, standing: ZoneStanding['standing'] | undefined): string {
  return `${zone.name[lang]}${zone.synthetic ? SYNTHETIC_MARK : ''}${(standing && MARKS[standing]) ?? ''}`
}

function innerNames({ regions }: Programme, region: Region, lang: Lang): string | null {
  const inner = regions.filter(({ parent, level }) => parent === region.code && level === 'unit')
  return inner.length === 0 ? null : inner.map(({ name }) => name[lang]).join(say(lang, 'bulletinListSeparator'))
}

function innerLegends(lang: Lang, programme: Programme, rows: readonly Row[]): string[] {
  if (!rows.some(({ kind }) => kind === 'inner')) return []
  return unitsInOrder(programme).flatMap((region) => {
    const inner = innerNames(programme, region, lang)
    return inner === null ? [] : [say(lang, 'bulletinLegendInner', { region: region.name[lang], inner })]
  })
}
