import { type Lang, type MessageCode, say } from '../messages/catalogue.ts'
import { direction, inProse, printedDifference, unsigned } from './printed.ts'

/** Two rates of growth in percent, as printed, `21.0` and `-1.0`. */
export interface RateChange {
  readonly now: string
  readonly before: string
  /** The change in points as printed, where a table shows it; else what a reader gets who subtracts the two rates. */
  readonly points?: string
  /** What `before` is of, in words: 1—2月, 上年同期. */
  readonly since: string
}

/** Where the printed rate had another sign before, the turn says more than the points. */
const TURNS: Readonly<Record<string, MessageCode>> = {
  '-1 1': 'wordsFallToRise',
  '1 -1': 'wordsRiseToFall',
  '0 1': 'wordsFlatToRise',
  '0 -1': 'wordsFlatToFall',
  '1 0': 'wordsRiseToFlat',
  '-1 0': 'wordsFallToFlat',
}

/** 增速加快 / 回落, 降幅收窄 / 扩大, 由降转增 / 由增转降, 持平: one rate of growth against an earlier one. Points, never percent of a rate. */
export function rateChangeWords(lang: Lang, { now, before, points, since }: RateChange): string {
  const change = points ?? printedDifference(now, before)
  const [was, is, moved] = [direction(before), direction(now), direction(change)]
  const falling = was < 0 && is < 0
  if (moved === 0) return say(lang, falling ? 'wordsSameFall' : 'wordsSameRise', { since })
  const turn = TURNS[`${was} ${is}`]
  if (turn) return say(lang, turn)
  const x = inProse(unsigned(change), lang)
  if (falling) return say(lang, moved > 0 ? 'wordsFallNarrowed' : 'wordsFallWidened', { since, x })
  return say(lang, moved > 0 ? 'wordsFaster' : 'wordsSlower', { since, x })
}

/** 高于 / 低于 … x个百分点: a rate against that of a larger whole, both as printed. `average` in words: 全省平均水平. */
export function againstAverageWords(lang: Lang, own: string, average: { rate: string; name: string }): string {
  const difference = printedDifference(own, average.rate)
  const x = inProse(unsigned(difference), lang)
  const codes = { '-1': 'wordsBelowAverage', '0': 'wordsAtAverage', '1': 'wordsAboveAverage' } as const
  return say(lang, codes[direction(difference)], { average: average.name, x })
}
