import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadProgrammes } from '../../../infra/programmes.ts'
import { renderFace } from '../../../shared/bulletin/faces.ts'
import type { BulletinInput } from '../../../shared/bulletin/input.ts'
import { parseLetters } from '../../../shared/bulletin/mail/letter-file.ts'
import { bulletinDocument } from '../../../shared/bulletin/model/bulletin-document.ts'
import { aggregateRegion } from '../../../shared/figures/aggregate.ts'
import { combineRegions } from '../../../shared/figures/combine.ts'
import { roundTimes } from '../../../shared/programme/calendar.ts'
import { tables, texts } from '../../fixtures/parts.ts'
import { tradeInRound } from '../../fixtures/trade-in.ts'

/** The real programme with the two figures that a newspaper printed: 10,816 homes of 10,000, which is 108.16 %. */
const period = '2024-12'
let input: BulletinInput

beforeAll(async () => {
  const programme = (await loadProgrammes(join(import.meta.dirname, '../../../programmes'))).get('zhengzhou-trade-in')!
  const zone = programme.zones[0]!
  const filing = {
    ...{ zone: zone.id, reported: true, accepted: true, timeliness: 'on-time' as const, toExplain: false },
    ...{ values: { 'H01/ytd': '5085', 'H02/ytd': '5731' }, yearEarlier: null },
  }
  const partial = aggregateRegion(programme, period, zone.region, [filing])
  const figures = combineRegions(programme, { programme: programme.code, period, edition: 1 }, [partial])
  const round = { ...tradeInRound, ...roundTimes(programme.calendar, period), programme: programme.code, period }
  input = { programme, round: { ...round, programmeHash: programme.hash }, figures, previousManifestHash: null }
})

describe('the homes traded in', () => {
  it('are 10816, of which 5085 and 5731, in words, on the cover and in the table', () => {
    const doc = bulletinDocument(input, 'zh')
    expect(doc.cards.map(({ value, unit }) => value + unit)).toEqual(['10816套', '5085套', '5731套'])
    expect(doc.highlights[0]).toBe(
      '2024年全年，以旧换新合计套数10816套；国有平台公司收购套数5085套；市场化交易套数5731套。',
    )
    expect(texts(tables(doc, 'key-figures')[0]).map((row) => row[3])).toEqual(['10,816', '5,085', '5,731'])
  })

  it('are 108.16 % of the target of 10000, which is reached', () => {
    const doc = bulletinDocument(input, 'zh')
    const { targets } = doc
    expect(targets[0]?.sentence).toContain('目标不低于10000套，现为10816套，完成率108.16%，已达到')
    const [row] = tables(doc, 'targets')[0]?.rows ?? []
    expect(row?.cells.map(({ text }) => text)).toEqual([
      ...['全年以旧换新：10000套', '套', '不低于', '10,000', '10,816', '108.16', '2024年12月31日', '已达到'],
    ])
  })

  it('are the same in the CSV and in the letters of both languages', async () => {
    const files = new Map(
      (await renderFace('data', input, '')).map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]),
    )
    expect(files.get('bulletin.csv')).toMatch(/,套,reached,10816,[\s\S]*,套,target,10000,[\s\S]*,%,share,108\.16,/)
    const [zh, en, ...more] = parseLetters(JSON.parse(files.get('mail.json') ?? '')).letters
    expect(more).toEqual([]) // one region is all there is
    expect(zh?.subject).toBe('郑州市住房以旧换新统计公报 2024年全年（终稿）2024年第1期')
    expect(zh?.text).toContain('10816套  完成108.16%，已达到；目标不低于10000套')
    expect(en?.text).toContain('10,816 homes  108.16% of it, reached; target at least 10,000 homes')
  })

  it('are in a bulletin that leaves out what one zone and no earlier year cannot show', () => {
    const doc = bulletinDocument(input, 'zh')
    expect(tables(doc, 'regions')).toEqual([])
    expect(tables(doc, 'zones')).toEqual([])
    expect(tables(doc, 'key-figures')[0]?.columns.map(({ head }) => head)).not.toContain('同比')
    expect(doc.sampleNotice).toBe('')
    expect(doc.status).toBe('终稿')
  })
})
