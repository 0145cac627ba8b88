import type { Figure } from '../../figures/figure.ts'
import { type Lang, say } from '../../messages/catalogue.ts'
import type { Indicator, Programme, Region } from '../../programme/schema.ts'
import type { Row, Section, Table } from '../document.ts'
import { chartBlocks, paragraphs, section, tableBlocks } from './blocks.ts'
import { headlineMeasure } from './book.ts'
import { cell } from './format.ts'
import { rankedIndicators, regionRank } from './region-ranks.ts'
import { regionTiles } from './region-tiles.ts'
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
const LEADERS = 3
const COUNT_WIDTH_EM = 5.5
const WIDTH_EM = PAGE_WIDTH_EM - NAME_WIDTH_EM - COUNT_WIDTH_EM

export function regionSection(source: Source): Section {
  const tables = regionTables(source)
  return section(source.lang, 'regions', 'bulletinRegions', [
    paragraphs(tables.length === 0 ? [] : leadSentences(source)),
    chartBlocks(tables.length === 0 ? [] : regionTiles(source)),
    tableBlocks(tables),
  ])
}

/** The total and every region in the plan's order; a region that holds another also shows itself with it, not added up. */
function regionTables(source: Source): Table[] {
  const { lang, programme, figures, book } = source
  if (unitsInOrder(programme).length < 2) return [] // one region is the total
  const indicators = book.indicators(programme.bulletin.regionIndicators)
  const ofLevel = (level: Figure['areaLevel']) =>
    figures.figures.filter(({ areaLevel, part }) => areaLevel === level && part === null)
  const options = { ranked: rankedIndicators(source), total: ofLevel('province') }
  return spreads(indicators, ofLevel('region'), WIDTH_EM, options).map((spread, k) => {
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

function totalRow({ lang, programme, figures, book }: Source, spread: Spread): Row {
  const { accepted, expected } = figures.coverage
  const values = spreadCells(lang, spread, (i) => book.province(i, headlineMeasure(i)))
  const code = programme.regions.find(({ level }) => level === 'province')?.code
  const total = [cell(say(lang, 'bulletinTotal')), cell(`${accepted}/${expected}`), ...values]
  return { ...plain(total, code), kind: 'total' }
}

function regionRows({ lang, programme, figures, book }: Source, spread: Spread, region: Region): Row[] {
  const { accepted = 0, expected = 0 } = figures.regionCoverage[region.code] ?? {}
  const cells = (find: (i: Indicator) => Figure | undefined) => spreadCells(lang, spread, find)
  const own = spreadCells(
    lang,
    spread,
    (i) => book.region(region.code, i, headlineMeasure(i)),
    (i) => regionRank(figures, region.code, i),
  )
  const row = plain([cell(region.name[lang]), cell(`${accepted}/${expected}`), ...own], region.code)
  const inner = innerNames(programme, region, lang)
  const withInner = (i: Indicator) => book.regionWithInner(region.code, i, headlineMeasure(i))
  if (inner === null || !spread.indicators.some(withInner)) return [row]
  const name = say(lang, 'bulletinWithInner', { region: region.name[lang], inner })
  return [row, { ...plain([cell(name), cell(''), ...cells(withInner)], region.code), kind: 'inner' }]
}

/** Who leads by what regions are put in order by. */
function leadSentences({ lang, programme, figures, book }: Source): string[] {
  const ranked = rankedIndicators({ lang, programme, figures, book })
  const indicator = book.indicators(programme.bulletin.regionIndicators).find(({ code }) => ranked.has(code))
  if (!indicator) return []
  const units = unitsInOrder(programme).flatMap(({ code, name }) => {
    const rank = regionRank(figures, code, indicator)
    return rank === null ? [] : [{ rank, name: name[lang] }]
  })
  const leaders = units.filter(({ rank }) => rank <= LEADERS).sort((a, b) => a.rank - b.rank)
  if (units.length <= LEADERS) return []
  const names = leaders.map(({ name }) => name).join(say(lang, 'bulletinListSeparator'))
  return [
    say(lang, 'bulletinRegionLead', { count: units.length, name: indicator.name[lang], n: leaders.length, names }),
  ]
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
