import { roundRatio } from '../decimal.ts'
import { parseExact } from '../figures/amount.ts'
import type { Growth } from '../figures/figure.ts'
import { type Lang, type MessageCode, say } from '../messages/catalogue.ts'
import { direction, inProse, unsigned } from './printed.ts'

const MARKS: Readonly<Record<NonNullable<Growth['mark']>, MessageCode>> = {
  'to-profit': 'wordsToProfit',
  'to-loss': 'wordsToLoss',
  'loss-narrowed': 'wordsLossNarrowed',
  'loss-widened': 'wordsLossWidened',
  'no-base': 'wordsNoBase',
}

/** From 100 % as printed, growth is told in multiples: 增长2.5倍 is 3.5 times the base. */
const MULTIPLE_FROM = /^\d{3,}/
const MULTIPLE_DECIMALS = 1

/**
 * Change on a year earlier in words, from the rate as printed: 同比增长 / 下降 x%, 增长n倍 from 100 %, 与上年同期持平 where it prints
 * as zero, 提高 / 降低 x个百分点 for what is itself in percent, 扭亏为盈 and its like where there is no rate.
 */
export function growthWords(lang: Lang, growth: Growth | null | undefined): string {
  if (growth && growth.mark !== null) return markWords(lang, growth.mark)
  if (!growth || growth.value === null) return say(lang, 'wordsNoComparison')
  const x = inProse(unsigned(growth.value), lang)
  const turn = direction(growth.value)
  if (turn === 0) return say(lang, 'wordsFlat')
  if (growth.unit === 'points') return say(lang, turn < 0 ? 'wordsPointsDown' : 'wordsPointsUp', { x })
  const times = multipleOf(growth)
  if (times !== null) return say(lang, 'wordsTimes', { n: inProse(times, lang), x })
  return say(lang, turn < 0 ? 'wordsFall' : 'wordsRise', { x })
}

/** What is said where no rate exists. */
export function markWords(lang: Lang, mark: NonNullable<Growth['mark']>): string {
  return say(lang, MARKS[mark])
}

/** The growth as a multiple of the base, where it prints as 100 % or more; null below. Rounded once, from the exact figures. */
export function multipleOf(growth: Growth): string | null {
  if (growth.unit !== 'percent' || growth.value === null || !MULTIPLE_FROM.test(growth.value)) return null
  const [now, then] = [parseExact(growth.current), parseExact(growth.base)]
  if (then.num <= 0n) return null
  return roundRatio({ num: now.num * then.den - then.num * now.den, den: now.den * then.num }, MULTIPLE_DECIMALS)
}
