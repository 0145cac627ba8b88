import type { Coverage, EditionFigures, ZoneStanding } from '../../shared/figures/figures.ts'
import { type Lang, type MessageCode, say } from '../../shared/messages/catalogue.ts'
import { periodLabel } from '../../shared/period.ts'
import type { Indicator, Measure, Programme } from '../../shared/programme/schema.ts'
import type { Round } from '../../shared/round.ts'
import { figureBook, headlineMeasure } from './book.ts'
import type { BulletinDocument, KeyFigure, StandingList } from './document.ts'
import { absence, growthWords, inProse, percentOf } from './format.ts'
import { keyFigureTable, regionsInOrder, regionTables, type Source, zoneTables } from './tables.ts'
import { targetChart, targetLines, targetTable } from './targets.ts'
import { dateLabel, issueLabel, localDate, measureLabel, whenLabel } from './wording.ts'

export interface BulletinInput {
  readonly programme: Programme
  readonly round: Round
  readonly figures: EditionFigures
  /** Of the edition published before this one; null for a programme's first. */
  readonly previousManifestHash: string | null
}

const STANDINGS: readonly (readonly [ZoneStanding['standing'], MessageCode])[] = [
  ['missing', 'bulletinMissing'],
  ['rejected', 'bulletinRejected'],
  ['overdue', 'bulletinOverdue'],
  ['to-explain', 'bulletinToExplain'],
]
const CARDS_LIMIT = 6

/** The whole bulletin of one edition in one language: pure, the same input gives the same document. */
export function bulletinDocument(input: BulletinInput, lang: Lang): BulletinDocument {
  const { programme, figures } = input
  const source: Source = { lang, programme, figures, book: figureBook(programme, figures) }
  const lines = targetLines(source)
  const regions = regionTables(source, 3)
  const keyFigures = programme.bulletin.keyIndicators.flatMap((code) => source.book.indicators([code]))
  return {
    ...frontMatter(input, lang),
    coverage: coverageSentence(lang, figures.coverage),
    cards: keyFigures.slice(0, CARDS_LIMIT).map((indicator) => keyFigure(source, indicator, headlineMeasure(indicator))),
    highlights: keyFigures.map((indicator) => sentence(source, indicator, headlineMeasure(indicator))),
    keyTable: keyFigureTable(source, 1),
    targets: lines,
    targetTable: targetTable(source, lines, 2),
    chart: targetChart(lang, lines, 1),
    regionTables: regions,
    zoneTables: zoneTables(source, regions.length === 0 ? 3 : 4),
    standings: standingLists(source),
    missingCount: figures.standings.filter(({ standing }) => standing === 'missing').length,
    notes: notes(source),
    previousManifest: input.previousManifestHash
      ? say(lang, 'bulletinPreviousManifest', { hash: input.previousManifestHash })
      : say(lang, 'bulletinNoPreviousManifest'),
    words: words(lang),
  }
}

/** 初步 as long as a zone is missing or owes an explanation, else 终稿. */
export function isPreliminary({ coverage, standings }: EditionFigures): boolean {
  return coverage.accepted < coverage.expected || standings.some(({ standing }) => standing === 'to-explain')
}

function frontMatter({ programme, round, figures }: BulletinInput, lang: Lang) {
  const date = localDate(programme.calendar, round.releasesAt)
  const series = programme.bulletin.series[lang]
  const issue = issueLabel(lang, programme.calendar, figures.period, figures.edition)
  const period = periodLabel(figures.period, lang)
  const status = say(lang, isPreliminary(figures) ? 'bulletinPreliminary' : 'bulletinFinal')
  const released = { ...date, text: dateLabel(lang, date), epochSeconds: Date.parse(round.releasesAt) / 1000 }
  const office = programme.office.name[lang]
  const fact = (code: MessageCode, text: string) => ({ label: say(lang, code), text })
  const revised =
    figures.edition === 1
      ? []
      : [fact('bulletinLabelEdition', say(lang, 'bulletinEdition', { edition: figures.edition, reason: round.reason ?? '' }))]
  return {
    lang,
    title: `${series} ${issue}`,
    series,
    programme: programme.title[lang],
    issue,
    period,
    status,
    released,
    issuedBy: programme.issuedBy[lang],
    office,
    contact: programme.office.contact[lang],
    sampleNotice: programme.sampleNotice?.[lang] ?? '',
    facts: [
      fact('bulletinLabelPeriod', period),
      fact('bulletinLabelStatus', status),
      fact('bulletinLabelReleased', released.text),
      fact('bulletinLabelOffice', office),
      fact('bulletinLabelTable', `${programme.title[lang]} ${programme.tableNumber}`),
      ...revised,
    ],
  }
}

function coverageSentence(lang: Lang, { expected, reported, accepted, overdue }: Coverage): string {
  if (expected === 0) return say(lang, 'bulletinNoCoverage')
  return say(lang, 'bulletinCoverage', { expected, reported, accepted, overdue, rate: percentOf(accepted, expected, 1) })
}

function keyFigure({ lang, figures, book }: Source, indicator: Indicator, measure: Measure): KeyFigure {
  const figure = book.province(indicator, measure)
  const mark = absence(figure)
  return {
    name: indicator.name[lang],
    value: mark ?? inProse(figure?.value ?? '', lang),
    unit: mark === null ? indicator.unit[lang] : '',
    growth: growthWords(lang, figure?.growth),
    counted: say(lang, 'bulletinCounted', { counted: figure?.zones ?? 0, expected: figures.coverage.expected }),
    measure: measureLabel(lang, measure),
  }
}

function sentence(source: Source, indicator: Indicator, measure: Measure): string {
  const { lang, figures, book } = source
  const figure = book.province(indicator, measure)
  const common = { when: whenLabel(lang, figures.period, measure), name: indicator.name[lang] }
  if (absence(figure) !== null || figure?.value == null) return say(lang, 'bulletinSentenceMissing', common)
  const value = say(lang, 'bulletinValueUnit', { value: inProse(figure.value, lang), unit: indicator.unit[lang] })
  const params = { ...common, value, growth: growthWords(lang, figure.growth) }
  const { expected } = figures.coverage
  if (figure.zones === expected) return say(lang, 'bulletinSentence', params)
  return say(lang, 'bulletinSentencePartial', { ...params, counted: figure.zones, expected })
}

function standingLists({ lang, programme, figures }: Source): StandingList[] {
  const names = new Map(programme.zones.map((zone) => [zone.id, `${zone.name[lang]}${zone.synthetic ? '＊' : ''}`]))
  return STANDINGS.flatMap(([standing, code]) => {
    const zones = figures.standings.filter((each) => each.standing === standing)
    if (zones.length === 0) return []
    const lines = regionsInOrder(programme).flatMap((region) => {
      const own = zones.filter((each) => each.region === region.code).map(({ zone }) => names.get(zone) ?? zone)
      const joined = own.join(say(lang, 'bulletinListSeparator'))
      return own.length === 0 ? [] : [say(lang, 'bulletinListLine', { region: region.name[lang], zones: joined })]
    })
    return [{ head: say(lang, 'bulletinListHead', { standing: say(lang, code), count: zones.length }), lines }]
  })
}

function notes({ lang, programme, figures }: Source): string[] {
  const codes: MessageCode[] = ['bulletinNoteCoverage', 'bulletinNoteGrowth', 'bulletinNoteRounding', 'bulletinNoteMarks']
  if (programme.targets.length > 0) codes.push('bulletinNoteTargets')
  if (isPreliminary(figures)) codes.unshift('bulletinNotePreliminary')
  return [...programme.bulletin.notes.map((note) => note[lang]), ...codes.map((code) => say(lang, code))]
}

function words(lang: Lang): Record<string, string> {
  return {
    highlights: say(lang, 'bulletinHighlights'),
    keyFigures: say(lang, 'bulletinKeyFigures'),
    targets: say(lang, 'bulletinTargets'),
    regions: say(lang, 'bulletinRegions'),
    zones: say(lang, 'bulletinZones'),
    standings: say(lang, 'bulletinStandings'),
    notes: say(lang, 'bulletinNotes'),
    contact: say(lang, 'bulletinContact'),
    chain: say(lang, 'bulletinChain'),
    contents: say(lang, 'bulletinContents'),
    allInOrder: say(lang, 'bulletinAllInOrder'),
    // The layout fills these two in: only it knows page numbers.
    page: say(lang, 'bulletinPage', { page: '{page}', pages: '{pages}' }),
  }
}
