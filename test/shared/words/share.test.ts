import { expect, test } from 'vitest'
import type { Growth } from '../../../shared/figures/figure.ts'
import { contributionWords, rankWords, shareWords } from '../../../shared/words/share.ts'

const points = (value: string): Growth => ({
  ...{ unit: 'points', value, mark: null, current: '73.3', base: '73', zones: 1 },
})

test.each([
  [points('0.3'), '占规上工业的比重为73.3%，比上年同期提高0.3个百分点'],
  [points('-0.3'), '占规上工业的比重为73.3%，比上年同期降低0.3个百分点'],
  [points('0.0'), '占规上工业的比重为73.3%，与上年同期持平'],
  [null, '占规上工业的比重为73.3%'],
])('a share and its change %#', (change, zh) => {
  expect(shareWords('zh', '规上工业', '73.3', change)).toBe(zh)
})

test.each([
  // A contribution may exceed 100: other parts fell.
  ['103.5', '13.4', '对规上工业增长的贡献率为103.5%，拉动规上工业增长13.4个百分点'],
  ['0.1', '0.1', '对规上工业增长的贡献率为0.1%，拉动规上工业增长0.1个百分点'],
  ['-20.0', '-0.4', '下拉规上工业0.4个百分点'],
  ['20.0', '-0.4', '下拉规上工业0.4个百分点'],
  ['-20.0', '0.4', '拉动规上工业0.4个百分点'],
  [null, '0.4', '拉动规上工业0.4个百分点'],
  ['0.3', '0.0', '对规上工业的增减没有影响'],
])('a contribution of %s %% and %s points', (percent, pull, zh) => {
  expect(contributionWords('zh', '规上工业', { percent, points: pull })).toBe(zh)
})

test.each([
  [20, 26, '居全国第20位，位次较上年前进6个', 'no. 20 in China, up 6 from last year'],
  [26, 20, '居全国第26位，位次较上年后退6个', 'no. 26 in China, down 6 from last year'],
  [26, 26, '居全国第26位，位次与上年相同', 'no. 26 in China, as last year'],
  [26, null, '居全国第26位', 'no. 26 in China'],
])('rank %s after %s: a smaller number is further ahead', (rank, before, zh, en) => {
  expect(rankWords('zh', '全国', rank, before)).toBe(zh)
  expect(rankWords('en', 'China', rank, before)).toBe(en)
})
