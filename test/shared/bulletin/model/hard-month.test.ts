import { describe, expect, it } from 'vitest'
import { chartsOf, tablesOf } from '../../../../shared/bulletin/document.ts'
import { axisOf, sparkline } from '../../../../shared/bulletin/model/axis.ts'
import { bulletinDocument } from '../../../../shared/bulletin/model/bulletin-document.ts'
import { hardMonth } from '../../../fixtures/hard-month.ts'
import { blocks, chart, sentences, tables, texts } from '../../../fixtures/parts.ts'

const input = hardMonth()
const doc = bulletinDocument(input, 'zh')

describe('a hard month', () => {
  it('has every section, in the order of the contents, under ids that stay', () => {
    expect(doc.sections.map(({ id }) => id)).toEqual([
      ...['key-figures', 'targets', 'trends', 'regions', 'industries', 'zones', 'reporting', 'restated', 'quality'],
      ...['definitions', 'notes', 'contact'],
    ])
    const ids = [...tablesOf(doc), ...chartsOf(doc).map(({ data }) => data)].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(doc.highlights.length).toBeLessThanOrEqual(5)
  })

  it('prints each number in its cell as the decimal says, grouped and with its sign', () => {
    for (const { rows } of tablesOf(doc))
      for (const { text, number } of rows.flatMap(({ cells }) => cells))
        if (number !== null) expect(text.replaceAll(',', '').replace('−', '-')).toBe(number)
  })

  it('draws lines inside their axis, with gaps where a period has none', () => {
    const growth = chart(doc, 'trend-growth-1')
    if (growth?.kind !== 'lines') throw new Error('no lines')
    const points = growth.series.flatMap(({ permille }) => permille)
    expect(points).toContain(null)
    expect(points.filter((point) => point !== null).every((point) => point >= 0 && point <= 1000)).toBe(true)
    expect(new Set(growth.series.map(({ dash }) => dash)).size).toBe(growth.series.length)
    expect(growth.data.rows).toHaveLength(growth.xLabels.length)
  })

  it('shades regions by value in five classes, and none without a figure', () => {
    const tiles = chart(doc, 'region-tiles')
    if (tiles?.kind !== 'tiles') throw new Error('no tiles')
    expect(tiles.tiles).toHaveLength(19)
    expect(tiles.tiles.find(({ code }) => code === 'R7')).toMatchObject({ shade: null, text: '…' })
    expect(tiles.classes.map(({ shade }) => shade)).toEqual([0, 1, 2, 3, 4])
    expect(new Set(tiles.tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(19)
  })

  it('puts regions in order and leading industries by size, with what each gave', () => {
    expect(tables(doc, 'regions')[0]?.columns.map(({ head }) => head)).toContain('位次')
    const [industries] = tables(doc, 'industries-I')
    const sizes = texts(industries).map((row) => Number(row[2]?.replaceAll(',', '')))
    const known = sizes.filter((size) => !Number.isNaN(size))
    expect(known).toEqual(known.toSorted((a, b) => b - a))
    expect(industries?.legend).toContain('列前20个，其余47个')
    expect(sentences(doc, 'industries')[0]).toMatch(/^67个主导产业中，/)
  })

  it('says in words what its figures are worth', () => {
    const said = sentences(doc, 'quality').join()
    expect(said).toContain('合计缺299家')
    expect(said).toContain('第7市（0/158，0.0%）')
    expect(said).toMatch(/\d+家单位的\d+条已作说明/)
    expect(said).toMatch(/家单位有审核意见待说明/)
    expect(said).toMatch(/\d+个数字不单列（※）/)
  })

  it('shows where targets should stand and where they are heading, and calls it an estimate', () => {
    const bars = chart(doc, 'target-progress')
    if (bars?.kind !== 'bars') throw new Error('no bars')
    // 10 by the end of 2027; 4 now, 3 a year ago: by now 3 + 7 × 12 ÷ 45 = 4.87, in 2.75 years 6.75.
    expect(bars.bars[2]).toMatchObject({ barPermille: 400, pacePermille: 487, projectedPermille: 675 })
    expect(texts(bars.data)[2]?.slice(1)).toEqual(['40.00', '48.7', '67.5'])
    expect(bars.note).toContain('均为估计')
  })

  it('explains the marks and the indicators that it shows', () => {
    expect(blocks(doc, 'definitions', 'lines')[0]?.lines).toHaveLength(6)
    expect(sentences(doc, 'notes')).toContain('※：因单位过少，不单列')
    expect(sentences(doc, 'notes')[0]).toContain('3000家填报单位')
  })

  it('has no Chinese sentence of its own in English', () => {
    const en = bulletinDocument(input, 'en')
    const own = [...en.highlights, ...sentences(en, 'quality'), ...Object.values(en.words)]
    expect(own.filter((text) => /\p{Script=Han}/u.test(text) && !/第\d+市|示例省/.test(text))).toEqual([])
  })
})

describe('an axis', () => {
  it('goes from a round number to a round number', () => {
    expect(axisOf(['4.2', '7.7'], false).ticks.map(({ label }) => label)).toEqual(['4', '5', '6', '7', '8'])
    expect(axisOf(['-9.0', '13.1'], false).ticks.map(({ label }) => label)).toEqual(['−10', '0', '10', '20'])
    expect(axisOf(['5'], false).ticks.length).toBeGreaterThan(1)
    expect(axisOf(['0.12', '0.31'], false).ticks[0]).toEqual({ label: '0.0', permille: 0 })
  })

  it('keeps the gaps of a small line, and its middle where nothing moves', () => {
    expect(sparkline(['1', null, '3', '2'])).toEqual([0, null, 1000, 500])
    expect(sparkline(['2', '2'])).toEqual([500, 500])
  })
})
