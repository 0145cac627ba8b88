import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadProgrammes } from '../infra/programmes.ts'
import { parseCsv } from '../shared/csv.ts'
import { roundTimes } from '../shared/programme/calendar.ts'
import type { Programme } from '../shared/programme/schema.ts'
import { formSeries } from '../shared/programme/series.ts'

const programmes = await loadProgrammes('programmes')
const programme = (code: string): Programme => programmes.get(code)!
const henan = programme('henan-zones')
const tradeIn = programme('zhengzhou-trade-in')

function records(file: string): Record<string, string>[] {
  const table = parseCsv(readFileSync(`programmes/${file}`, 'utf8'))
  if ('fault' in table) throw new Error(`${file}: ${table.fault.reason}`)
  const [header = [], ...rows] = table.rows
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])))
}

describe.each([...programmes.values()])('$code', (each) => {
  test('says who asks, by which form, until when, and whom to ask', () => {
    const { tableNumber, issuedBy, office, title, bulletin } = each
    const sentences = [title, issuedBy, office.name, office.contact, bulletin.series].flatMap(({ zh, en }) => [zh, en])
    expect([tableNumber, ...sentences].every((text) => text.length > 0)).toBe(true)
    expect(sentences.filter((_, index) => index % 2 === 0).every((zh) => /\p{Script=Han}/u.test(zh))).toBe(true)
  })

  test('asks every zone for something, and every unit has a zone', () => {
    expect(each.zones.every((zone) => formSeries(each, zone, '2024-12').length > 0)).toBe(true)
    const units = each.regions.filter(({ level }) => level === 'unit').map(({ code }) => code)
    expect(units.filter((unit) => !each.zones.some(({ region }) => region === unit))).toEqual([])
  })

  test('names the source of every fact but of invented zones', () => {
    const sourced = ['regions', 'indicators', 'checks', 'targets'].flatMap((name) =>
      records(`${each.code}/${name}.csv`),
    )
    const zones = records(`${each.code}/zones.csv`).filter(({ synthetic }) => synthetic !== '1')
    expect([...sourced, ...zones].filter(({ source }) => source === '')).toEqual([])
  })
})

describe('henan-zones', () => {
  test('lists every source that a row names, with an address where it has one', () => {
    const sources = new Map(records('henan-zones/sources/sources.csv').map(({ key, what }) => [key, what]))
    const tables = ['regions', 'zones', 'indicators', 'targets', 'sample/magnitudes']
    const named = tables
      .flatMap((name) => records(`henan-zones/${name}.csv`))
      .flatMap(({ source = '' }) =>
        // Keys are written in capitals: GY24, NBS_SC.
        source.split(/[;,: (]/).filter((word) => /^[A-Z]{2}[A-Z0-9_]*\d[A-Z0-9]*$|^[A-Z]+_[A-Z]+$/.test(word)),
      )
    expect(named.length).toBeGreaterThan(150)
    expect([...new Set(named)].filter((key) => !sources.get(key))).toEqual([])
  })

  test('has 132 zones with a source and 52 placeholders that say so, 184 in all', () => {
    const invented = henan.zones.filter(({ synthetic }) => synthetic)
    expect([henan.zones.length, invented.length]).toEqual([184, 52])
    expect(invented.every(({ name, note }) => name.en.includes('(placeholder)') && note.startsWith('SYNTHETIC'))).toBe(
      true,
    )
    expect(henan.sampleNotice?.zh).toContain('样例数据')
    // Where a bonded zone lies inside another zone, it does not file a second time.
    expect(henan.zones.filter(({ kind }) => kind === '综保区')).toEqual([])
  })

  test('has 19 units, one of them inside another', () => {
    const units = henan.regions.filter(({ inCoverageTarget }) => inCoverageTarget)
    const [root] = henan.regions.filter(({ level }) => level === 'province')
    const nested = units.filter(({ parent }) => parent !== root?.code)
    expect(units.map(({ order }) => order)).toEqual(Array.from({ length: 19 }, (_, index) => index + 1))
    expect(nested).toHaveLength(1)
    expect(nested[0]!.name.zh).toBe('郑州航空港经济综合实验区')
    expect(units.find(({ code }) => code === nested[0]!.parent)?.name.zh).toBe('郑州市')
  })

  test('files January with February; due on the 8th, closed on the 10th, released on the 15th, by the clock of China', () => {
    expect(henan.calendar).toMatchObject({
      mergesJanuaryFebruary: true,
      frequency: 'monthly',
      timeZone: 'Asia/Shanghai',
    })
    expect(roundTimes(henan.calendar, '2025-03')).toEqual({
      ...{ opensAt: '2025-04-01T01:00:00.000Z', dueAt: '2025-04-08T10:00:00.000Z' },
      ...{ closesAt: '2025-04-10T10:00:00.000Z', releasesAt: '2025-04-15T02:00:00.000Z' },
    })
    expect(henan.minimumCell).toBe(3)
  })

  test('carries all 67 indicators: the parts of every share, every unit and every check', () => {
    expect(henan.indicators).toHaveLength(67)
    const quarter = formSeries(henan, henan.zones[0]!, '2025-03').map(({ indicator }) => indicator.code)
    const month = formSeries(henan, henan.zones[0]!, '2025-04').map(({ indicator }) => indicator.code)
    expect(month.length).toBeLessThan(quarter.length)
    const checked = new Set(henan.checks.flatMap(({ subjects }) => subjects))
    const filed = henan.indicators.filter(({ filing }) => filing !== 'derived')
    expect(filed.filter(({ code }) => !checked.has(code))).toEqual([])
  })

  test('leaves open in the open what the plan does not say', () => {
    const open = henan.targets.filter(({ openQuestion }) => openQuestion !== null)
    const scale = henan.targets.find(({ operator, value }) => operator === '>' && value === '30000')
    expect(open).toContain(scale)
    expect(scale).toMatchObject({ metric: 'sum', unit: '亿元', due: '2027' })
    // 超过 leaves the number itself out, 以上 takes it in.
    expect(henan.targets.find(({ metric }) => metric === 'zones-above')?.thresholdIncludes).toBe(false)
    expect(henan.targets.find(({ metric }) => metric === 'regions-above')).toMatchObject({ value: '19', operator: '=' })
  })
})

describe('zhengzhou-trade-in', () => {
  test('plays 5,085 and 5,731 homes of 2024 against a target of 10,000, as a newspaper printed them', () => {
    const published = records('zhengzhou-trade-in/published/2024-12.csv')
    expect(published.map(({ value }) => value)).toEqual(['5085', '5731'])
    const form = formSeries(tradeIn, tradeIn.zones[0]!, '2024-12')
    expect(published.map(({ series }) => series)).toEqual(form.map(({ id }) => id))
    const [total] = tradeIn.indicators.filter(({ filing }) => filing === 'derived')
    expect(total?.numerators).toEqual(form.map(({ indicator }) => indicator.code))
    expect(tradeIn.targets).toMatchObject([{ indicator: total?.code, value: '10000', unit: '套', due: '2024-12-31' }])
  })

  test('invents nothing, so it calls nothing a sample', () => {
    expect(tradeIn.sampleNotice).toBeNull()
    expect(tradeIn.zones.some(({ synthetic }) => synthetic)).toBe(false)
    expect(globSync('programmes/zhengzhou-trade-in/sample/*')).toEqual([])
  })
})
