import { expect, test } from 'vitest'
import { percentOf } from '../../../shared/bulletin/model/format.ts'
import { formatMicro, roundMicro, sumMicro, toMicro } from '../../../shared/decimal.ts'
import type { FiledFigures } from '../../../shared/figures/figure.ts'
import { growthOf } from '../../../shared/figures/growth.ts'
import { parseEarlierRecords } from '../../../shared/figures/trend-record.ts'
import { withTrend } from '../../../shared/figures/with-trend.ts'
import { say } from '../../../shared/messages/catalogue.ts'
import type { Indicator, TargetOperator } from '../../../shared/programme/schema.ts'
import { growthWords } from '../../../shared/words/growth.ts'
import { rateChangeWords } from '../../../shared/words/rate.ts'
import { indicator, target } from '../../fixtures/bulletin.ts'
import { editionOf, figureAt, filingOf } from '../../fixtures/filings.ts'
import { makeProgramme } from '../../fixtures/small-programme.ts'
import { sentences, workedExamples } from '../../fixtures/worked-examples.ts'

// The worked examples of docs/figures.md, computed again from the numbers that stand on that page.

const examples = new Map(workedExamples())
const told = new Set<string>()

/** The rows of the example whose title starts so. */
function example(start: string) {
  const [title, rows] = [...examples].find(([name]) => name.startsWith(start)) ?? ['', []]
  told.add(title)
  expect(rows.length, start).toBeGreaterThan(0)
  return rows
}

const percent = { zh: '%', en: '%' }
const derived = { kind: 'ratio', unit: percent, decimals: 1, filing: 'derived', aggregation: 'ratio' } as const
const only = (indicators: readonly Indicator[]) => makeProgramme({ indicators, targets: [] })
/** What is filed of the cells that are not empty. */
const given = (values: Readonly<Record<string, string>>): FiledFigures =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

test('sums: the exact total, each printed number rounded on its own, and what the printed parts make', () => {
  const rows = example('five industries')
  const [parts, total] = [rows.slice(0, -1), rows.at(-1)!]
  const programme = only([indicator('A', '产值', { decimals: 1 })])
  const ids = ['Z1', 'Z2', 'Z3', 'Z4', 'Z5']
  const edition = editionOf(
    programme,
    parts.map(({ exact = '' }, at) => filingOf(ids[at]!, { 'A/ytd': exact })),
  )
  for (const [at, { printed }] of parts.entries())
    expect(figureAt(edition, `zone ${ids[at]} A/ytd`).value).toBe(printed)
  expect(figureAt(edition, 'province P A/ytd')).toMatchObject({ exact: total.exact, value: total.printed })
  const ofPrinted = formatMicro(sumMicro(parts.map(({ printed = '' }) => toMicro(printed))))
  expect(sentences()).toContain(`The printed parts add up to ${ofPrinted}.`)
})

test('rounding', () => {
  for (const { exact = '', decimals, printed } of example('rounding'))
    expect(roundMicro(toMicro(exact), Number(decimals))).toBe(printed)
})

test('growth on comparable zones', () => {
  const rows = example('one zone in both years')
  const [value, growth] = rows.slice(-2)
  const programme = only([indicator('A', '收入')])
  const filings = rows.slice(0, -2).map((row, at) =>
    filingOf(`Z${at + 1}`, given({ 'A/ytd': row['this year']! }), {
      yearEarlier: given({ 'A/ytd': row['last year']! }),
    }),
  )
  const edition = editionOf(programme, filings)
  const figure = figureAt(edition, 'region R A/ytd')
  expect([figure.value, `${figure.zones} of ${figure.expected} zones`]).toEqual([
    ...[value?.['this year'], value?.['last year']],
  ])
  const plain = edition.analysis?.comparisons.find(
    ({ area, areaLevel }) => area === 'R' && areaLevel === 'region',
  )?.plain
  expect(sentences()).toContain(`would be a growth of ${plain?.value} % that no zone had`)
  expect([figure.growth?.value, `${figure.growth?.zones} zone compared`]).toEqual([
    ...[growth?.['this year'], growth?.['last year']],
  ])
})

test('growth in numbers and words', () => {
  for (const row of example('which words')) {
    const amount = (text = '') => ({ num: toMicro(text), den: null })
    const sides = { current: amount(row['this year']), base: amount(row['last year']), zones: 1 }
    const growth = growthOf(indicator('A', '收入'), sides)
    expect([growth?.value ?? '', growthWords('zh', growth)]).toEqual([row.printed, row['in words']])
  }
})

test('a rate against an earlier one', () => {
  for (const { now = '', before = '', 'in words': words } of example('a rate of growth'))
    expect(rateChangeWords('zh', { now, before, since: '1—9月' })).toBe(words)
})

test('what regions gave to the growth of the whole', () => {
  const rows = example('what each region')
  const zones: Readonly<Record<string, string>> = { R: 'Z1', S: 'Z4' }
  const edition = editionOf(
    only([indicator('A', '收入', { decimals: 0 })]),
    rows
      .slice(0, -1)
      .map((row) =>
        filingOf(zones[row.region!]!, { 'A/ytd': row['this year']! }, { yearEarlier: { 'A/ytd': row['last year']! } }),
      ),
  )
  for (const row of rows.slice(0, -1)) {
    const given = edition.analysis?.contributions.find(({ area }) => area === row.region)
    expect([given?.share, given?.pull]).toEqual([row.贡献率, row.拉动])
    expect(figureAt(edition, `region ${row.region} A/ytd`).growth?.value).toBe(row.growth)
  }
  const whole = rows.at(-1)!
  expect(figureAt(edition, 'province P A/ytd').growth).toMatchObject({
    ...{ current: whole['this year'], base: whole['last year'], value: whole.growth },
  })
})

test('a ratio of sums', () => {
  const rows = example('profit rate')
  const programme = only([
    indicator('C', '利润', { decimals: 0 }),
    indicator('A', '收入', { decimals: 0 }),
    indicator('M', '利润率', { ...derived, numerators: ['C'], denominator: 'A', scale: 100 }),
  ])
  const filings = rows
    .slice(0, -1)
    .map((row, at) => filingOf(`Z${at + 1}`, given({ 'C/ytd': row.profit!, 'A/ytd': row.revenue! })))
  const edition = editionOf(programme, filings)
  for (const [at, { printed }] of rows.slice(0, -1).entries())
    expect(figureAt(edition, `zone Z${at + 1} M/ytd`).value ?? '').toBe(printed)
  const both = rows.at(-1)!
  expect(figureAt(edition, 'region R M/ytd')).toMatchObject({ value: both.printed, zones: 2 })
  expect(roundMicro(toMicro(both.profit!), 0)).toBe(figureAt(edition, 'region R C/ytd').value)
})

test('a weighted mean', () => {
  const rows = example('satisfaction')
  const programme = only([
    indicator('A', '收入', { decimals: 0 }),
    indicator('W', '满意度', { aggregation: 'weighted', weight: 'A', decimals: 1 }),
  ])
  const filings = rows
    .slice(0, -1)
    .map((row, at) => filingOf(`Z${at + 1}`, { 'W/ytd': row.value!, 'A/ytd': row.weight! }))
  const edition = editionOf(programme, filings)
  for (const [at, { printed }] of rows.slice(0, -1).entries())
    expect(figureAt(edition, `zone Z${at + 1} W/ytd`).value).toBe(printed)
  expect(figureAt(edition, 'region R W/ytd').value).toBe(rows.at(-1)?.printed)
  expect(figureAt(edition, 'region R A/ytd').value).toBe(rows.at(-1)?.weight)
})

test('a published ratio', () => {
  const [row] = example('sales ratio')
  const programme = only([
    indicator('S', '销售产值'),
    indicator('O', '总产值'),
    indicator('Q', '产销率', { ...derived, numerators: ['S'], denominator: 'O', scale: 100 }),
  ])
  const edition = editionOf(programme, [filingOf('Z1', { 'S/ytd': row!.sales!, 'O/ytd': row!.output! })])
  expect(figureAt(edition, 'province P Q/ytd').value).toBe(row?.percent)
})

test('a month between two years to date', () => {
  const rows = example('a month between')
  const programme = only([indicator('A', '收入', { decimals: 2 })])
  const filings = rows.slice(0, -1).map((row, at) =>
    filingOf(
      `Z${at + 1}`,
      { 'A/ytd': row['January–March']! },
      {
        earlier: { '2025-01/02': { 'A/ytd': row['January–February']! } },
      },
    ),
  )
  const edition = editionOf(programme, filings)
  const total = rows.at(-1)!
  const month = edition.analysis?.derived.find(({ area, measure }) => area === 'P' && measure === 'month')
  expect([month?.value, month?.zones]).toEqual([total.March, 2])
  expect(figureAt(edition, 'province P A/ytd').exact).toBe(total['January–March'])
  for (const row of rows) {
    const parts = [row['January–February']!, row.March!].map(toMicro)
    expect(formatMicro(sumMicro(parts))).toBe(row['January–March'])
  }
})

test('an inner region is shown apart, and added once', () => {
  const value = new Map(example('N lies in R').map((row) => [row.row, row.value]))
  const programme = only([indicator('A', '收入', { decimals: 0 })])
  const places = { Z1: 'R without N', Z4: 'S', Z7: 'N' }
  const edition = editionOf(
    programme,
    Object.entries(places).map(([zone, row]) => filingOf(zone, { 'A/ytd': value.get(row)! })),
  )
  const at = (place: string) => figureAt(edition, `${place} A/ytd`).value
  expect(at('region R')).toBe(value.get('R without N'))
  expect(at('region-with-inner R')).toBe(value.get('R with N'))
  expect([at('region S'), at('region N')]).toEqual([value.get('S'), value.get('N')])
  expect(at('province P')).toBe(value.get('province'))
})

test('targets: share and state', () => {
  const states = { true: 'bulletinMet', false: 'bulletinNotMet', null: 'bulletinNotScored' } as const
  for (const row of example('reached or not')) {
    const goal = target('T', '目标', { operator: row.operator as TargetOperator, value: row.target! })
    const programme = makeProgramme({ indicators: [indicator('A', '收入')], targets: [goal] })
    const [progress] = editionOf(programme, [filingOf('Z1', { 'A/ytd': row.value! })]).targets
    const state = say('zh', states[`${progress!.met}`])
    expect([progress?.share ?? '', state]).toEqual([row.share, row.state])
  }
})

test('targets: 超过 leaves the number out, 以上 takes it in', () => {
  const rows = example('how many zones')
  const [, threshold] = /above (\d+)/.exec(
    [...examples.keys()].find((name) => name.startsWith('how many zones')) ?? '',
  )!
  const counted = (thresholdIncludes: boolean, zone: string, value: string) => {
    const goal = target('T', '目标', { metric: 'zones-above', threshold: threshold!, thresholdIncludes, value: '1' })
    const programme = makeProgramme({ indicators: [indicator('A', '收入')], targets: [goal] })
    return editionOf(programme, [filingOf(zone, { 'A/ytd': value })]).targets[0]?.value === '1' ? 'yes' : 'no'
  }
  for (const [at, { value = '', ...row }] of rows.entries()) {
    expect(counted(false, `Z${at + 1}`, value)).toBe(row['counts where 超过'])
    expect(counted(true, `Z${at + 1}`, value)).toBe(row['counts where 以上'])
  }
})

test('coverage', () => {
  for (const row of example('coverage'))
    expect(percentOf(Number(row.accepted), Number(row.expected), 1)).toBe(row.percent)
})

test('status', () => {
  const programme = only([indicator('A', '收入')])
  for (const row of example('the status')) {
    const filings = row['filed by the zones']!.split('; ').map((cell, at) => {
      const values = { missing: {}, 'not applicable': { 'A/ytd': null } }[cell] ?? { 'A/ytd': cell }
      return filingOf(`Z${at + 1}`, values)
    })
    const { value, zones, status } = figureAt(editionOf(programme, filings), 'region R A/ytd')
    expect([value ?? '', String(zones), status], row['filed by the zones']).toEqual([
      row.value,
      row.counted,
      row.status,
    ])
  }
})

test('a trend', () => {
  const rows = example('a trend')
  const programme = only([indicator('A', '收入')])
  const of = { area: 'P', indicator: 'A', measure: 'ytd', status: '', zones: 1, expected: 8, growth: null } as const
  const records = rows.flatMap(({ period = '', 'on record': text = '' }) => {
    const [, value = '', source, edition = '1'] = /^(\S+) (edition|imported) ?(\d*)$/.exec(text) ?? []
    if (!source) return []
    const record = { programme: 'small', period, edition: Number(edition || '1'), values: [{ ...of, value }], source }
    return [{ ...record, manifestHash: source === 'edition' ? '0'.repeat(64) : null }]
  })
  const own = rows.at(-1)!
  const fresh = editionOf(programme, [filingOf('Z1', { 'A/ytd': own['in the trend']! })])
  const { trend } = withTrend(programme, fresh, parseEarlierRecords(records))
  const shown = rows.map(({ period }) => trend?.[0]?.points.find((point) => point.period === period))
  expect(shown.map((point) => point?.value ?? 'gap')).toEqual(rows.map((row) => row['in the trend']))
  expect(shown.map((point) => point?.source ?? '')).toEqual(['imported', '', 'edition', 'this'])
})

test('no example is left out', () => {
  // Those of mergers, ranks, revisions and disclosure: documented-later.test.ts.
  const later = /^(D was made|top 20|Z1 corrects|three regions)/
  expect([...examples.keys()].filter((title) => !told.has(title) && !later.test(title))).toEqual([])
  expect(told.size).toBe(16) // every one of them has a test of its own
})
