import type { Growth } from '../figures/figure.ts'
import { type Lang, say } from '../messages/catalogue.ts'
import { growthWords } from './growth.ts'
import { direction, inProse, unsigned } from './printed.ts'

/** 占…的比重为x%，比上年同期提高y个百分点. `percent` as printed; `change` in points, null where there is none to tell. */
export function shareWords(lang: Lang, whole: string, percent: string, change: Growth | null): string {
  const share = say(lang, 'wordsShare', { whole, x: inProse(percent, lang) })
  return change === null ? share : say(lang, 'wordsShareChange', { share, change: growthWords(lang, change) })
}

/**
 * A part's weight in the change of a whole, both numbers as printed. Where whole and part rise: 贡献率 in percent, which may exceed 100,
 * and 拉动 in points. Where the part falls only the points are told: a negative rate of contribution misleads.
 */
export function contributionWords(
  lang: Lang,
  whole: string,
  { percent, points }: { readonly percent: string | null; readonly points: string },
): string {
  const y = inProse(unsigned(points), lang)
  const turn = direction(points)
  if (turn === 0) return say(lang, 'wordsPullNone', { whole })
  if (turn < 0) return say(lang, 'wordsPullDown', { whole, y })
  // A part that rises in a whole that falls holds against it: there is no growth to have a share in.
  if (percent === null || direction(percent) <= 0) return say(lang, 'wordsPullAgainst', { whole, y })
  return say(lang, 'wordsPullUp', { whole, x: inProse(percent, lang), y })
}

/** 居…第n位，位次较上年前进m个: a smaller number is further ahead. `before` is null without a rank last year. */
export function rankWords(lang: Lang, among: string, rank: number, before: number | null): string {
  if (before === null) return say(lang, 'wordsRank', { among, n: rank })
  if (before === rank) return say(lang, 'wordsRankSame', { among, n: rank })
  const moved = Math.abs(before - rank)
  return say(lang, rank < before ? 'wordsRankUp' : 'wordsRankDown', { among, n: rank, moved })
}
