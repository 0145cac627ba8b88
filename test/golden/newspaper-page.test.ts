import { describe, expect, test } from 'vitest'
import { loadProgrammes } from '../../infra/programmes.ts'
import { bulletinDocument } from '../../shared/bulletin/model/bulletin-document.ts'
import { bigRound } from '../fixtures/bulletin.ts'
import { editionOf, filingOf } from '../fixtures/filings.ts'

// The figures of the newspaper page of 9 January 2025 (东方今报, issue 5979), as it prints them, in the bulletins of the programmes that it tells of.

const programmes = await loadProgrammes('programmes')

/** All that a bulletin says in Chinese, line by line. */
function printed(code: string, period: string, filed: Readonly<Record<string, string>>): string[] {
  const programme = programmes.get(code)!
  const [zone] = programme.zones
  const figures = editionOf(programme, Object.keys(filed).length === 0 ? [] : [filingOf(zone!.id, filed)], period)
  const round = { ...bigRound, programme: code, period, programmeHash: programme.hash }
  const document = bulletinDocument({ programme, round, figures, previousManifestHash: null }, 'zh')
  const lines: string[] = []
  JSON.stringify(document, (_key, value) => {
    if (typeof value === 'string') lines.push(value)
    // Of a table the row is what a reader sees together.
    if (Array.isArray(value?.cells)) lines.push(value.cells.map(({ text }: { text: string }) => text).join(' '))
    return value
  })
  return lines
}

describe('the plan for the zones', () => {
  const lines = printed('henan-zones', '2025-03', {})

  test.each([
    ['cluster scale', /主导产业集群规模.*3万亿元/],
    ['new clusters', /新建国家级产业集群.*10个/],
    ['landmarks', /集群地标.*100个/],
    ['zones above 100 billion', /开发区：10个/],
    ['at least two', /国家级集群：不少于2个/],
    ['rent only', /工业保障房：只租不售/],
    ['10,000 mu', /达到1万亩/],
    ['100 billion of output', /达到1000亿元/],
    ['two stars and above', /二星级及以上/],
    ['GDP', /地区生产总值：3000亿元/],
    ['doubled', /规模以上工业增加值：翻一番/],
    ['the first twenty', /前20位/],
    ['three factories', /3座通用型标准化厂房/],
    ['the only one of five stars', /唯一五星级开发区/],
    ['due 2027', /2027年/],
  ])('%s', (_what, pattern) => {
    expect(lines.some((line) => pattern.test(line))).toBe(true)
  })
})

describe('homes traded in at Zhengzhou in 2024', () => {
  const lines = printed('zhengzhou-trade-in', '2024-12', { 'H01/ytd': '5085', 'H02/ytd': '5731' })
  const has = (pattern: RegExp) => lines.some((line) => pattern.test(line))

  test('10816, of which 5085 were bought and 5731 traded on the market, against 10000', () => {
    expect(
      [/合计套数10816套/, /收购套数5085套/, /市场化交易套数5731套/, /10000套/].filter((each) => !has(each)),
    ).toEqual([])
    expect(has(/108\.16%/)).toBe(true)
    expect(has(/总第5979期/)).toBe(true)
  })

  test('and the table has the same three numbers and the target in one row', () => {
    expect(has(/10,?000 10,?816 108\.16 2024年12月31日 已达到/)).toBe(true)
  })
})

describe('the airport’s policy', () => {
  const lines = printed('airport-ai', '2026-09', { 'M18/end': '18', 'J04/end': '2000' })
  const has = (pattern: RegExp) => lines.some((line) => pattern.test(line))

  test.each([
    ['18 measures', /共18条/],
    ['100', /数据开放和服务：最高100万元/],
    ['1000', /大模型研发应用：最高1000万元/],
    ['500', /示范性园区：最高500万元/],
    ['300, bases', /数据标注基地：最高300万元/],
    ['300, showrooms', /展示中心：最高300万元/],
    ['2000 P', /已投产算力：2000P/],
    ['what a P is', /1P约等于每秒1000万亿次/],
  ])('%s', (_what, pattern) => {
    expect(has(pattern)).toBe(true)
  })

  test('2000 P in service reach the 2000', () => {
    expect(has(/已投产算力.* 2,?000 2,?000 100\.00 .*已达到/)).toBe(true)
  })
})
