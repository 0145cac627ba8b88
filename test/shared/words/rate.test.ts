import { describe, expect, test } from 'vitest'
import { againstAverageWords, rateChangeWords } from '../../../shared/words/rate.ts'
import { fc } from '../../fixtures/fast-check.ts'

const told = (lang: 'zh' | 'en', now: string, before: string, points?: string) =>
  rateChangeWords(lang, {
    ...{ now, before, since: lang === 'zh' ? '1—9月' : 'January–September' },
    ...(points === undefined ? {} : { points }),
  })

describe('a rate of growth against an earlier one', () => {
  test.each([
    // both rise, W06
    ['8.1', '7.7', '增速比1—9月加快0.4个百分点', 'growth 0.4 points faster than January–September'],
    ['7.3', '8.0', '增速比1—9月回落0.7个百分点', 'growth 0.7 points slower than January–September'],
    ['250.0', '20.0', '增速比1—9月加快230.0个百分点', 'growth 230.0 points faster than January–September'],
    // both fall, W07
    ['-1.0', '-3.5', '降幅比1—9月收窄2.5个百分点', 'decline narrowed by 2.5 points from January–September'],
    ['-3.5', '-1.0', '降幅比1—9月扩大2.5个百分点', 'decline widened by 2.5 points from January–September'],
    // another sign, W08
    ['0.1', '-0.1', '由降转增', 'turned from fall to rise'],
    ['-0.1', '0.1', '由增转降', 'turned from rise to fall'],
    // through nothing
    ['0.0', '-2.0', '由降转平', 'turned from fall to no change'],
    ['0.0', '2.0', '由增转平', 'turned from rise to no change'],
    ['2.0', '0.0', '由平转增', 'turned from no change to rise'],
    ['-2.0', '0.0', '由平转降', 'turned from no change to fall'],
    // the same, W03
    ['6.7', '6.7', '增速与1—9月持平', 'growth unchanged from January–September'],
    ['-6.7', '-6.7', '降幅与1—9月持平', 'decline unchanged from January–September'],
    ['0.0', '0.0', '增速与1—9月持平', 'growth unchanged from January–September'],
  ])('%s after %s: %s', (now, before, zh, en) => {
    expect(told('zh', now, before)).toBe(zh)
    expect(told('en', now, before)).toBe(en)
  })

  test('takes the points that a table prints before those of a subtraction', () => {
    expect(told('zh', '8.1', '7.7', '0.5')).toBe('增速比1—9月加快0.5个百分点')
    expect(told('zh', '8.1', '8.0', '0.0')).toBe('增速与1—9月持平')
    expect(told('zh', '0.0', '0.0', '-0.1')).toBe('增速比1—9月回落0.1个百分点')
  })

  test('for any two printed rates, says what a reader finds who subtracts them', () => {
    const rate = fc.integer({ min: -300, max: 300 }).map((n) => (n / 10).toFixed(1).replace(/^-0\.0$/, '0.0'))
    fc.assert(
      fc.property(rate, rate, (now, before) => {
        const words = told('zh', now, before).replace('1—9月', '')
        const moved = (Number(now) - Number(before)).toFixed(1).replace(/^-/, '')
        const number = /\d+\.\d/.exec(words)?.[0]
        if (number) expect(number).toBe(moved)
        expect(words.includes('持平')).toBe(now === before)
        if (/加快|回落/.test(words)) expect(Number(before)).toBeGreaterThan(0)
        if (/收窄|扩大/.test(words)) expect(Math.max(Number(now), Number(before))).toBeLessThan(0)
        expect(/加快|收窄|转增|降转平/.test(words)).toBe(Number(now) > Number(before))
      }),
      { seed: 8 },
    )
  })
})

test.each([
  ['28.6', '23.5', '高于全省规模以上工业增速5.1个百分点'],
  ['13.0', '20.5', '低于全省规模以上工业增速7.5个百分点'],
  ['-1.2', '5.1', '低于全省规模以上工业增速6.3个百分点'],
  ['6.7', '6.7', '与全省规模以上工业增速持平'],
])('%s against %s: %s', (own, rate, zh) => {
  expect(againstAverageWords('zh', own, { rate, name: '全省规模以上工业增速' })).toBe(zh)
})

test('the same in English', () => {
  expect(againstAverageWords('en', '28.6', { rate: '23.5', name: 'the province' })).toBe(
    '5.1 points above the province',
  )
})
