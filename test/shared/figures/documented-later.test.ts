import { expect, test } from 'vitest'
import { canonicalJson } from '../../../shared/digest.ts'
import { publishedFigures } from '../../../shared/figures/disclosure/disclose.ts'
import type { EditionFigures } from '../../../shared/figures/figures.ts'
import { filedBefore } from '../../../shared/figures/predecessors.ts'
import { parseEarlierFigures } from '../../../shared/figures/restatement/earlier.ts'
import { restateEdition } from '../../../shared/figures/restatement/restate.ts'
import type { Programme } from '../../../shared/programme/schema.ts'
import { indicator, target } from '../../fixtures/bulletin.ts'
import { editionOf, figureAt, filingOf } from '../../fixtures/filings.ts'
import { makeProgramme, smallProgramme } from '../../fixtures/small-programme.ts'
import { type ExampleRow, workedExamples } from '../../fixtures/worked-examples.ts'

// The worked examples of the later sections of docs/figures.md, from the numbers that stand on that page.

const example = (start: string): readonly ExampleRow[] => {
  const [, rows = []] = [...workedExamples()].find(([title]) => title.startsWith(start)) ?? []
  expect(rows.length, start).toBeGreaterThan(0)
  return rows
}

test('zones that were merged or renamed', () => {
  const rows = example('D was made')
  const [base] = smallProgramme.zones
  const former = (row: ExampleRow) => row['last year filed by']!.split('; ')
  const programme = makeProgramme({
    indicators: [indicator('A', '收入')],
    targets: [],
    zones: rows.map((row) => ({ ...base!, id: row.zone!, predecessors: former(row) })),
  })
  const filings = rows.map((row) => {
    const then = row['last year']!.split(/; ?/)
    const filed = former(row).flatMap((zone, at) => (then[at] ? [[zone, { 'A/ytd': then[at] }] as const] : []))
    return filingOf(
      row.zone!,
      { 'A/ytd': row['this year']! },
      { yearEarlier: filedBefore(programme, row.zone!, new Map(filed)) },
    )
  })
  const edition = editionOf(programme, filings)
  for (const row of rows)
    expect(figureAt(edition, `zone ${row.zone} A/ytd`).growth?.value ?? '', row.zone).toBe(row.growth)
})

test('a rank', () => {
  const filed = { measures: ['end'], decimals: 0, aggregation: 'none', frequency: 'annual' } as const
  const goal = { metric: 'zone', indicator: 'K', zone: 'Z1', operator: '<=', value: '20', unit: '位' } as const
  for (const row of example('top 20')) {
    const programme = makeProgramme({
      indicators: [indicator('K', '位次', { kind: 'rank', ...filed })],
      targets: [target('T', '前20位', { ...goal, due: row.due === 'none' ? null : row.due! })],
    })
    const before = row['rank a year before']!
    const filing = filingOf('Z1', { 'K/end': row.rank! }, { yearEarlier: before ? { 'K/end': before } : null })
    const [seen] = editionOf(programme, [filing], row['seen in']).targetOutlooks
    expect([`${seen?.positions}`, seen?.needed ?? '']).toEqual([row['places to gain'], row['in each assessment']])
    expect(moved(seen?.change ?? null)).toBe(row.moved)
  }
})

function moved(change: string | null): string {
  if (change === null) return ''
  return change === '0' ? 'unchanged' : `${change.replace('-', '')} ${change.startsWith('-') ? 'up' : 'down'}`
}

const revenue = (over: object = {}) =>
  indicator('A', '收入', { measures: ['ytd'], statistics: ['median', 'rank'], ...over })

function figuresOf(
  programme: Programme,
  filed: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
) {
  return editionOf(
    programme,
    Object.entries(filed).map(([zone, value]) => {
      const year = before[zone]
      return filingOf(zone, { 'A/ytd': value }, { yearEarlier: year === undefined ? null : { 'A/ytd': year } })
    }),
  )
}

test('a corrected filing, and what moves with it', () => {
  const rows = example('Z1 corrects')
  const programme = makeProgramme({ indicators: [revenue()], targets: [] })
  const zones = rows.filter(({ row }) => /^Z\d$/.test(row!))
  const filed = (edition: string) => Object.fromEntries(zones.map((row) => [row.row!, row[edition]!]))
  const year = { Z1: '8', Z4: '20', Z5: '20' }
  const first = figuresOf(programme, filed('edition 1'), year)
  const earlier = { figures: parseEarlierFigures(JSON.parse(canonicalJson(first))), cuts: [] }
  const second = { ...figuresOf(programme, filed('edition 2'), year), edition: 2 }
  const { figures, restatements } = restateEdition(programme, second, [], earlier)
  const difference = (level: string, area: string, measure = 'ytd') =>
    restatements.find((r) => r.areaLevel === level && r.area === area && r.measure === measure)?.difference ?? ''
  const told = (row: string): [(of: EditionFigures) => unknown, string] => {
    if (row === 'province') return [(of) => figureAt(of, 'province P A/ytd').value, difference('province', 'P')]
    if (row.startsWith('median'))
      return [(of) => of.analysis?.medians[0]?.value, difference('province', 'P', 'median-ytd')]
    if (row.startsWith('rank')) return [(of) => `${of.analysis?.ranks.find(({ area }) => area === 'Z5')?.rank}`, '']
    if (row.startsWith('contribution'))
      return [(of) => of.analysis?.contributions.find(({ area }) => area === 'S')?.share, '']
    return [(of) => figureAt(of, `zone ${row} A/ytd`).value, difference('zone', row)]
  }
  for (const row of rows) {
    const [value, changed] = told(row.row!)
    expect([value(first), value(figures), changed], row.row).toEqual([
      row['edition 1'],
      row['edition 2'],
      row.difference,
    ])
  }
})

test('what of three regions is shown to the public', () => {
  const audience = { keyFigures: 'public', regions: 'public', data: 'public' } as const
  const programme = makeProgramme({ indicators: [revenue({ statistics: [] })], targets: [], audience, minimumCell: 3 })
  const filed = { Z1: '10', Z2: '20', Z3: '30', Z4: '5', Z5: '6', Z6: '7', Z7: '1', Z8: '2' }
  const edition = figuresOf(programme, filed, {})
  const published = publishedFigures(programme, edition)
  const place = (row: string) => {
    if (row === 'province') return 'province P A/ytd'
    return row.endsWith(' with N') ? `region-with-inner ${row[0]} A/ytd` : `region ${row} A/ytd`
  }
  for (const { row = '', zones, exact, published: shown } of example('three regions')) {
    expect(figureAt(edition, place(row)), row).toMatchObject({ exact, zones: Number(zones) })
    const { value, status } = figureAt(published, place(row))
    expect(value ?? status, row).toBe(shown)
  }
})
