import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadProgrammes } from '../infra/programmes.ts'
import { judge } from '../shared/intake/judge.ts'
import { writeForm } from '../shared/intake/write.ts'
import type { Programme } from '../shared/programme/schema.ts'
import { formSeries } from '../shared/programme/series.ts'
import { sampleMonth } from '../tools/sample/month.ts'
import { editionOf, filingOf } from './fixtures/filings.ts'

const programmes = await loadProgrammes('programmes')
const programme = (code: string): Programme => programmes.get(code)!

describe('airport-ai', () => {
  const airport = programme('airport-ai')
  const [zone] = airport.zones
  const caps = airport.targets.filter(({ metric }) => metric === 'cap')
  const zeros = Object.fromEntries(formSeries(airport, zone!, '2026-09').map(({ id }) => [id, { value: '0' }]))

  async function verdictOf(cells: Readonly<Record<string, { value: string }>>) {
    const input = { programme: airport, period: '2026-09', zone: zone!, history: [] }
    const bytes = await writeForm({ ...input, format: 'csv', cells: { ...zeros, ...cells } })
    return judge({ ...input, bytes, fileName: 'a.csv' })
  }

  test('has 18 measures, the ceilings of five of them, and 2000 P', () => {
    expect(caps.map(({ value }) => value)).toEqual(['100', '1000', '500', '300', '300'])
    expect(airport.indicators.find(({ code }) => code === 'M18')?.rangeMax).toBe('18')
    expect(airport.targets.find(({ unit }) => unit === 'P')).toMatchObject({ value: '2000', metric: 'sum' })
  })

  test.each(caps.map(({ id, indicator, value }) => [id, indicator!, Number(value)] as const))(
    '%s: a single grant at its ceiling is taken, a cent more is refused',
    async (_id, largest, cap) => {
      const [count, paid] = [`${largest.slice(0, -1)}N/ytd`, `${largest.slice(0, -1)}A/ytd`]
      const grants = (most: number) => ({
        ...{ [count]: { value: '2' }, [paid]: { value: String(cap + 1) }, 'J05/ytd': { value: String(cap + 1) } },
        [`${largest}/end`]: { value: most.toFixed(2) },
      })
      expect((await verdictOf(grants(cap))).findings.filter(({ severity }) => severity === 'validity')).toEqual([])
      const refused = await verdictOf(grants(cap + 0.01))
      expect(refused.verdict).toBe('rejected')
      expect(refused.findings.find(({ series }) => series === `${largest}/end`)?.sentence.zh).toContain(
        `最高${cap}万元`,
      )
    },
  )

  test('a mean above the ceiling gives away a grant that is over it', async () => {
    const cells = { 'Q1N/ytd': { value: '2' }, 'Q1A/ytd': { value: '250' }, 'Q1M/end': { value: '100' } }
    const { verdict, findings } = await verdictOf({ ...cells, 'J05/ytd': { value: '250' } })
    expect(verdict).toBe('rejected')
    expect(findings.filter(({ severity }) => severity === 'validity').map(({ series }) => series)).toEqual(['Q1A/ytd'])
  })
})

describe('jiyuan-2027', () => {
  const jiyuan = programme('jiyuan-2027')

  test('has the eleven numbers of its plan', () => {
    expect(jiyuan.targets.map(({ value }) => value)).toEqual([
      ...['2800', '70', '190', '1.35', '80', '20', '90', '59', '1435', '75', '25'],
    ])
    expect(jiyuan.targets.every(({ due, indicator }) => due === '2027' && indicator !== null)).toBe(true)
    // 超过75%, above 25 %: the number itself is not enough.
    expect(jiyuan.targets.filter(({ operator }) => operator === '>').map(({ value }) => value)).toEqual(['75', '25'])
  })

  test('measures all eleven in December', () => {
    const figures = Object.fromEntries(formSeries(jiyuan, jiyuan.zones[0]!, '2025-12').map(({ id }) => [id, '50']))
    const edition = editionOf(
      jiyuan,
      jiyuan.zones.map(({ id }) => filingOf(id, figures)),
      '2025-12',
    )
    expect(edition.targets.filter(({ value }) => value === null)).toEqual([])
  })
})

describe('henan-zones', () => {
  const { targets, checks } = programme('henan-zones')
  const of = (id: string) => targets.find((each) => each.id === id)

  test('shows revenue and output side by side, and both baselines', () => {
    expect([of('T01'), of('T04'), of('T05')].map((each) => each?.also)).toEqual([['B02'], ['B02'], ['B02']])
    expect(of('T05')?.baseline).toMatch(/4个.*3个/)
    expect([of('T02')?.baselineValue, of('T06')?.baselineValue]).toEqual(['2', '2'])
  })

  test('leaves the base year open, ranks downwards, scores nothing without a number', () => {
    expect(of('T12')).toMatchObject({ metric: 'multiple', value: '2', baselineValue: null })
    expect(of('T13')).toMatchObject({ operator: '<=', value: '20' })
    expect(targets.filter(({ value }) => value === null).map(({ id }) => id)).toEqual(['T07', 'T09', 'T10', 'T05a'])
  })

  test('takes an award with a document number only, and no sale of what is for rent', () => {
    const awards = checks.find(({ kind }) => kind === 'document')
    expect(awards).toMatchObject({ severity: 'validity', subjects: ['A06', 'A07', 'A08'] })
    expect(checks.find(({ kind }) => kind === 'zero')).toMatchObject({ severity: 'validity', subjects: ['I05'] })
  })
})

describe.each([
  ['jiyuan-2027', '2025-12'],
  ['airport-ai', '2026-09'],
])('%s plays %s', (code, period) => {
  test('from a model that names the source of each magnitude, to filings that are accepted', async () => {
    const rows = readFileSync(`programmes/${code}/sample/magnitudes.csv`, 'utf8').trim().split('\n')
    expect(rows.filter((row) => row.endsWith(','))).toEqual([])
    const zones = await sampleMonth(programme(code), period, { seed: 'test' })
    expect(zones.map(({ uploads }) => uploads.at(-1)?.expect)).toEqual(
      zones.map(() => expect.stringMatching(/^accepted/)),
    )
  })
})
