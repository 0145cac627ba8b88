import type { Bilingual } from '../submission.ts'

/**
 * The phrases of statistical bulletins, one for each rule of wording. Numbers come in as the tables print them, so a sentence never
 * says more than its table. A fall is told by its size: 下降1.0%, never 增长-1.0%.
 */
export const wordMessages = {
  // change on a year earlier
  wordsRise: { zh: '同比增长{x}%', en: 'up {x}% year on year' },
  wordsFall: { zh: '同比下降{x}%', en: 'down {x}% year on year' },
  wordsFlat: { zh: '与上年同期持平', en: 'unchanged from a year earlier' },
  // "Up 2.5 times" is read as ×2.5 as often as ×3.5, so English keeps to percent.
  wordsTimes: { zh: '同比增长{n}倍', en: 'up {x}% year on year' },
  wordsPointsUp: { zh: '比上年同期提高{x}个百分点', en: 'up {x} percentage points' },
  wordsPointsDown: { zh: '比上年同期降低{x}个百分点', en: 'down {x} percentage points' },
  wordsToProfit: { zh: '扭亏为盈', en: 'turned to profit' },
  wordsToLoss: { zh: '转亏', en: 'turned to loss' },
  wordsLossNarrowed: { zh: '减亏', en: 'loss narrowed' },
  wordsLossWidened: { zh: '增亏', en: 'loss widened' },
  wordsNoBase: { zh: '上年同期为零，不计算增速', en: 'no rate, as the base is zero' },
  wordsNoComparison: { zh: '无上年同期可比数据', en: 'no comparable figure of last year' },

  // a rate of growth against an earlier one; {since} is 1—2月, 上年同期 …
  wordsFaster: { zh: '增速比{since}加快{x}个百分点', en: 'growth {x} points faster than {since}' },
  wordsSlower: { zh: '增速比{since}回落{x}个百分点', en: 'growth {x} points slower than {since}' },
  wordsFallNarrowed: { zh: '降幅比{since}收窄{x}个百分点', en: 'decline narrowed by {x} points from {since}' },
  wordsFallWidened: { zh: '降幅比{since}扩大{x}个百分点', en: 'decline widened by {x} points from {since}' },
  wordsSameRise: { zh: '增速与{since}持平', en: 'growth unchanged from {since}' },
  wordsSameFall: { zh: '降幅与{since}持平', en: 'decline unchanged from {since}' },
  wordsFallToRise: { zh: '由降转增', en: 'turned from fall to rise' },
  wordsRiseToFall: { zh: '由增转降', en: 'turned from rise to fall' },
  wordsFlatToRise: { zh: '由平转增', en: 'turned from no change to rise' },
  wordsFlatToFall: { zh: '由平转降', en: 'turned from no change to fall' },
  wordsRiseToFlat: { zh: '由增转平', en: 'turned from rise to no change' },
  wordsFallToFlat: { zh: '由降转平', en: 'turned from fall to no change' },
  wordsYearEarlier: { zh: '上年同期', en: 'a year earlier' },

  // a part and its whole, a unit among units
  wordsAboveAverage: { zh: '高于{average}{x}个百分点', en: '{x} points above {average}' },
  wordsBelowAverage: { zh: '低于{average}{x}个百分点', en: '{x} points below {average}' },
  wordsAtAverage: { zh: '与{average}持平', en: 'level with {average}' },
  wordsShare: { zh: '占{whole}的比重为{x}%', en: '{x}% of {whole}' },
  wordsShareChange: { zh: '{share}，{change}', en: '{share}, {change}' },
  wordsPullUp: {
    zh: '对{whole}增长的贡献率为{x}%，拉动{whole}增长{y}个百分点',
    en: 'contributed {x}% of the growth of {whole}, or {y} points',
  },
  wordsPullDown: { zh: '下拉{whole}{y}个百分点', en: 'took {y} points from {whole}' },
  wordsPullAgainst: { zh: '拉动{whole}{y}个百分点', en: 'added {y} points to {whole}' },
  wordsPullNone: { zh: '对{whole}的增减没有影响', en: 'left {whole} unchanged' },
  wordsRank: { zh: '居{among}第{n}位', en: 'no. {n} in {among}' },
  wordsRankUp: { zh: '居{among}第{n}位，位次较上年前进{moved}个', en: 'no. {n} in {among}, up {moved} from last year' },
  wordsRankDown: {
    zh: '居{among}第{n}位，位次较上年后退{moved}个',
    en: 'no. {n} in {among}, down {moved} from last year',
  },
  wordsRankSame: { zh: '居{among}第{n}位，位次与上年相同', en: 'no. {n} in {among}, as last year' },

  // figures in a paragraph
  wordsHighlight: { zh: '{when}，{items}。', en: '{when}: {items}.' },
  wordsItemSeparator: { zh: '；', en: '; ' },
  wordsItem: { zh: '{name}{value}，{growth}', en: '{name} {value}, {growth}' },
  wordsGrowthPace: { zh: '{growth}，{pace}', en: '{growth}, {pace}' },
  wordsItemBare: { zh: '{name}{value}', en: '{name} {value}' },
  wordsItemMissing: { zh: '{name}无数据', en: '{name} not available' },
  wordsItemNotApplicable: { zh: '{name}不适用', en: '{name} not applicable' },
  wordsItemWithheld: { zh: '{name}因单位过少不单列', en: '{name} not shown, as it rests on too few zones' },
  wordsAllItems: { zh: '以上各项', en: 'all of these' },
  wordsItemPartial: { zh: '{item}（按{counted}家汇总）', en: '{item} ({counted} of {expected} zones)' },
  wordsItemCompared: {
    zh: '{item}（{compared}家可比）',
    en: '{item} ({compared} comparable zones)',
  },
  wordsItemPartialCompared: {
    zh: '{item}（按{counted}家汇总，{compared}家可比）',
    en: '{item} ({counted} of {expected} zones, {compared} comparable)',
  },
} as const satisfies Record<string, Bilingual>
