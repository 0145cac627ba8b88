import { describe, expect, test } from 'vitest'
import { bulletinDocument } from '../../shared/bulletin/model/bulletin-document.ts'
import { addMicro, formatMicro, sumMicro, toMicro } from '../../shared/decimal.ts'
import { bigRound, indicator } from '../fixtures/bulletin.ts'
import { editionOf, figureAt, filingOf } from '../fixtures/filings.ts'
import { tables } from '../fixtures/parts.ts'
import { impliedBase, inTenThousands, type Published, programmeOf, published, rowOf } from './published.ts'

const printedSum = (values: readonly (string | null)[]) => formatMicro(sumMicro(values.map((v) => toMicro(v ?? ''))))

describe('Changzhou, five industries, November 2010', () => {
  const rows = published('changzhou-2010.csv')
  const parts = [...new Set(rows.map(({ part }) => part!))].slice(1)
  const yuan = { zh: '万元', en: 'CNY 10,000' }
  const measures = ['month', 'ytd'] as const
  const table = programmeOf(parts, [indicator('B', '产值', { measures, unit: yuan, decimals: 0 })])
  const text = programmeOf(parts, [indicator('B', '五大产业产值', { measures, decimals: 1 })])
  const cell = (part: string, measure: string, unit = '万元') => rowOf(rows, { part, measure, unit })
  const filed = (part: string, scale: (v: string) => string, base: boolean) =>
    Object.fromEntries(
      measures.map((measure) => {
        const { value = '', growth = '' } = cell(part, measure)
        return [`B/${measure}`, base ? impliedBase(scale(value), growth) : scale(value)]
      }),
    )
  const edition = (programme: typeof table, scale: (v: string) => string) =>
    editionOf(
      programme,
      parts.map((part, at) =>
        filingOf(`Z${at + 1}`, filed(part, scale, false), { yearEarlier: filed(part, scale, true) }),
      ),
      '2010-11',
    )
  const inTable = edition(table, (v) => v)
  const inText = edition(text, inTenThousands)

  test.each(measures)('the parts of the %s add up exactly', (measure) => {
    const { value } = cell('五大产业合计', measure)
    expect(figureAt(inTable, `province P B/${measure}`)).toMatchObject({ exact: value, value, status: '', zones: 5 })
    expect(figureAt(inTable, `region R B/${measure}`).value).toBe(value)
  })

  test('42512215万元 in the table is 4251.2亿元 in the text, rounded once', () => {
    expect(figureAt(inText, 'province P B/ytd')).toMatchObject({
      ...{ exact: '4251.2215', value: cell('五大产业合计', 'ytd', '亿元').value },
    })
  })

  test('the total is not the sum of rounded parts', () => {
    const ofParts = parts.map((_part, at) => figureAt(inText, `zone Z${at + 1} B/month`).value)
    expect(ofParts).toEqual(['234.0', '39.7', '122.3', '14.9', '33.8'])
    expect([printedSum(ofParts), figureAt(inText, 'province P B/month').value]).toEqual(['444.7', '444.8'])
  })

  test('the published growth of the total follows from that of the parts', () => {
    const tenths = (percent?: string) => Math.round(Number(percent) * 10) / 10
    for (const measure of measures) {
      const { growth } = figureAt(inTable, `province P B/${measure}`)
      expect(Number(growth?.value)).toBe(tenths(cell('五大产业合计', measure).growth))
      expect(growth?.zones).toBe(5)
    }
  })

  test('reads in the bulletin as on the page', () => {
    const round = { ...bigRound, period: '2010-11', programme: text.code, programmeHash: text.hash }
    const doc = bulletinDocument({ programme: text, round, figures: inText, previousManifestHash: null }, 'zh')
    expect(doc.highlights[0]).toBe('2010年1—11月，五大产业产值4251.2亿元，同比增长27.1%。')
    const newEnergy = tables(doc, 'zones')[0]?.rows.find(({ cells }) => cells[0]?.text === '新能源产业')
    expect(newEnergy?.cells.map(({ text: own }) => own)).toContain('61.3')
    // Of the month it is 118.13 %: told in multiples.
    expect(figureAt(inText, 'zone Z5 B/month').growth?.value).toBe('118.1')
  })
})

describe('the high-tech zone of Xuchang', () => {
  const [whole, ...blocks] = published('xuchang-2022.csv')
  const km2 = { zh: '平方公里', en: 'km²' }
  const names = blocks.map(({ part }) => part!)
  const figures = (decimals: number) =>
    editionOf(
      programmeOf(names, [indicator('L', '面积', { kind: 'stock', measures: ['end'], unit: km2, decimals })]),
      blocks.map(({ value }, at) => filingOf(`Z${at + 1}`, { 'L/end': value! })),
    )

  test('has three blocks that make its 11.0168 km²', () => {
    const { exact, value } = figureAt(figures(4), 'province P L/end')
    expect([exact, value]).toEqual([whole?.value, whole?.value])
    expect(figureAt(figures(2), 'province P L/end').value).toBe('11.02')
    expect(figureAt(figures(0), 'province P L/end').value).toBe('11')
  })
})

describe('the trade of Henan in 2023', () => {
  const rows = published('henan-trade-2023.csv')
  const of = (part: string) => rowOf(rows, { part })
  const programme = programmeOf(
    ['河南省'],
    [
      indicator('X', '出口总额'),
      indicator('Y', '进口总额'),
      indicator('T', '进出口总额', { filing: 'derived', numerators: ['X', 'Y'] }),
    ],
  )
  const filed = (value: (row: Published) => string) => ({
    ...{ 'X/ytd': value(of('出口总额')), 'Y/ytd': value(of('进口总额')) },
  })
  const yearEarlier = filed((row) => impliedBase(row.value!, row.growth!))
  const figures = editionOf(
    programme,
    [
      filingOf(
        'Z1',
        filed((row) => row.value!),
        { yearEarlier },
      ),
    ],
    '2023-12',
  )

  test('is exports and imports, to the last digit', () => {
    expect(figureAt(figures, 'province P T/ytd')).toMatchObject({ exact: '8107.88', value: of('进出口总额').value })
  })

  test('fell by what exports and imports make together', () => {
    expect(figureAt(figures, 'province P T/ytd').growth).toMatchObject({ value: of('进出口总额').growth, mark: null })
  })

  test('reads as it should: a fall is never a negative rise', () => {
    const round = { ...bigRound, period: '2023-12', programme: programme.code, programmeHash: programme.hash }
    const doc = bulletinDocument({ programme, round, figures, previousManifestHash: null }, 'zh')
    expect(doc.highlights[0]).toBe(
      '2023年全年，出口总额5279.97亿元，同比增长2.4%；进口总额2827.91亿元，同比下降13.5%；进出口总额8107.88亿元，同比下降3.8%。',
    )
  })
})

describe('industry in Dongcheng, Beijing', () => {
  const rows = published('dongcheng.csv')
  const value = (part: string) => rowOf(rows, { part }).value!
  const percent = { zh: '%', en: '%' }
  const ratio = { kind: 'ratio', unit: percent, decimals: 1, filing: 'derived', aggregation: 'ratio' } as const
  const programme = programmeOf(
    ['东城区'],
    [
      indicator('O', '工业总产值', { decimals: 0 }),
      indicator('S', '工业销售产值', { decimals: 0 }),
      indicator('E', '出口交货值', { decimals: 0 }),
      indicator('Q', '工业产销率', { ...ratio, numerators: ['S'], denominator: 'O', scale: 100 }),
    ],
  )
  const filed = { 'O/ytd': value('工业总产值'), 'S/ytd': value('工业销售产值'), 'E/ytd': value('出口交货值') }
  const base = (part: string) => impliedBase(value(part), rowOf(rows, { part }).growth!)
  const yearEarlier = { 'O/ytd': base('工业总产值'), 'S/ytd': base('工业销售产值'), 'E/ytd': '0' }
  const figures = editionOf(programme, [filingOf('Z1', filed, { yearEarlier })])

  test('sells 96.8 % of what it makes, 3.9 points less than a year before', () => {
    expect(figureAt(figures, 'province P Q/ytd')).toMatchObject({
      ...{ value: value('工业产销率'), growth: { unit: 'points', value: rowOf(rows, { part: '工业产销率' }).growth } },
    })
  })

  test('exports nothing, which is a zero with no rate, and nothing missing', () => {
    expect(figureAt(figures, 'province P E/ytd')).toMatchObject({
      ...{ value: '0', status: '', growth: { value: null, mark: 'no-base' } },
    })
  })
})

test('a published table is a fact with an address', () => {
  for (const file of ['changzhou-2010', 'xuchang-2022', 'henan-trade-2023', 'etdz-2023', 'dongcheng'])
    for (const { source, value } of published(`${file}.csv`)) {
      expect(source).toMatch(/^https?:\/\//)
      expect(formatMicro(addMicro(toMicro(value!), 0))).not.toBe('')
    }
})
