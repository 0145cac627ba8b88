import { describe, expect, test } from 'vitest'
import { parseEditionFigures } from '../../../../shared/figures/stored.ts'
import type { Target } from '../../../../shared/programme/schema.ts'
import { indicator, target } from '../../../fixtures/bulletin.ts'
import { fc } from '../../../fixtures/fast-check.ts'
import { editionOf, filingOf } from '../../../fixtures/filings.ts'
import { makeProgramme, smallProgramme } from '../../../fixtures/small-programme.ts'

type Values = Readonly<Record<string, string>>

/** The outlook of one target where the zone Z1 filed these values, and those a year earlier. */
function outlook(over: Partial<Target>, now: Values, before: Values | null, period = '2025-03') {
  const programme = makeProgramme({
    indicators: [
      ...smallProgramme.indicators,
      indicator('K', '位次', { kind: 'stock', measures: ['end'], decimals: 0, aggregation: 'none' }),
      indicator('P', '每亩', {
        kind: 'ratio',
        filing: 'derived',
        aggregation: 'ratio',
        numerators: ['C'],
        denominator: 'F',
      }),
    ],
    targets: [target('T', '目标', { due: '2027', ...over })],
  })
  const edition = editionOf(programme, [filingOf('Z1', now, { yearEarlier: before })], period)
  return { ...edition.targetOutlooks[0]!, progress: edition.targets[0]! }
}

describe('a level goes on in a straight line', () => {
  const stock = { indicator: 'F', operator: '>=', value: '100', unit: '个' } as const

  test('70, 10 more than a year ago: 30 to go is 36 months, which is too late for 2027', () => {
    expect(outlook(stock, { 'F/end': '70' }, { 'F/end': '60' })).toMatchObject({
      ...{ change: '10.0', compared: 1, method: 'linear', outcome: 'projected', date: '2028-03', months: 36 },
      // 30 in the 33 months from March 2025 to December 2027 is 10.9 a year.
      ...{ needed: '10.9', per: 'year', inTime: false, yearly: null },
    })
  })

  test('above leaves the number out: one month more', () => {
    expect(outlook({ ...stock, operator: '>' }, { 'F/end': '70' }, { 'F/end': '60' })).toMatchObject({ months: 37 })
  })

  test.each([
    ['60', '60', 'away'],
    ['59', '60', 'away'],
    ['61', '60', 'projected'],
    ['100', '60', 'reached'],
  ])('now %s, %s a year ago: %s', (now, before, outcome) => {
    expect(outlook(stock, { 'F/end': now }, { 'F/end': before })).toMatchObject({ outcome })
  })

  test('nothing to compare with: what is needed can be said, when cannot', () => {
    expect(outlook(stock, { 'F/end': '70' }, null)).toMatchObject({
      ...{ outcome: 'no-comparison', change: null, date: null, method: null, needed: '10.9' },
    })
  })

  test('beyond fifty years no date is named; without a due date none is missed, and after it nothing is needed', () => {
    expect(outlook({ ...stock, value: '10000' }, { 'F/end': '70' }, { 'F/end': '69' }).outcome).toBe('far')
    expect(outlook({ ...stock, due: null }, { 'F/end': '70' }, { 'F/end': '60' })).toMatchObject({
      ...{ inTime: null, needed: null, per: null, outcome: 'projected' },
    })
    expect(outlook({ ...stock, due: '2025-03-31' }, { 'F/end': '70' }, { 'F/end': '60' }).needed).toBeNull()
  })

  test('of a rank lower is better: 26 after 23 moves away, 23 after 26 comes nearer', () => {
    const rank = { ...stock, metric: 'zone', zone: 'Z1', indicator: 'K', operator: '<=', value: '20' } as const
    expect(outlook(rank, { 'K/end': '26' }, { 'K/end': '23' })).toMatchObject({ outcome: 'away', needed: '-2.2' })
    expect(outlook(rank, { 'K/end': '23' }, { 'K/end': '26' })).toMatchObject({ outcome: 'projected', months: 12 })
    expect(outlook(rank, { 'K/end': '20' }, { 'K/end': '26' }).outcome).toBe('reached')
  })
})

describe('a year to date is carried on to the year', () => {
  const flow = { indicator: 'A', operator: '>=', value: '100' } as const

  test('15 in three months is 60 a year, 20 more than last year: 100 in 2027', () => {
    expect(outlook(flow, { 'A/ytd': '15' }, { 'A/ytd': '10' })).toMatchObject({
      ...{ yearly: '60.00', change: '20.00', needed: '20.00', per: 'year', method: 'yearly' },
      ...{ outcome: 'projected', date: '2027', months: 33, inTime: true },
    })
  })

  test('in the due year what is left is a matter of months', () => {
    expect(outlook({ ...flow, due: '2025-12-31' }, { 'A/ytd': '28' }, { 'A/ytd': '10' })).toMatchObject({
      ...{ yearly: '112.00', needed: '8.00', per: 'month', date: '2025', months: 9, inTime: true },
    })
  })

  test('in December it is the year: nothing is carried on', () => {
    expect(outlook(flow, { 'A/ytd': '80' }, { 'A/ytd': '70' }, '2025-12')).toMatchObject({
      ...{ yearly: null, change: '10.00', needed: '10.00', date: '2027', inTime: true },
    })
  })

  test('a share is no part of a year, a flow over a level is', () => {
    const now = { 'A/ytd': '10', 'C/ytd': '3', 'F/end': '2' }
    expect(outlook({ indicator: 'M' }, now, null)).toMatchObject({ yearly: null })
    expect(outlook({ indicator: 'P' }, now, null)).toMatchObject({ yearly: '6.00' })
  })

  test('zones above a threshold are counted as filed, and as a year would have them', () => {
    const counted = { metric: 'zones-above', indicator: 'A', threshold: '50', operator: '>=', value: '1' } as const
    expect(outlook(counted, { 'A/ytd': '15' }, { 'A/ytd': '10' })).toMatchObject({
      ...{ progress: { value: '0', met: false }, yearly: '1', change: '1.0', date: '2025', inTime: true, needed: null },
    })
  })
})

describe('readings that a plan leaves open', () => {
  const both = { indicator: 'A', also: ['C'], operator: '>=', value: '10' } as const

  test.each([
    ['12', '11', true, 'reached'],
    ['12', '9', null, 'readings-differ'],
    ['9', '12', null, 'no-comparison'],
    ['9', '8', false, 'no-comparison'],
  ])('%s by one and %s by another: %j, %s', (a, c, met, outcome) => {
    const { progress, ...rest } = outlook(both, { 'A/ytd': a, 'C/ytd': c }, null)
    expect(progress.met).toBe(met)
    expect(rest).toMatchObject({ outcome, readings: [{ indicator: 'C', since: null, count: 1 }] })
  })

  test('one that nothing measures agrees with none', () => {
    expect(outlook(both, { 'A/ytd': '12' }, null).progress.met).toBeNull()
  })

  test('what was there before the plan is taken off beside it', () => {
    const since = { indicator: 'F', operator: '>=', value: '2', baselineValue: '2' } as const
    const { readings, progress } = outlook(since, { 'F/end': '3' }, null)
    expect(readings).toEqual([{ indicator: 'F', since: '2', value: '1', share: '50.00', met: false, count: 1 }])
    expect(progress).toMatchObject({ value: '3', share: '150.00', met: null })
  })

  test('what is only tracked shows all that belongs to it and scores nothing', () => {
    const tracked = { metric: 'tracked', value: null, indicator: 'F', also: ['C'] } as const
    const { readings, outcome } = outlook(tracked, { 'F/end': '3', 'C/ytd': '4' }, null)
    expect(readings).toMatchObject([{ indicator: 'C', value: '4.00', share: null, met: null }])
    expect(outcome).toBe('none')
  })
})

describe('multiples and caps', () => {
  test('a multiple of a base that is known', () => {
    const twice = { metric: 'multiple', indicator: 'A', baselineValue: '40', operator: '>=', value: '2' } as const
    expect(outlook(twice, { 'A/ytd': '15' }, null).progress).toMatchObject({
      value: '1.50',
      share: '75.00',
      met: false,
    })
  })

  test('of one that is open only the years of chaining: 1.08 to the tenth is the first above two', () => {
    const open = { metric: 'multiple', zone: 'Z1', indicator: 'G', operator: '>=', value: '2' } as const
    const { progress, ...rest } = outlook(open, { 'G/ytd': '8' }, null)
    expect(progress).toMatchObject({ value: null, share: null, met: null })
    expect(rest).toMatchObject({ outcome: 'base-open', method: 'chained', years: 10, rate: '8.0', date: null })
    expect(outlook(open, { 'G/ytd': '-1' }, null)).toMatchObject({ outcome: 'base-open', years: null })
  })

  test.each([
    ['100', true],
    ['100.01', false],
  ])('a cap holds the largest figure of any zone: %s is %s', (value, met) => {
    const cap = { metric: 'cap', indicator: 'K', operator: '<=', value: '100' } as const
    expect(outlook(cap, { 'K/end': value }, null)).toMatchObject({ progress: { met, share: null }, outcome: 'none' })
  })
})

test('the order of filings changes nothing, and what is stored is read again', () => {
  const zones = ['Z1', 'Z2', 'Z4', 'Z7'].map((zone, i) =>
    filingOf(zone, { 'A/ytd': `${20 + i}`, 'C/ytd': '1' }, { yearEarlier: { 'A/ytd': '19', 'C/ytd': '1' } }),
  )
  const expected = editionOf(smallProgramme, zones)
  expect(parseEditionFigures(JSON.parse(JSON.stringify(expected)))).toEqual(expected)
  fc.assert(
    fc.property(fc.shuffledSubarray(zones, { minLength: zones.length }), (shuffled) => {
      expect(editionOf(smallProgramme, shuffled).targetOutlooks).toEqual(expected.targetOutlooks)
    }),
    { numRuns: 20 },
  )
})
