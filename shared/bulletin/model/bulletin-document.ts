import { bulletinFigures } from '../../figures/disclosure/disclose.ts'
import { bulletinRestatements } from '../../figures/disclosure/restatements.ts'
import { type Lang, type MessageCode, say } from '../../messages/catalogue.ts'
import { audienceOf } from '../../programme/audience.ts'
import type { Indicator, Programme } from '../../programme/schema.ts'
import { growthWords } from '../../words/growth.ts'
import { inProse } from '../../words/printed.ts'
import type { BulletinDocument, KeyFigure } from '../document.ts'
import type { BulletinInput } from '../input.ts'
import { figureBook, headlineMeasure } from './book.ts'
import { absence } from './format.ts'
import { frontMatter, isPreliminary } from './front-matter.ts'
import { coverageSentence, highlights } from './highlights.ts'
import { keyFigureTable } from './key-table.ts'
import { regionTables } from './region-tables.ts'
import { restatedBasis, restatedSection } from './restatement.ts'
import { standingLists } from './standings.ts'
import type { Source } from './tables.ts'
import { targetOutlook, targetReadings } from './target-outlook.ts'
import { targetChart, targetLines, targetTable } from './targets.ts'
import { measureLabel } from './wording.ts'
import { zoneTables } from './zone-tables.ts'

/** Two rows on the cover. */
const CARDS_LIMIT = 8

/** The whole bulletin of one edition in one language: pure, the same input gives the same document. */
export function bulletinDocument(input: BulletinInput, lang: Lang): BulletinDocument {
  const programme = shownProgramme(input)
  const figures = bulletinFigures(programme, input.figures)
  const source: Source = { lang, programme, figures, book: figureBook(programme, figures) }
  const lines = targetLines(source)
  const outlook = targetOutlook(source, 3)
  const first = 2 + (lines.length === 0 ? 0 : 1) + (outlook ? 1 : 0)
  const regions = regionTables(source, first)
  const before = first - 1 + (regions.length === 0 ? 0 : 1)
  const zones = zoneTables(source, before + 1)
  return {
    ...frontMatter(input, lang),
    restated: restatedSection(source, shownRestatements(input), before + (zones.length === 0 ? 1 : 2)),
    coverage: coverageSentence(lang, figures.coverage),
    cards: source.book
      .indicators(programme.bulletin.keyIndicators)
      .slice(0, CARDS_LIMIT)
      .map((indicator) => keyFigure(source, indicator)),
    highlights: highlights(source),
    keyTable: keyFigureTable(source, 1),
    targets: lines,
    targetTable: targetTable(source, lines, 2),
    targetOutlook: outlook,
    targetReadings: targetReadings(source),
    chart: targetChart(lang, lines, 1),
    regionTables: regions,
    zoneTables: zones,
    standings: standingLists(source),
    missingCount: figures.standings.filter(({ standing }) => standing === 'missing').length,
    notes: [...notes(source), ...restatedBasis(input, lang)],
    previousManifest: input.previousManifestHash,
    words: words(lang),
  }
}

/** Internal targets are none to the bulletin's readers, not targets without a figure. */
function shownProgramme({ programme }: BulletinInput): Programme {
  return audienceOf(programme, 'targets') === 'internal' ? { ...programme, targets: [] } : programme
}

function shownRestatements(input: BulletinInput): BulletinInput {
  const { programme, figures, restatements } = input
  return restatements ? { ...input, restatements: bulletinRestatements(programme, figures, restatements) } : input
}

function keyFigure({ lang, book }: Source, indicator: Indicator): KeyFigure {
  const measure = headlineMeasure(indicator)
  const figure = book.province(indicator, measure)
  const mark = absence(figure)
  return {
    name: indicator.name[lang],
    value: mark ?? inProse(figure?.value ?? '', lang),
    unit: mark === null ? indicator.unit[lang] : '',
    growth: growthWords(lang, figure?.growth),
    counted: say(lang, 'bulletinCounted', { counted: figure?.zones ?? 0, expected: figure?.expected ?? 0 }),
    measure: measureLabel(lang, measure),
  }
}

/** The programme's own notes, then those on what this edition shows. */
function notes({ lang, programme, figures }: Source): string[] {
  const { bulletin, indicators, targets } = programme
  const when = (shown: boolean, code: MessageCode) => (shown ? [say(lang, code)] : [])
  return [
    ...bulletin.notes.map((note) => note[lang]),
    ...when(isPreliminary(figures), 'bulletinNotePreliminary'),
    ...when(true, 'bulletinNoteCoverage'),
    ...when(
      figures.figures.some(({ growth }) => growth !== null),
      'bulletinNoteGrowth',
    ),
    ...when(
      indicators.some(({ decimals }) => decimals > 0),
      'bulletinNoteRounding',
    ),
    ...when(true, 'bulletinNoteMarks'),
    ...when(targets.length > 0, 'bulletinNoteTargets'),
  ]
}

function words(lang: Lang): Record<string, string> {
  return {
    sample: say(lang, 'bulletinSample'),
    highlights: say(lang, 'bulletinHighlights'),
    keyFigures: say(lang, 'bulletinKeyFigures'),
    targets: say(lang, 'bulletinTargets'),
    targetMark: say(lang, 'bulletinChartMark'),
    questions: say(lang, 'bulletinQuestions'),
    readings: say(lang, 'targetReadings'),
    regions: say(lang, 'bulletinRegions'),
    zones: say(lang, 'bulletinZones'),
    standings: say(lang, 'bulletinStandings'),
    restated: say(lang, 'restatedHeading'),
    notes: say(lang, 'bulletinNotes'),
    contact: say(lang, 'bulletinContact'),
    previousManifest: say(lang, 'bulletinPreviousManifest'),
    noPreviousManifest: say(lang, 'bulletinNoPreviousManifest'),
    contents: say(lang, 'bulletinContents'),
    allInOrder: say(lang, 'bulletinAllInOrder'),
    // The layout fills these two in: only it knows page numbers.
    page: say(lang, 'bulletinPage', { page: '{page}', pages: '{pages}' }),
  }
}
