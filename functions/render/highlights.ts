import type { EditionFigures, Figure } from '../../shared/figures/figures.ts'
import { type Lang, say } from '../../shared/messages/catalogue.ts'
import type { Indicator } from '../../shared/programme/schema.ts'
import { headlineMeasure } from './book.ts'
import { absence, growthWords, inProse, percentOf } from './format.ts'
import type { Source } from './tables.ts'
import { targetLines, targetSummary } from './targets.ts'
import { whenLabel } from './wording.ts'

/** Up to so many targets are told one by one, more are counted. */
const TARGETS_TOLD = 3

/** The bulletin in a few paragraphs: the key figures by what time they are of, the targets, who has reported. */
export function highlights(source: Source): string[] {
  const { lang, programme, figures, book } = source
  const items = book.indicators(programme.bulletin.keyIndicators).map((indicator) => {
    const measure = headlineMeasure(indicator)
    return {
      when: whenLabel(lang, figures.period, measure),
      words: item(lang, indicator, book.province(indicator, measure)),
    }
  })
  const paragraphs = [...Map.groupBy(items, ({ when }) => when)].map(([when, own]) =>
    say(lang, 'bulletinHighlight', {
      when,
      items: own.map(({ words }) => words).join(say(lang, 'bulletinLegendSeparator')),
    }),
  )
  return [...paragraphs, ...targets(source), coverageSentence(lang, figures.coverage)]
}

/** Expected, reported, accepted and overdue zones in one sentence. */
export function coverageSentence(
  lang: Lang,
  { expected, reported, accepted, overdue }: EditionFigures['coverage'],
): string {
  if (expected === 0) return say(lang, 'bulletinNoCoverage')
  const counts = { expected, reported, accepted, overdue, rate: percentOf(accepted, expected, 1) }
  return say(lang, overdue === 0 ? 'bulletinCoverageInTime' : 'bulletinCoverage', counts)
}

function targets(source: Source): string[] {
  const lines = targetLines(source)
  if (lines.length > TARGETS_TOLD) return [targetSummary(source.lang, source.figures.targets)]
  return lines.map(({ sentence }) => sentence)
}

/** A figure of some of the zones only says so where it stands. */
function item(lang: Lang, indicator: Indicator, figure: Figure | undefined): string {
  const name = indicator.name[lang]
  if (absence(figure) !== null || !figure?.value) return say(lang, 'bulletinItemMissing', { name })
  const value = say(lang, 'bulletinValueUnit', { value: inProse(figure.value, lang), unit: indicator.unit[lang] })
  const { zones: counted, expected, growth } = figure
  const words = growth
    ? say(lang, 'bulletinItem', { name, value, growth: growthWords(lang, growth) })
    : say(lang, 'bulletinItemBare', { name, value })
  return counted === expected ? words : say(lang, 'bulletinItemPartial', { item: words, counted, expected })
}
