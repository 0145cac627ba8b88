import { describe, expect, test } from 'vitest'
import { growthCell } from '../../../shared/bulletin/model/format.ts'
import { toMicro } from '../../../shared/decimal.ts'
import type { Growth } from '../../../shared/figures/figure.ts'
import { growthOf } from '../../../shared/figures/growth.ts'
import type { Indicator } from '../../../shared/programme/schema.ts'
import { growthWords, multipleOf } from '../../../shared/words/growth.ts'
import { indicator } from '../../fixtures/bulletin.ts'
import { fc } from '../../fixtures/fast-check.ts'

const amount = indicator('A', '收入')
const rate = indicator('E', '产销率', { unit: { zh: '%', en: '%' }, decimals: 1, kind: 'ratio' })

function growth(current: string, base: string, of: Indicator = amount): Growth | null {
  const exact = (text: string) => ({ num: toMicro(text), den: null })
  return growthOf(of, { current: exact(current), base: exact(base), zones: 1 })
}

describe('the wording follows the printed rate, at its borders', () => {
  test.each([
    // rise and fall, W01 W02: the size only, never 增长-1.0%
    ['105.5', '100', '同比增长5.5%', 'up 5.5% year on year'],
    ['99', '100', '同比下降1.0%', 'down 1.0% year on year'],
    ['0', '100', '同比下降100.0%', 'down 100.0% year on year'],
    ['2234.5', '1000', '同比增长1.2倍', 'up 123.5% year on year'],
    // no change, W03: 0.04 % prints as 0.0, 0.05 % as 0.1
    ['100', '100', '与上年同期持平', 'unchanged from a year earlier'],
    ['100.04', '100', '与上年同期持平', 'unchanged from a year earlier'],
    ['99.96', '100', '与上年同期持平', 'unchanged from a year earlier'],
    ['100.049999', '100', '与上年同期持平', 'unchanged from a year earlier'],
    ['100.05', '100', '同比增长0.1%', 'up 0.1% year on year'],
    ['99.95', '100', '同比下降0.1%', 'down 0.1% year on year'],
    // multiples, W05: from 100 % as printed; 增长2.5倍 is 3.5 times the base
    ['199.94', '100', '同比增长99.9%', 'up 99.9% year on year'],
    ['199.95', '100', '同比增长1.0倍', 'up 100.0% year on year'],
    ['200', '100', '同比增长1.0倍', 'up 100.0% year on year'],
    ['350', '100', '同比增长2.5倍', 'up 250.0% year on year'],
    ['218.13', '100', '同比增长1.2倍', 'up 118.1% year on year'],
    ['123556', '100', '同比增长1234.6倍', 'up 123,456.0% year on year'],
    // rounded once from the figures: 104.95 % is 1.0495 times, which is 1.0 and not 1.1
    ['204.95', '100', '同比增长1.0倍', 'up 105.0% year on year'],
    // no rate
    ['5', '-3', '扭亏为盈', 'turned to profit'],
    ['-5', '3', '转亏', 'turned to loss'],
    ['-1', '-3', '减亏', 'loss narrowed'],
    ['0', '-3', '减亏', 'loss narrowed'],
    ['-5', '-3', '增亏', 'loss widened'],
    ['-3', '-3', '与上年同期持平', 'unchanged from a year earlier'],
    ['5', '0', '上年同期为零，不计算增速', 'no rate, as the base is zero'],
  ])('%s after %s: %s', (current, base, zh, en) => {
    expect(growthWords('zh', growth(current, base))).toBe(zh)
    expect(growthWords('en', growth(current, base))).toBe(en)
  })

  test.each([
    ['96.8', '100.7', '比上年同期降低3.9个百分点', 'down 3.9 percentage points'],
    ['96.8', '96.75', '比上年同期提高0.1个百分点', 'up 0.1 percentage points'],
    ['96.8', '96.76', '与上年同期持平', 'unchanged from a year earlier'],
    ['250', '20', '比上年同期提高230.0个百分点', 'up 230.0 percentage points'],
  ])('what is in percent changes in points, however much: %s after %s, %s', (current, base, zh, en) => {
    expect(growthWords('zh', growth(current, base, rate))).toBe(zh)
    expect(growthWords('en', growth(current, base, rate))).toBe(en)
  })

  test('the weighing words 微降 and 微增 of some bulletins are not used: the number says it', () => {
    expect(growthWords('zh', growth('100.1', '100'))).toBe('同比增长0.1%')
  })

  test('without a comparison there is none', () => {
    expect(growthWords('zh', null)).toBe('无上年同期可比数据')
    expect(growthWords('zh', undefined)).toBe('无上年同期可比数据')
  })
})

describe('for any two figures', () => {
  const decimal = fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((n) => (n / 1000).toFixed(3))
  // Close to each other as often as far apart: the borders are at a change of nothing and of everything.
  const pair = fc.oneof(
    fc.tuple(decimal, decimal),
    fc.tuple(fc.integer({ min: 1, max: 10 ** 6 }), fc.integer({ min: -3000, max: 23_000 })).map(([base, change]) => {
      const now = BigInt(base) * (10_000n + BigInt(change))
      return [`${now / 10_000n}.${String(now % 10_000n).padStart(4, '0')}`, String(base)]
    }),
  )

  test.each([
    ['zh', amount],
    ['en', amount],
    ['zh', rate],
    ['en', rate],
  ] as const)('the sentence (%s) never contradicts the printed number', (lang, of) => {
    fc.assert(
      fc.property(pair, ([current = '', base = '']) => {
        const change = growth(current, base, of)
        const words = growthWords(lang, change)
        const printed = growthCell(lang, change)
        const number = /(?:\d[\d,]*)(?:\.\d+)?/.exec(words)?.[0]?.replaceAll(',', '')
        const flat = /持平|unchanged/.test(words)
        expect(number === undefined).toBe(flat || change?.value == null)
        if (!change || change.value === null) return
        const value = Number(change.value)
        expect(value === 0).toBe(flat)
        if (flat) return
        expect(/增长|提高|\bup\b/.test(words)).toBe(value > 0)
        expect(/下降|降低|\bdown\b/.test(words)).toBe(value < 0)
        // The same digits as in the table, whether percent, points or multiples.
        expect(number).toBe(printed.text.replace('\u2212', '').replaceAll(',', ''))
        expect(words.includes('倍')).toBe(printed.tail !== '')
        if (words.includes('倍')) expect(Math.abs(Number(number) - value / 100)).toBeLessThanOrEqual(0.0506)
        else expect(number).toBe(change.value.replace('-', ''))
        expect(words).not.toMatch(/[-\u2212]/)
      }),
      { seed: 5, numRuns: 2000 },
    )
  })

  test('a multiple is told exactly where a rate of 100 % or more is printed', () => {
    fc.assert(
      fc.property(pair, ([current = '', base = '']) => {
        const change = growth(current, base)
        const tells = change !== null && multipleOf(change) !== null
        expect(tells).toBe(change?.value != null && Number(change.value) >= 100)
      }),
      { seed: 6, numRuns: 2000 },
    )
  })
})
