import { roundRatio } from '../decimal.ts'
import { parseExact } from '../figures/amount.ts'
import type { Figure, Growth } from '../figures/figure.ts'
import { type Lang, say } from '../messages/catalogue.ts'
import type { Indicator } from '../programme/schema.ts'
import { growthWords } from './growth.ts'
import { quantity } from './printed.ts'
import { rateChangeWords } from './rate.ts'

/** The rate of growth that was printed in an earlier period, and the points between that one and this, as printed. */
export interface EarlierRate {
  readonly before: string
  readonly change: string
  /** The earlier period in words. */
  readonly since: string
}

/**
 * One figure of a paragraph: name, value, change, whether that is faster than before. Why there is no value is told apart: missing,
 * not applicable, withheld. What it rests on is said by `restsOn`, for it alone or for several at once.
 */
export function itemWords(
  lang: Lang,
  indicator: Indicator,
  figure: Figure | undefined,
  earlier: EarlierRate | null = null,
): string {
  const name = indicator.name[lang]
  if (figure?.status === 'c') return say(lang, 'wordsItemWithheld', { name })
  if (figure?.status === 'z') return say(lang, 'wordsItemNotApplicable', { name })
  if (!figure || figure.value === null) return say(lang, 'wordsItemMissing', { name })
  const value = quantity(lang, figure.value, indicator.unit[lang])
  const { growth } = figure
  return growth
    ? say(lang, 'wordsItem', { name, value, growth: changeWords(lang, indicator, growth, earlier) })
    : say(lang, 'wordsItemBare', { name, value })
}

/** The change of what is itself a rate of growth is told as 加快, 收窄 or a turn; all else by its own change, then by its pace. */
function changeWords(lang: Lang, { kind, decimals }: Indicator, growth: Growth, earlier: EarlierRate | null): string {
  if (kind === 'growth' && growth.unit === 'points' && growth.value !== null) {
    const rate = (exact: string) => roundRatio(parseExact(exact), decimals)
    const rates = { now: rate(growth.current), before: rate(growth.base), points: growth.value }
    return rateChangeWords(lang, { ...rates, since: say(lang, 'wordsYearEarlier') })
  }
  const words = growthWords(lang, growth)
  if (!earlier || growth.unit !== 'percent' || growth.value === null) return words
  const { before, change: points, since } = earlier
  const pace = rateChangeWords(lang, { now: growth.value, before, points, since })
  return say(lang, 'wordsGrowthPace', { growth: words, pace })
}

/** A figure of some of the zones says so where it stands; so does a change over fewer zones than its value. */
export function restsOn(lang: Lang, item: string, figure: Figure | undefined): string {
  if (!figure || figure.value === null) return item
  const { zones: counted, expected, growth } = figure
  const compared = growth?.zones ?? counted
  if (counted === expected) return compared === counted ? item : say(lang, 'wordsItemCompared', { item, compared })
  return compared === counted
    ? say(lang, 'wordsItemPartial', { item, counted, expected })
    : say(lang, 'wordsItemPartialCompared', { item, counted, expected, compared })
}
