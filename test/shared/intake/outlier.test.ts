import { describe, expect, test } from 'vitest'
import type { History } from '../../../shared/intake/history.ts'
import { check, judgedWith, values } from '../../fixtures/intake/checked.ts'
import { codes } from '../../fixtures/intake/form.ts'

const outlier = (fields = {}) => check('outlier', { severity: 'quality', max: '3.5', min: '0', ...fields })

/** Periods before March 2025, newest first, January and February as one. */
const PERIODS = [2025, 2024, 2023].flatMap((year) =>
  ['12', '11', '10', '09', '08', '07', '06', '05', '04', '03', '01/02'].map((month) => `${year}-${month}`),
)
const BEFORE = PERIODS.slice(PERIODS.indexOf('2025-01/02'))

/** A history of one series, newest first; a merged first period is filed as year to date. */
function history(series: string, past: readonly (string | null)[]): History {
  const code = series.split('/')[0]
  return past.map((value, index) => {
    const period = BEFORE[index] ?? ''
    const id = series.endsWith('/month') && period.endsWith('/02') ? `${code}/ytd` : series
    return { period, values: { [id]: value } }
  })
}

async function found(
  programme: ReturnType<typeof outlier>,
  series: string,
  now: string,
  past: readonly (string | null)[],
) {
  const judgement = await judgedWith(programme, { cells: values({ [series]: now }), history: history(series, past) })
  // Growth on the year before is another matter.
  return codes(judgement).filter((code) => code !== 'E505')
}

describe('a month far from the zone’s own months', () => {
  const trade = outlier({ subjects: ['D01'] })
  // Two months in one period: 20 is 10 a month.
  const steady = ['20', '11', '9', '10', '12', '8', '10', '11']

  test.each([
    ['10', []],
    ['15', []],
    ['16', ['T01']],
    ['3', ['T01']],
    ['0', ['T01']],
    ['100000', ['T01']],
  ])('%s among months of about 10 gives %j', async (now, codes) => {
    expect(await found(trade, 'D01/month', now, steady)).toEqual(codes)
  })

  test('one odd month of the past hides no other', async () => {
    expect(await found(trade, 'D01/month', '900', ['20', '11', '1000', '10', '12', '8', '10', '11'])).toEqual(['T01'])
  })

  test('says the figure, what is usual, the place and the remedy in both languages', async () => {
    const judgement = await judgedWith(trade, {
      ...{ cells: values({ 'D01/month': '16' }), history: history('D01/month', steady) },
    })
    const [finding] = judgement.findings
    expect(finding).toMatchObject({ series: 'D01/month', seen: '16', place: { row: 38, column: 5 }, level: '16' })
    expect(finding?.sentence.zh).toBe(
      '不符（D01 进出口总额（本期） = 16 亿元，按本单位以往 8 期的变动，月均发生额 16 亿元 应在 4.81 至 15.19 亿元之间）',
    )
    expect(finding?.sentence.en).toContain('by the zone’s own 8 earlier periods')
    expect(finding?.remedy.zh).toBe('请改正。')
  })

  test('too few of them, or gaps: said not to have run', async () => {
    expect(await found(trade, 'D01/month', '900', steady.slice(0, 5))).toEqual(['E501'])
    expect(await found(trade, 'D01/month', '900', [...steady.slice(0, 5), null, null, null])).toEqual(['E501'])
    expect(await found(trade, 'D01/month', '900', [])).toEqual(['E501'])
    const hard = await judgedWith(outlier({ subjects: ['D01'], severity: 'validity' }), {})
    expect([hard.verdict, codes(hard)]).toEqual(['accepted', ['E501']])
  })

  test('a deviation smaller than the programme cares for is none', async () => {
    const tolerant = outlier({ subjects: ['D01'], min: '100' })
    expect(await found(tolerant, 'D01/month', '20', steady)).toEqual([])
    expect(await found(tolerant, 'D01/month', '20.01', steady)).toEqual(['T01'])
  })
})

describe('months that hardly differ', () => {
  const trade = outlier({ subjects: ['D01'] })
  test.each([
    ['all equal, and this one too', '5', ['10', '5', '5', '5', '5', '5', '5'], []],
    ['all equal, and this one not', '5.01', ['10', '5', '5', '5', '5', '5', '5'], ['T01']],
    ['nearly all zero, as high as before', '7', ['0', '0', '7', '0', '0', '0', '0', '0'], []],
    ['nearly all zero, and a hundred times', '700', ['0', '0', '7', '0', '0', '0', '0', '0'], ['T01']],
  ])('%s', async (_name, now, past, codes) => {
    expect(await found(trade, 'D01/month', now, past)).toEqual(codes)
  })

  test('what never moved may move by the least deviation', async () => {
    const tolerant = outlier({ subjects: ['D01'], min: '20' })
    const equal = ['10', '5', '5', '5', '5', '5', '5']
    expect(await found(tolerant, 'D01/month', '6', equal)).toEqual([])
    expect(await found(tolerant, 'D01/month', '6.01', equal)).toEqual(['T01'])
  })
})

describe('seasons', () => {
  const trade = outlier({ subjects: ['D01'] })
  /** A zone that ships in March and hardly ever else; a little more each year, by 0.9 to 1.3. */
  const grown = (index: number) => 0.9 + (index % 5) / 10
  const shipped = BEFORE.slice(0, 20).map((period, index) => {
    const years = period.startsWith('2025') ? 1 : period.startsWith('2024') ? 1 : 0
    const month = period.endsWith('-03') ? 100 : 10
    const amount = month + (years === 1 ? grown(index) : 0) + (period.startsWith('2025') ? 1 : 0)
    return String(Number((period.endsWith('/02') ? 2 * amount : amount).toFixed(2)))
  })

  test('with more than a year known, March is compared with March', async () => {
    expect(await found(trade, 'D01/month', '102', shipped)).toEqual([])
    expect(await found(trade, 'D01/month', '12', shipped)).toEqual(['T01'])
  })

  test('with less it is compared with the other months', async () => {
    expect(await found(trade, 'D01/month', '102', shipped.slice(0, 10))).toEqual(['T01'])
  })
})

describe('other kinds of figures', () => {
  test('of a year to date alone the month is what came to it', async () => {
    const scale = outlier({ subjects: ['C02'] })
    // 2025-01/02, then December to March of 2024: 10 a month, give or take 1.
    const past = ['20', '121', '110', '101', '90', '79', '70', '61', '50', '39', '30', '20']
    expect(await found(scale, 'C02/ytd', '30', past)).toEqual([])
    expect(await found(scale, 'C02/ytd', '120', past)).toEqual(['T01'])
    expect(await found(scale, 'C02/ytd', '20', past)).toEqual(['T01'])
  })

  test('a stock is compared by its steps', async () => {
    const people = outlier({ subjects: ['B01'] })
    const past = ['110', '109', '107', '106', '104', '103', '101', '100']
    expect(await found(people, 'B01/end', '112', past)).toEqual([])
    expect(await found(people, 'B01/end', '130', past)).toEqual(['T01'])
    expect(await found(people, 'B01/end', '108', past)).toEqual(['T01'])
  })

  test('a rate is compared as it is', async () => {
    const rate = outlier({ subjects: ['A03'] })
    const past = ['8', '7', '9', '8', '6', '10', '8']
    expect(await found(rate, 'A03/ytd', '-2', past)).toEqual(['T01'])
    expect(await found(rate, 'A03/ytd', '11', past)).toEqual([])
  })

  test('a figure below zero is a figure', async () => {
    const profit = outlier({ subjects: ['B06'] })
    const past = ['-4', '-3', '-7', '-5', '-6', '-4', '-5', '-6']
    const yearToDate = past.map((_value, index) => past.slice(index).reduce((sum, each) => sum + Number(each), 0))
    const known = BEFORE.slice(0, 8).map((period, index) => ({ period, values: { 'B06/ytd': `${yearToDate[index]}` } }))
    const judgement = await judgedWith(profit, { cells: values({ 'B06/ytd': '-200' }), history: known })
    expect(codes(judgement)).toEqual(['T01'])
  })
})
