import { describe, expect, it } from 'vitest'
import {
  alignColumn,
  cell,
  growthCell,
  numberCell,
  percentOf,
  valueCell,
} from '../../../../shared/bulletin/model/format.ts'
import type { Growth } from '../../../../shared/figures/figure.ts'
import { growthWords } from '../../../../shared/words/growth.ts'
import { grouped, inProse } from '../../../../shared/words/printed.ts'
import { figure, indicator } from '../../../fixtures/bulletin.ts'
import { fc } from '../../../fixtures/fast-check.ts'

const growth = (over: Partial<Growth>): Growth => ({
  ...{ unit: 'percent', value: '5.0', mark: null, current: '105', base: '100', zones: 3 },
  ...over,
})

describe('numbers', () => {
  it('are grouped in tables, tight in Chinese prose, with the minus sign of typesetting', () => {
    expect(grouped('-1234567.80')).toBe('−1,234,567.80')
    expect(grouped('123')).toBe('123')
    expect(inProse('-36376.50', 'zh')).toBe('−36376.50')
    expect(inProse('36376.50', 'en')).toBe('36,376.50')
  })

  it('keep every digit', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.nat(999999), (whole, fraction) => {
        const decimal = `${whole}.${fraction}`
        expect(grouped(decimal).replaceAll(',', '').replace('−', '-')).toBe(decimal)
      }),
    )
  })

  it('stand under each other: text, tail and blank of every number in a column end alike', () => {
    const decimal = fc.tuple(fc.integer(), fc.constantFrom('', '.1', '.25', '.125')).map(([n, f]) => `${n}${f}`)
    fc.assert(
      fc.property(fc.array(fc.record({ text: decimal, times: fc.boolean() }), { minLength: 1 }), (numbers) => {
        const cells = alignColumn(numbers.map(({ text, times }) => numberCell(text, times ? '倍' : '')))
        const behind = cells.map(({ text, tail, pad }) => {
          const [, fraction] = text.split('.')
          // A blank as wide as the missing decimals counts like them.
          return `${fraction === undefined ? '' : '.'}${fraction ?? ''}${tail}${pad}`.replace(/\d/g, '0')
        })
        expect(new Set(behind.map((b) => [...b].sort().join(''))).size).toBe(1)
      }),
    )
  })

  it('leave marks and words where they are', () => {
    const [mark] = alignColumn([cell('…'), cell('1.25')])
    expect(mark).toEqual(cell('…'))
  })
})

describe('a value', () => {
  const printed = figure('region', 'R1', indicator('A', '指标'), 'ytd', 1234.5, 1)

  it('is its number, or the mark for why there is none: never zero for missing', () => {
    expect(valueCell({ ...printed, value: '0.00' }).text).toBe('0.00')
    expect(valueCell({ ...printed, value: null, status: 'x' }).text).toBe('…')
    expect(valueCell(undefined).text).toBe('…')
    expect(valueCell({ ...printed, value: null, status: 'z' }).text).toBe('—')
    expect(valueCell({ ...printed, status: 'c' }).text).toBe('※')
    expect(valueCell({ ...printed, value: '1.00', status: 'r' }).tail).toBe('r')
  })
})

describe('growth', () => {
  it.each([
    [growth({ value: '5.0' }), '同比增长5.0%', '5.0'],
    [growth({ value: '-0.4' }), '同比下降0.4%', '−0.4'],
    [growth({ value: '0.0' }), '与上年同期持平', '0.0'],
    [growth({ value: '256.0', current: '356', base: '100' }), '同比增长2.6倍', '2.6'],
    [growth({ unit: 'points', value: '-1.4' }), '比上年同期降低1.4个百分点', '−1.4'],
    [growth({ value: null, mark: 'to-profit' }), '扭亏为盈', '扭亏为盈'],
    [growth({ value: null, mark: 'no-base' }), '上年同期为零，不计算增速', '—'],
  ])('%o', (of, words, inTable) => {
    expect(growthWords('zh', of)).toBe(words)
    expect(growthCell('zh', of).text).toBe(inTable)
  })

  it('without a comparison is no number', () => {
    expect(growthWords('zh', null)).toBe('无上年同期可比数据')
    expect(growthCell('zh', null).text).toBe('…')
  })

  it('doubles at 100 %, in Chinese as one time more', () => {
    expect(growthCell('zh', growth({ value: '100.0', current: '200', base: '100' }))).toEqual({
      ...numberCell('1.0', '倍'),
    })
    expect(growthCell('zh', growth({ value: '99.9' })).tail).toBe('')
    expect(growthCell('en', growth({ value: '100.0', current: '200', base: '100' })).text).toBe('100.0')
  })
})

it('a share of nothing is not a number', () => {
  expect(percentOf(0, 0, 1)).toBe('…')
  expect(percentOf(178, 184, 1)).toBe('96.7')
})
