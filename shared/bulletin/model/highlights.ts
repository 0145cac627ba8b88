import type { FigurePlace } from '../../figures/analysis/analysis.ts'
import type { Figure } from '../../figures/figure.ts'
import type { EditionFigures } from '../../figures/figures.ts'
import { type Lang, say } from '../../messages/catalogue.ts'
import { isFirstOfYear, previousPeriod } from '../../period.ts'
import type { Indicator, Measure } from '../../programme/schema.ts'
import { type EarlierRate, itemWords, restsOn } from '../../words/item.ts'
import { sinceWords } from '../../words/since.ts'
import { headlineMeasure } from './book.ts'
import { percentOf } from './format.ts'
import type { Source } from './tables.ts'
import { targetLines, targetSummary } from './targets.ts'
import { whenLabel } from './wording.ts'

/** Up to so many targets are told one by one, more are counted. */
const TARGETS_TOLD = 3
/** The headline's limit, and how many sentences of it figures may have when targets are told too. */
const SENTENCES_MAX = 5
const FIGURES_MAX = 3
const ITEMS_A_SENTENCE = 4

/** The bulletin in five sentences at the most: the key figures by what time they are of, the targets, who has reported. */
export function highlights(source: Source): string[] {
  const { lang, programme, figures, book } = source
  const items = book.indicators(programme.bulletin.keyIndicators).map((indicator) => {
    const measure = headlineMeasure(indicator)
    const figure = book.province(indicator, measure)
    const words = itemWords(lang, indicator, figure, earlierRate(source, indicator, measure))
    return { when: whenLabel(lang, figures.period, measure), figure, words }
  })
  const groups = [...Map.groupBy(items, ({ when }) => when)]
  const sentences = groups.flatMap(([when, own]) =>
    inSentences(own).map((part) =>
      say(lang, 'wordsHighlight', { when, items: told(lang, part).join(say(lang, 'wordsItemSeparator')) }),
    ),
  )
  const ends = [
    ...targets(source, SENTENCES_MAX - Math.min(sentences.length, FIGURES_MAX) - 1),
    coverageSentence(lang, figures.coverage),
  ]
  return [...sentences.slice(0, SENTENCES_MAX - ends.length), ...ends]
}

/** So few figures a sentence can still be read; more are split evenly. */
function inSentences<Each>(items: readonly Each[]): Each[][] {
  const count = Math.ceil(items.length / ITEMS_A_SENTENCE)
  const size = Math.ceil(items.length / Math.max(1, count))
  return Array.from({ length: count }, (_none, k) => items.slice(k * size, (k + 1) * size))
}

interface Item {
  readonly figure: Figure | undefined
  readonly words: string
}

/** What the figures rest on is said once where it is the same for all of them, else with each. */
function told(lang: Lang, items: readonly Item[]): string[] {
  const [first] = items
  const bases = new Set(items.map(({ figure }) => `${figure?.zones} ${figure?.expected} ${figure?.growth?.zones}`))
  const all = say(lang, 'wordsAllItems')
  const shared = items.length > 1 && bases.size === 1 ? restsOn(lang, all, first?.figure) : all
  if (shared === all) return items.map(({ figure, words }) => restsOn(lang, words, figure))
  return [...items.map(({ words }) => words), shared]
}

/** What the province's flow grew by in the period before, of the same year: last year's December says little in spring, and a level has no pace. */
function earlierRate(
  { lang, programme, figures: { period, analysis } }: Source,
  { code }: Indicator,
  measure: Measure,
): EarlierRate | null {
  const isOf = (place: FigurePlace) =>
    place.areaLevel === 'province' && place.indicator === code && place.part === null && place.measure === measure
  const pace = analysis?.comparisons.find(isOf)?.pace
  if (!pace || measure === 'end' || isFirstOfYear(period)) return null
  const earlier = previousPeriod(period, programme.calendar.mergesJanuaryFebruary)
  return { ...pace, since: sinceWords(lang, period, earlier, measure) }
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

function targets(source: Source, most: number): string[] {
  const lines = targetLines(source)
  if (lines.length > Math.min(TARGETS_TOLD, most))
    return [targetSummary(source.lang, source.programme, source.figures.targets)]
  return lines.map(({ sentence }) => sentence)
}
