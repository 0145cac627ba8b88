import type { Ratio } from '../../decimal.ts'
import { compareRatios, parseExact } from '../../figures/amount.ts'
import type { GroupFigure } from '../../figures/analysis/analysis.ts'
import { say } from '../../messages/catalogue.ts'
import type { Indicator } from '../../programme/schema.ts'
import { contributionWords } from '../../words/share.ts'
import type { Cell, Row, Section, Table } from '../document.ts'
import { paragraphs, section, tableBlocks } from './blocks.ts'
import { headlineMeasure } from './book.ts'
import { cell, growthCell, MISSING, numberCell, valueCell } from './format.ts'
import { column, plain, type Source, tableOf } from './tables.ts'
import { measureLabel } from './wording.ts'

/** The largest are shown; what is left out is counted. */
const INDUSTRIES_SHOWN = 20

/** An industry's figure of an indicator that is filed by industry. */
interface Industry {
  readonly figure: GroupFigure
  readonly size: Ratio
}

/** Leading industries (主导产业): size, growth, and what each gave to the growth of all. */
export function industrySection(source: Source): Section {
  const { lang, programme } = source
  const shown = programme.indicators
    .filter(({ breakdown }) => breakdown === 'industries')
    .map((indicator) => ({ indicator, industries: industriesOf(source, indicator) }))
    .filter(({ industries }) => industries.length > 0)
  return section(lang, 'industries', 'bulletinIndustries', [
    paragraphs(shown.flatMap(({ indicator, industries }) => leadSentences(source, indicator, industries))),
    tableBlocks(shown.map(({ indicator, industries }) => industryTable(source, indicator, industries))),
  ])
}

/** Largest first; equals by name. */
function industriesOf({ figures }: Source, indicator: Indicator): Industry[] {
  const measure = headlineMeasure(indicator)
  return (figures.analysis?.groups ?? [])
    .filter((group) => group.areaLevel === 'industry' && group.indicator === indicator.code)
    .filter((group) => group.measure === measure && group.part === null)
    .flatMap((figure) => (figure.exact === null ? [] : [{ figure, size: parseExact(figure.exact) }]))
    .sort((a, b) => compareRatios(b.size, a.size) || (a.figure.area < b.figure.area ? -1 : 1))
}

function industryTable(source: Source, indicator: Indicator, industries: readonly Industry[]): Table {
  const { lang } = source
  const left = industries.length - INDUSTRIES_SHOWN
  return tableOf(lang, {
    id: `industries-${indicator.code}`,
    dense: true,
    title: indicator.name[lang],
    columns: [
      column(say(lang, 'bulletinColumnRank'), 'right', 4),
      column(say(lang, 'bulletinColumnIndustry'), 'left', 0),
      column(measureLabel(lang, headlineMeasure(indicator)), 'right', 9, { unit: indicator.unit[lang] }),
      column(say(lang, 'bulletinColumnGrowth'), 'right', 7, { unit: say(lang, 'bulletinUnitPercent') }),
      column(say(lang, 'bulletinColumnContribution'), 'right', 8, { unit: say(lang, 'bulletinUnitPercent') }),
      column(say(lang, 'bulletinColumnPull'), 'right', 8, { unit: say(lang, 'bulletinUnitPoints') }),
      column(say(lang, 'bulletinColumnCounted'), 'right', 8, { unit: say(lang, 'bulletinUnitZones') }),
    ],
    rows: industries.slice(0, INDUSTRIES_SHOWN).map(({ figure }, at) => industryRow(source, figure, at + 1)),
    remarks: [
      ...(isWhole(source, indicator, industries) ? [] : [say(lang, 'bulletinIndustriesRest')]),
      ...(left > 0 ? [say(lang, 'bulletinIndustriesLeft', { shown: INDUSTRIES_SHOWN, left })] : []),
      // The register has no other names for them.
      ...(lang === 'en' ? [say(lang, 'bulletinIndustriesChinese')] : []),
    ],
  })
}

/** Whether the industries make the whole: what zones without an approved list of industries file belongs to none of them. */
function isWhole({ figures }: Source, { code }: Indicator, industries: readonly Industry[]): boolean {
  const { measure } = industries[0]?.figure ?? {}
  const whole = figures.figures.find(
    (f) => f.areaLevel === 'province' && f.indicator === code && f.measure === measure && f.part === null,
  )
  const parts = industries.map(({ size }) => size).reduce(plus, { num: 0n, den: 1n })
  return whole?.exact == null || compareRatios(parts, parseExact(whole.exact)) === 0
}

function plus(a: Ratio, b: Ratio): Ratio {
  return { num: a.num * b.den + b.num * a.den, den: a.den * b.den }
}

function industryRow(source: Source, figure: GroupFigure, rank: number): Row {
  const own = contributionOf(source, figure)
  const number = (decimal: string | null | undefined): Cell => (decimal == null ? cell(MISSING) : numberCell(decimal))
  return plain([
    numberCell(String(rank)),
    cell(figure.area),
    valueCell(figure),
    growthCell(source.lang, figure.growth),
    ...[number(own?.share), number(own?.pull)],
    cell(`${figure.zones}/${figure.expected}`),
  ])
}

/** Who moved the whole most, either way. */
function leadSentences(source: Source, indicator: Indicator, industries: readonly Industry[]): string[] {
  const { lang } = source
  const pulls = industries.flatMap(({ figure }) => {
    const own = contributionOf(source, figure)
    return own && own.pull !== null ? [{ name: figure.area, percent: own.share, points: own.pull }] : []
  })
  const sorted = pulls.toSorted((a, b) => Number(b.points) - Number(a.points))
  const most = sorted[0]
  if (!most || Number(most.points) <= 0) return []
  const words = contributionWords(lang, indicator.name[lang], most)
  return [say(lang, 'bulletinIndustryLead', { count: industries.length, name: most.name, words })]
}

function contributionOf({ figures }: Source, { area, indicator, measure }: GroupFigure) {
  return figures.analysis?.contributions.find(
    (each) =>
      each.areaLevel === 'industry' && each.area === area && each.indicator === indicator && each.measure === measure,
  )
}
