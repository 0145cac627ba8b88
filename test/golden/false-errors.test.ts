import { describe, expect, test } from 'vitest'
import { roundMicro, sumMicro, toMicro } from '../../shared/decimal.ts'
import { indicator } from '../fixtures/bulletin.ts'
import { editionOf, figureAt, filingOf } from '../fixtures/filings.ts'
import { type Cells, filledCells, form, henan, judged } from '../fixtures/intake/form.ts'
import { inTenThousands, programmeOf, published, rowOf } from './published.ts'

// Published paragraphs that break checks which look like common sense: tax above fiscal revenue (it goes to the centre too), sectors that
// do not make the whole (a third sector is not told), a total rounded in another unit than its parts.

const rows = published('etdz-2023.csv')
const CENTRE = '中部55家'
const NATION = '全国229家'
const value = (area: string, part: string) => rowOf(rows, { area, part }).value!
/** 万亿元 as 亿元, the unit of the form. */
const inForm = (area: string, part: string) => {
  const { value: own, unit } = rowOf(rows, { area, part })
  return unit === '万亿元' ? roundMicro(toMicro(own!), 4).replace('.', '') : own!
}

/** What the real programme's checks say of these figures in a zone's form. Ranges of one zone do not hold for a region. */
async function findings(series: Readonly<Record<string, string>>) {
  const programme = { ...henan, checks: henan.checks.filter(({ kind }) => kind !== 'range') }
  const cells: Cells = Object.fromEntries(Object.entries(series).map(([id, own]) => [id, { value: own }]))
  const bytes = await form('csv', { ...filledCells('0'), ...cells }, { programme })
  const { findings: all } = await judged(bytes, 'a.csv', { programme })
  const filed = Object.keys(series)
  return all.filter((finding) => finding.series !== null && filed.includes(finding.series ?? ''))
}

describe('a paragraph that breaks naive checks raises no error in intake', () => {
  test('tax revenue 3925 above fiscal revenue 3895', async () => {
    const tax = value(CENTRE, '税收收入')
    const fiscal = value(CENTRE, '财政收入')
    expect(Number(tax)).toBeGreaterThan(Number(fiscal))
    expect(await findings({ 'E01/ytd': tax, 'E02/ytd': fiscal })).toEqual([])
  })

  test('exports 6777 and imports 3738 with the total that they make', async () => {
    const trade = { 'D02/ytd': value(CENTRE, '出口'), 'D03/ytd': value(CENTRE, '进口') }
    const total = roundMicro(sumMicro(Object.values(trade).map(toMicro)), 0)
    expect(total).toBe('10515')
    expect(await findings({ ...trade, 'D01/ytd': total })).toEqual([])
    // The check does work: the total that was published in another unit, 1.1 trillion, is no total of these.
    const wrong = await findings({ ...trade, 'D01/ytd': inForm(CENTRE, '进出口总额') })
    expect(wrong.map(({ code }) => code)).toEqual(['K08'])
  })

  test('a gross product of 15.7 whose told sectors make 15.5, and trade of 10.1', async () => {
    const [all, second, third] = ['地区生产总值', '第二产业增加值', '第三产业增加值'].map((part) => value(NATION, part))
    expect(roundMicro(sumMicro([second!, third!].map(toMicro)), 1)).toBe('15.5')
    expect(all).toBe('15.7')
    const given = { 'L01/ytd': '地区生产总值', 'D01/ytd': '进出口总额', 'D02/ytd': '出口', 'D03/ytd': '进口' }
    const filed = Object.fromEntries(Object.entries(given).map(([id, part]) => [id, inForm(NATION, part)]))
    expect(filed['L01/ytd']).toBe('157000')
    expect(await findings(filed)).toEqual([])
  })
})

describe('nor in the figures', () => {
  const trillion = { zh: '万亿元', en: 'CNY trillion' }
  const parts = ['地区生产总值', '第二产业增加值', '第三产业增加值']
  const programme = programmeOf(
    [NATION, CENTRE],
    parts.map((part, at) => indicator(`N${at}`, part, { unit: trillion, decimals: 1 })),
  )
  const filing = (zone: string, area: string) =>
    filingOf(zone, Object.fromEntries(parts.map((part, at) => [`N${at}/ytd`, value(area, part)])))
  const figures = editionOf(programme, [filing('Z1', NATION), filing('Z2', CENTRE)])

  test('each prints as filed: what is not defined as a sum is not made to add up', () => {
    const printed = (zone: string) => parts.map((_part, at) => figureAt(figures, `zone ${zone} N${at}/ytd`).value)
    expect(printed('Z1')).toEqual(['15.7', '9.4', '6.1'])
    expect(printed('Z2')).toEqual(['3.0', '1.9', '1.0'])
    expect(figures.figures.filter(({ status }) => status !== '')).toEqual([])
  })

  test('10515亿元 in trillions, rounded once, is the 1.1 of the paragraph', () => {
    const shown = programmeOf(
      [CENTRE],
      [
        indicator('X', '出口'),
        indicator('Y', '进口'),
        indicator('T', '进出口', { filing: 'derived', numerators: ['X', 'Y'] }),
      ],
    )
    const filed = { 'X/ytd': value(CENTRE, '出口'), 'Y/ytd': value(CENTRE, '进口') }
    const { exact } = figureAt(editionOf(shown, [filingOf('Z1', filed)]), 'province P T/ytd')
    expect(exact).toBe('10515')
    expect(roundMicro(toMicro(inTenThousands(exact ?? '')), 1)).toBe(value(CENTRE, '进出口总额'))
  })
})
