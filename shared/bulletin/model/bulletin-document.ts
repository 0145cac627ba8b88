import { bulletinFigures } from '../../figures/disclosure/disclose.ts'
import { bulletinRestatements } from '../../figures/disclosure/restatements.ts'
import { type Lang, say } from '../../messages/catalogue.ts'
import { audienceOf } from '../../programme/audience.ts'
import type { Programme } from '../../programme/schema.ts'
import type { BulletinDocument, Section, TargetLine } from '../document.ts'
import type { BulletinInput } from '../input.ts'
import { figureBook } from './book.ts'
import { definitionSection } from './definitions.ts'
import { frontMatter } from './front-matter.ts'
import { coverageSentence, highlights } from './highlights.ts'
import { industrySection } from './industries.ts'
import { keyFigureCards, keyFigureSection } from './key-figures.ts'
import { contactSection, noteSection } from './notes.ts'
import { numbered } from './numbering.ts'
import { qualitySection } from './quality.ts'
import { regionSection } from './region-tables.ts'
import { restatedSection, restatedSummary } from './restatement.ts'
import { standingSection } from './standings.ts'
import type { Source } from './tables.ts'
import { targetSection } from './target-section.ts'
import { targetLines } from './targets.ts'
import { trendSection } from './trends.ts'
import { zoneSection } from './zone-tables.ts'

/** The whole bulletin of one edition in one language: pure, the same input gives the same document. */
export function bulletinDocument(input: BulletinInput, lang: Lang): BulletinDocument {
  const programme = shownProgramme(input)
  const figures = bulletinFigures(programme, input.figures)
  const source: Source = { lang, programme, figures, book: figureBook(programme, figures) }
  const targets = targetLines(source)
  const shown = shownRestatements(input)
  const front = frontMatter(input, lang)
  return {
    ...front,
    coverage: coverageSentence(lang, figures.coverage),
    cards: keyFigureCards(source),
    highlights: highlights(source),
    targets,
    restated: restatedSummary(source, shown),
    sections: numbered(lang, sections(source, shown, targets)),
    missingCount: figures.standings.filter(({ standing }) => standing === 'missing').length,
    previousManifest: input.previousManifestHash,
    words: words(lang, front),
  }
}

/** In the order of the contents; what has nothing to say is left out. */
function sections(source: Source, input: BulletinInput, targets: readonly TargetLine[]): Section[] {
  const all = [
    keyFigureSection(source),
    targetSection(source, targets),
    trendSection(source),
    regionSection(source),
    industrySection(source),
    zoneSection(source),
    standingSection(source),
    restatedSection(source, input),
    qualitySection(source),
    definitionSection(source),
    noteSection(source, input),
    contactSection(source, input),
  ]
  return all.filter(({ blocks }) => blocks.length > 0)
}

/** Internal targets are none to the bulletin's readers, not targets without a figure. */
function shownProgramme({ programme }: BulletinInput): Programme {
  return audienceOf(programme, 'targets') === 'internal' ? { ...programme, targets: [] } : programme
}

function shownRestatements(input: BulletinInput): BulletinInput {
  const { programme, figures, restatements } = input
  return restatements ? { ...input, restatements: bulletinRestatements(programme, figures, restatements) } : input
}

function words(lang: Lang, { period, status }: { period: string; status: string }): Record<string, string> {
  return {
    sample: say(lang, 'bulletinSample'),
    periodStatus: say(lang, 'bulletinPeriodStatus', { period, status }),
    highlights: say(lang, 'bulletinHighlights'),
    contents: say(lang, 'bulletinContents'),
    continued: say(lang, 'bulletinContinued', { caption: '{caption}' }),
    // The layout fills these two in: only it knows page numbers.
    page: say(lang, 'bulletinPage', { page: '{page}', pages: '{pages}' }),
  }
}
