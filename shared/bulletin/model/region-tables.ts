import type { Figure } from '../../figures/figure.ts'
import { type Lang, say } from '../../messages/catalogue.ts'
import type { Indicator, Programme, Region } from '../../programme/schema.ts'
import type { Row, Section, Table } from '../document.ts'
import { section, tableBlocks } from './blocks.ts'
import { headlineMeasure } from './book.ts'
import { cell } from './format.ts'
import {
  column,
  PAGE_WIDTH_EM,
  plain,
  regionsInOrder,
  type Source,
  type Spread,
  spreadCells,
  spreadColumns,
  spreads,
  tableOf,
} from './tables.ts'

const NAME_WIDTH_EM = 15
const COUNT_WIDTH_EM = 5.5
const WIDTH_EM = PAGE_WIDTH_EM - NAME_WIDTH_EM - COUNT_WIDTH_EM

export function regionSection(source: Source): Section {
  return section(source.lang, 'regions', 'bulletinRegions', [tableBlocks(regionTables(source))])
}

/** The total and every region in the plan's order; a region that holds another also shows itself with it, not added up. */
function regionTables(source: Source): Table[] {
  const { lang, programme, figures, book } = source
  if (unitsInOrder(programme).length < 2) return [] // one region is the total
  const indicators = book.indicators(programme.bulletin.regionIndicators)
  const ofRegions = figures.figures.filter(({ areaLevel, part }) => areaLevel === 'region' && part === null)
  return spreads(indicators, ofRegions, WIDTH_EM).map((spread, k) => {
    const rows = [totalRow(source, spread), ...unitsInOrder(programme).flatMap((r) => regionRows(source, spread, r))]
    return tableOf(lang, {
      id: `regions-${k + 1}`,
      dense: true,
      title: say(lang, 'bulletinRegions'),
      columns: [
        column(say(lang, 'bulletinColumnRegion'), 'left', 0),
        column(say(lang, 'bulletinColumnAccepted'), 'right', COUNT_WIDTH_EM, { unit: say(lang, 'bulletinUnitZones') }),
        ...spreadColumns(lang, spread),
      ],
      rows,
      remarks: innerRemarks(lang, programme, rows),
    })
  })
}

function totalRow({ lang, figures, book }: Source, spread: Spread): Row {
  const { accepted, expected } = figures.coverage
  const values = spreadCells(lang, spread, (i) => book.province(i, headlineMeasure(i)))
  return { kind: 'total', cells: [cell(say(lang, 'bulletinTotal')), cell(`${accepted}/${expected}`), ...values] }
}

function regionRows({ lang, programme, figures, book }: Source, spread: Spread, region: Region): Row[] {
  const { accepted = 0, expected = 0 } = figures.regionCoverage[region.code] ?? {}
  const cells = (find: (i: Indicator) => Figure | undefined) => spreadCells(lang, spread, find)
  const own = cells((i) => book.region(region.code, i, headlineMeasure(i)))
  const row = plain([cell(region.name[lang]), cell(`${accepted}/${expected}`), ...own])
  const inner = innerNames(programme, region, lang)
  const withInner = (i: Indicator) => book.regionWithInner(region.code, i, headlineMeasure(i))
  if (inner === null || !spread.indicators.some(withInner)) return [row]
  const name = say(lang, 'bulletinWithInner', { region: region.name[lang], inner })
  return [row, { kind: 'inner', cells: [cell(name), cell(''), ...cells(withInner)] }]
}

function unitsInOrder(programme: Programme): readonly Region[] {
  return regionsInOrder(programme).filter(({ level }) => level === 'unit')
}

function innerNames({ regions }: Programme, region: Region, lang: Lang): string | null {
  const inner = regions.filter(({ parent, level }) => parent === region.code && level === 'unit')
  return inner.length === 0 ? null : inner.map(({ name }) => name[lang]).join(say(lang, 'bulletinListSeparator'))
}

function innerRemarks(lang: Lang, programme: Programme, rows: readonly Row[]): string[] {
  if (!rows.some(({ kind }) => kind === 'inner')) return []
  return unitsInOrder(programme).flatMap((region) => {
    const inner = innerNames(programme, region, lang)
    return inner === null ? [] : [say(lang, 'bulletinLegendInner', { region: region.name[lang], inner })]
  })
}
