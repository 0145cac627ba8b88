import { describe, expect, test } from 'vitest'
import { roundRatio, toMicro } from '../../../shared/decimal.ts'
import { growthOf } from '../../../shared/figures/growth.ts'
import type { Indicator } from '../../../shared/programme/schema.ts'
import { indicator } from '../../fixtures/bulletin.ts'
import { fc } from '../../fixtures/fast-check.ts'
import { editionOf, figureAt, filingOf } from '../../fixtures/filings.ts'
import { makeProgramme, smallProgramme } from '../../fixtures/small-programme.ts'

const revenue = indicator('A', '收入')
const rate = indicator('E', '产销率', { unit: { zh: '%', en: '%' }, decimals: 2, kind: 'ratio' })

function growth(current: string, base: string, of: Indicator = revenue) {
  const amount = (text: string) => ({ num: toMicro(text), den: null })
  return growthOf(of, { current: amount(current), base: amount(base), zones: 1 })
}

describe('one rate', () => {
  test.each([
    ['110', '100', '10.0'],
    ['89.95', '100', '-10.1'], // −10.05 %: half goes away from zero
    ['100.05', '100', '0.1'],
    ['100.04', '100', '0.0'],
    ['99.96', '100', '0.0'],
    ['356', '100', '256.0'],
    ['0', '100', '-100.0'],
    ['0.000001', '3', '-100.0'],
  ])('%s after %s: %s percent', (current, base, value) => {
    expect(growth(current, base)).toMatchObject({ unit: 'percent', value, mark: null, current, base })
  })

  test.each([
    ['5', '0', 'no-base'],
    ['0', '0', 'no-base'],
    ['-5', '0', 'no-base'],
    ['5', '-3', 'to-profit'],
    ['-5', '3', 'to-loss'],
    ['-1', '-3', 'loss-narrowed'],
    ['0', '-3', 'loss-narrowed'],
    ['-5', '-3', 'loss-widened'],
  ])('%s after %s has no rate but the mark %s', (current, base, mark) => {
    expect(growth(current, base)).toMatchObject({ unit: 'percent', value: null, mark })
  })

  test('the same loss is no change', () => {
    expect(growth('-3', '-3')).toMatchObject({ value: '0.0', mark: null })
  })

  test('what is in percent changes in points, by its own decimals', () => {
    expect(growth('97.345', '98.5', rate)).toMatchObject({ unit: 'points', value: '-1.16', mark: null })
    expect(growth('2', '-3', rate)).toMatchObject({ unit: 'points', value: '5.00' })
    expect(growth('2', '0', { ...rate, decimals: 0 })).toMatchObject({ value: '2.0' })
  })

  test('of quotients it is what whole numbers give, near a half and with large parts as well', () => {
    const part = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 10 ** 12 }))
    const large = fc.bigInt({ min: 10n ** 15n, max: 10n ** 25n })
    const quotient = fc.record({ num: fc.oneof(part, large), den: fc.oneof(part, large) })
    fc.assert(
      fc.property(quotient, quotient, (current, base) => {
        const [a, b, c, d] = [current.num, current.den, base.num, base.den].map(BigInt) as [
          bigint,
          bigint,
          bigint,
          bigint,
        ]
        const exactly = { num: a * d - c * b, den: b * d }
        expect(growthOf(rate, { current, base, zones: 2 })!.value).toBe(roundRatio(exactly, 2))
        const percent = { num: (a * d - c * b) * 100n, den: b * c }
        expect(growthOf(revenue, { current, base, zones: 2 })!.value).toBe(roundRatio(percent, 1))
      }),
      { seed: 51, numRuns: 3000 },
    )
  })

  test('a rank, and nothing to compare, have none', () => {
    expect(growth('2', '3', { ...revenue, kind: 'rank' })).toBeNull()
    expect(growthOf(revenue, null)).toBeNull()
    const nothing = { num: 0, den: 0 }
    expect(growthOf(rate, { current: nothing, base: nothing, zones: 2 })).toBeNull()
  })

  test('never NaN, never -0.0, for any two decimals', () => {
    const decimal = fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((n) => (n / 1000).toFixed(3))
    fc.assert(
      fc.property(decimal, decimal, (current, base) => {
        const result = growth(current, base)
        expect((result?.value === null) !== (result?.mark === null)).toBe(true)
        if (result?.value) expect(result.value).toMatch(/^(?!-0\.0$)-?\d+\.\d$/)
      }),
      { seed: 11 },
    )
  })
})

describe('the rate of an area', () => {
  const march = editionOf(smallProgramme, [
    filingOf('Z1', { 'A/ytd': '12', 'C/ytd': '1' }, { yearEarlier: { 'A/ytd': '10', 'C/ytd': '-1' } }),
    filingOf('Z2', { 'A/ytd': '1000', 'C/ytd': '1' }), // new this year
    filingOf('Z3', { 'A/ytd': '30.5', 'C/ytd': '1' }, { yearEarlier: { 'A/ytd': null, 'C/ytd': '2' } }),
    filingOf('Z4', { 'C/ytd': '2' }, { yearEarlier: { 'A/ytd': '500', 'C/ytd': '4' } }),
    { ...filingOf('Z5', {}, { yearEarlier: { 'A/ytd': '700' } }), accepted: false },
  ])

  test('is of the zones that have the figure in both periods, and says how many', () => {
    expect(figureAt(march, 'province P A/ytd')).toMatchObject({
      ...{ exact: '1042.5', zones: 3 },
      growth: { value: '20.0', current: '12', base: '10', zones: 1 },
    })
    expect(figureAt(march, 'province P C/ytd').growth).toMatchObject({
      current: '4',
      base: '5',
      value: '-20.0',
      zones: 3,
    })
    expect(figureAt(march, 'region S A/ytd')).toMatchObject({ exact: null, status: 'x', growth: null })
    expect(figureAt(march, 'region S C/ytd').growth).toMatchObject({ value: '-50.0', zones: 1 })
  })

  test('is told in words where the base is no basis', () => {
    expect(figureAt(march, 'zone Z1 C/ytd').growth).toMatchObject({ value: null, mark: 'to-profit' })
    expect(figureAt(march, 'zone Z2 A/ytd').growth).toBeNull()
  })
})

describe('a quotient of sums', () => {
  const march = editionOf(smallProgramme, [
    filingOf('Z1', { 'A/ytd': '100', 'C/ytd': '10' }, { yearEarlier: { 'A/ytd': '50', 'C/ytd': '10' } }),
    filingOf('Z2', { 'A/ytd': '300', 'C/ytd': '0' }),
    filingOf('Z3', { 'A/ytd': '999' }), // no profit: neither side
    filingOf('Z7', { 'A/ytd': '0', 'C/ytd': '1' }),
  ])

  test('divides the sums, not the means of rates; a zone that lacks one side gives nothing to either', () => {
    expect(figureAt(march, 'region R M/ytd')).toMatchObject({ exact: '5/2', value: '2.5', zones: 2 })
    expect(figureAt(march, 'zone Z1 M/ytd')).toMatchObject({ exact: '10/1', value: '10.0' })
    expect(figureAt(march, 'province P M/ytd')).toMatchObject({ exact: '11/4', zones: 3 })
  })

  test('changes in points, on comparable zones', () => {
    expect(figureAt(march, 'region R M/ytd').growth).toMatchObject({
      ...{ unit: 'points', value: '-10.0', current: '10/1', base: '20/1', zones: 1 },
    })
  })

  test('with nothing to divide by is not defined', () => {
    expect(figureAt(march, 'region N M/ytd')).toMatchObject({ exact: null, value: null, status: 'z' })
  })
})

describe('a weighted mean, parts and what is not added up', () => {
  const programme = makeProgramme({
    indicators: [
      indicator('A', '收入'),
      indicator('W', '满意度', { aggregation: 'weighted', weight: 'A', decimals: 1 }),
      indicator('B', '分产业收入', { breakdown: 'industries', breakdownMax: 2 }),
      indicator('G', '增速', { kind: 'growth', aggregation: 'none', unit: { zh: '%', en: '%' } }),
    ],
    zones: smallProgramme.zones.map((zone) => (zone.id === 'Z1' ? { ...zone, industries: ['装备', '食品'] } : zone)),
    targets: [],
  })
  const march = editionOf(programme, [
    filingOf(
      'Z1',
      { 'A/ytd': '1', 'W/ytd': '90', 'B[1]/ytd': '7', 'B[2]/ytd': '5', 'G/ytd': '8.5' },
      { yearEarlier: { 'B[1]/ytd': '5', 'G/ytd': '8' } },
    ),
    filingOf('Z2', { 'A/ytd': '3', 'W/ytd': '50', 'B[1]/ytd': '4' }),
    filingOf('Z4', { 'W/ytd': '10', 'B[1]/ytd': null }),
  ])

  test('the mean weighs by what was filed beside it', () => {
    expect(figureAt(march, 'region R W/ytd')).toMatchObject({ exact: '60/1', value: '60.0', zones: 2 })
    expect(figureAt(march, 'region S W/ytd')).toMatchObject({ exact: null, status: 'x' })
  })

  test('parts add up; only a part filed in both periods is compared', () => {
    expect(figureAt(march, 'zone Z1 B[2]/ytd')).toMatchObject({ exact: '5', part: 2 })
    expect(figureAt(march, 'region R B/ytd')).toMatchObject({
      exact: '16',
      zones: 2,
      growth: { current: '7', base: '5' },
    })
    expect(figureAt(march, 'region S B/ytd')).toMatchObject({ exact: null, status: 'x' })
  })

  test('what applies to none is no gap, once every zone has said so', () => {
    const nowhere = (zones: readonly string[]) =>
      figureAt(
        editionOf(
          programme,
          zones.map((zone) => filingOf(zone, { 'A/ytd': null })),
        ),
        'region S A/ytd',
      )
    expect(nowhere(['Z4', 'Z5'])).toMatchObject({ exact: null, status: 'x' })
    expect(nowhere(['Z4', 'Z5', 'Z6'])).toMatchObject({ exact: null, status: 'z' })
  })

  test('a filed rate has no sum', () => {
    expect(figureAt(march, 'province P G/ytd')).toMatchObject({ exact: null, status: 'z', growth: null })
    expect(figureAt(march, 'zone Z1 G/ytd')).toMatchObject({ exact: '8.5', growth: { unit: 'points', value: '0.50' } })
  })
})
