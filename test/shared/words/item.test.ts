import { describe, expect, test } from 'vitest'
import type { Figure, Growth } from '../../../shared/figures/figure.ts'
import { wordMessages } from '../../../shared/messages/words.ts'
import { periodLabel, yearToDateLabel } from '../../../shared/period.ts'
import { itemWords, restsOn } from '../../../shared/words/item.ts'
import { direction, grouped, inProse, quantity } from '../../../shared/words/printed.ts'
import { sinceWords } from '../../../shared/words/since.ts'
import { indicator } from '../../fixtures/bulletin.ts'

const revenue = indicator('A', '营业收入')
const speed = indicator('G', '增加值增速', { kind: 'growth', unit: { zh: '%', en: '%' }, decimals: 1 })

const figure = (over: Partial<Figure> = {}): Figure => ({
  ...{ area: 'P', areaLevel: 'province', indicator: 'A', part: null, measure: 'ytd', exact: '36376.5' },
  ...{ value: '36376.50', status: '', zones: 8, expected: 8, growth: null },
  ...over,
})
const growth = (over: Partial<Growth> = {}): Growth => ({
  ...{ unit: 'percent', value: '5.0', mark: null, current: '105', base: '100', zones: 8 },
  ...over,
})

describe('one figure of a paragraph', () => {
  test.each([
    [figure(), '营业收入36376.50亿元'],
    [figure({ growth: growth() }), '营业收入36376.50亿元，同比增长5.0%'],
    [figure({ zones: 7 }), '营业收入36376.50亿元（按7家汇总）'],
    [figure({ growth: growth({ zones: 5 }) }), '营业收入36376.50亿元，同比增长5.0%（5家可比）'],
    [figure({ zones: 7, growth: growth({ zones: 7 }) }), '营业收入36376.50亿元，同比增长5.0%（按7家汇总）'],
    [figure({ zones: 7, growth: growth({ zones: 5 }) }), '营业收入36376.50亿元，同比增长5.0%（按7家汇总，5家可比）'],
    [figure({ value: '-1.50', growth: growth({ value: null, mark: 'to-loss' }) }), '营业收入−1.50亿元，转亏'],
    [figure({ value: '0.00' }), '营业收入0.00亿元'],
    [figure({ exact: null, value: null, status: 'x', zones: 0 }), '营业收入无数据'],
    [figure({ exact: null, value: null, status: 'z', zones: 0 }), '营业收入不适用'],
    [figure({ status: 'c' }), '营业收入因单位过少不单列'],
    [undefined, '营业收入无数据'],
  ])('%#: %s', (of, zh) => {
    expect(restsOn('zh', itemWords('zh', revenue, of), of)).toBe(zh)
  })

  test.each([
    [growth(), '5.3', '-0.3', '同比增长5.0%，增速比1—2月回落0.3个百分点'],
    [growth({ value: '-1.0' }), '-3.5', '2.5', '同比下降1.0%，降幅比1—2月收窄2.5个百分点'],
    [growth({ value: '0.1' }), '-0.1', '0.2', '同比增长0.1%，由降转增'],
    [growth({ value: '0.0' }), '0.0', '0.0', '与上年同期持平，增速与1—2月持平'],
    [growth({ value: '250.0', current: '350' }), '20.0', '230.0', '同比增长2.5倍，增速比1—2月加快230.0个百分点'],
    [growth({ value: null, mark: 'to-loss' }), '5.0', '0.0', '转亏'],
    [growth({ unit: 'points', value: '1.0' }), '5.0', '0.0', '比上年同期提高1.0个百分点'],
  ])('with the rate of the period before it %#', (own, before, change, zh) => {
    const words = itemWords('zh', revenue, figure({ growth: own }), { before, change, since: '1—2月' })
    expect(words).toBe(`营业收入36376.50亿元，${zh}`)
  })

  test.each([
    ['2025-03', '2025-01/02', 'ytd', '1—2月', 'January–February 2025'],
    ['2025-04', '2025-03', 'ytd', '一季度', 'January–March 2025'],
    ['2025-04', '2025-03', 'month', '3月', 'March 2025'],
    ['2025-01/02', '2024-12', 'ytd', '2024年全年', 'January–December 2024'],
  ] as const)('in %s, %s is named by %s', (period, earlier, measure, zh, en) => {
    expect(sinceWords('zh', period, earlier, measure)).toBe(zh)
    expect(sinceWords('en', period, earlier, measure)).toBe(en)
  })

  test('in English', () => {
    const partial = figure({ zones: 7, growth: growth({ zones: 5 }) })
    expect(restsOn('en', itemWords('en', revenue, partial), partial)).toBe(
      'Indicator A 36,376.50 (CNY 100 million), up 5.0% year on year (7 of 8 zones, 5 comparable)',
    )
  })

  test.each([
    ['10.6', '7.7', '2.9', '增加值增速10.6%，增速比上年同期加快2.9个百分点'],
    ['-1', '-3.5', '2.5', '增加值增速−1.0%，降幅比上年同期收窄2.5个百分点'],
    ['2.1', '-1', '3.1', '增加值增速2.1%，由降转增'],
    ['0.04', '0.06', '0.0', '增加值增速0.0%，增速与上年同期持平'],
  ])('a rate of growth is told as one: %s after %s', (current, base, value, zh) => {
    const printed = zh.match(/速([\d.−]+)%/)?.[1]?.replace('−', '-') ?? ''
    const of = figure({ value: printed, growth: growth({ unit: 'points', value, current, base }) })
    expect(restsOn('zh', itemWords('zh', speed, of), of)).toBe(zh)
  })
})

test.each([
  ['0', 0],
  ['0.00', 0],
  ['-0.0', 0],
  ['0.01', 1],
  ['-0.01', -1],
  ['100', 1],
])('%s points %s', (printed, way) => {
  expect(direction(printed)).toBe(way)
})

test('numbers in prose: tight in Chinese, grouped in English, with the minus sign of typesetting', () => {
  expect([inProse('-1234567.80', 'zh'), inProse('-1234567.80', 'en')]).toEqual(['−1234567.80', '−1,234,567.80'])
  expect([grouped('123'), grouped('1234')]).toEqual(['123', '1,234'])
  expect([quantity('zh', '96.7', '%'), quantity('en', '96.7', '%')]).toEqual(['96.7%', '96.7%'])
  expect([quantity('zh', '10816', '套'), quantity('en', '10816', 'homes')]).toEqual(['10816套', '10,816 homes'])
})

test.each([
  ['2025-01/02', '2025年1—2月', '2025年1—2月'],
  ['2025-03', '2025年3月', '2025年一季度'],
  ['2025-06', '2025年6月', '2025年上半年'],
  ['2025-09', '2025年9月', '2025年前三季度'],
  ['2025-10', '2025年10月', '2025年1—10月'],
  ['2025-12', '2025年12月', '2025年全年'],
])('%s is %s, and %s to date', (period, month, ytd) => {
  expect([periodLabel(period, 'zh'), yearToDateLabel(period, 'zh')]).toEqual([month, ytd])
})

test('both languages of a phrase take the same numbers but for multiples, which English tells in percent', () => {
  const params = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
  for (const [code, { zh, en }] of Object.entries(wordMessages)) {
    if (code === 'wordsTimes') continue
    const counted = new Set(params(en))
    expect(
      params(zh).every((name) => counted.has(name)),
      code,
    ).toBe(true)
    expect(en, code).not.toMatch(/\p{Script=Han}/u)
  }
})
