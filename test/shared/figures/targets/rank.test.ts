import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../../../shared/csv.ts'
import { aggregateRegion } from '../../../../shared/figures/aggregate.ts'
import { figuresCsv } from '../../../../shared/figures/csv/figures-csv.ts'
import { publishedFigures } from '../../../../shared/figures/disclosure/disclose.ts'
import { parsePartial } from '../../../../shared/figures/partial.ts'
import type { Indicator, Target } from '../../../../shared/programme/schema.ts'
import { indicator, target } from '../../../fixtures/bulletin.ts'
import { editionOf, filingOf } from '../../../fixtures/filings.ts'
import { makeProgramme } from '../../../fixtures/small-programme.ts'

const rank = { kind: 'rank', measures: ['end'], decimals: 0, aggregation: 'none', frequency: 'annual' } as const
const top20 = {
  metric: 'zone',
  indicator: 'K',
  zone: 'Z1',
  operator: '<=',
  value: '20',
  unit: '位',
  due: null,
} as const

function programmeOf(over: Partial<Target>, kind: Partial<Indicator> = {}) {
  return makeProgramme({
    indicators: [indicator('K', '位次', { ...rank, unit: { zh: '位', en: 'rank' }, ...kind })],
    targets: [target('T', '前20位', { ...top20, ...over })],
  })
}

/** The rank's outlook where Z1 filed these ranks; Z2 has one that must not be taken for it. */
function outlook(over: Partial<Target>, now: string, before: string | null, period = '2025-12', kind = {}) {
  const programme = programmeOf(over, kind)
  const yearEarlier = before === null ? null : { 'K/end': before }
  const filings = [
    filingOf('Z1', { 'K/end': now }, { yearEarlier }),
    filingOf('Z2', { 'K/end': '3' }, { yearEarlier: { 'K/end': '1' } }),
  ]
  const edition = editionOf(programme, filings, period)
  return { ...edition.targetOutlooks[0]!, edition, programme }
}

describe('a rank target', () => {
  test('tells the places to gain and those lost since, and no pace without a due date', () => {
    expect(outlook({}, '26', '23')).toMatchObject({
      ...{ positions: 6, change: '3', compared: 1, outcome: 'rank' },
      ...{ needed: null, per: null, method: null, date: null, months: null, inTime: null, yearly: null },
    })
  })

  test.each([
    // To December 2027 there are two more assessments after that of December 2025; before it there are three.
    ['2027', '2025-12', '26', '3'],
    ['2027', '2025-11', '26', '2'],
    ['2028-06', '2025-12', '26', '3'],
    ['2029', '2025-12', '26', '1.5'],
    ['2026', '2025-12', '26', '6'],
  ])('due %s, seen in %s at %s: %s places in each assessment', (due, period, now, needed) => {
    const seen = outlook({ due }, now, null, period, { frequency: 'annual', filing: 'optional' })
    // Out of December nothing is filed of an annual rank.
    if (!period.endsWith('12')) return expect(seen).toMatchObject({ positions: null, outcome: 'none' })
    expect(seen).toMatchObject({ positions: 6, needed, per: 'assessment', outcome: 'rank' })
  })

  test('has no pace where no assessment is left, or none is foreseen', () => {
    expect(outlook({ due: '2026-06' }, '26', null)).toMatchObject({ positions: 6, needed: null, per: null })
    expect(outlook({ due: '2027' }, '26', null, '2025-12', { frequency: 'event' })).toMatchObject({ needed: null })
    expect(outlook({ due: '2026-06' }, '26', null, '2025-12', { frequency: 'quarterly' })).toMatchObject({
      needed: '3',
    })
  })

  test.each([
    ['20', '26', '-6'],
    ['19', '19', '0'],
  ])('is reached at %s, from %s: the smaller number is ahead', (now, before, change) => {
    expect(outlook({}, now, before)).toMatchObject({ positions: 0, change, outcome: 'reached', needed: null })
  })

  test('is no rank where more is better, such as stars', () => {
    expect(outlook({ operator: '>=', value: '40' }, '26', '23')).toMatchObject({ positions: null })
  })

  test('goes through the stored form of a region, and stands in the table with its unit', () => {
    const { edition, programme } = outlook({ due: '2027' }, '26', '23')
    const filing = filingOf('Z1', { 'K/end': '26' }, { yearEarlier: { 'K/end': '23' } })
    const partial = aggregateRegion(programme, '2025-12', 'R', [filing])
    expect(partial.counts).toMatchObject([{ target: 'T', indicator: 'K', now: 26, before: 23, compared: 1 }])
    expect(parsePartial(JSON.parse(JSON.stringify(partial)))).toEqual(partial)
    const parsed = parseCsv(figuresCsv(programme, edition))
    if ('fault' in parsed) throw new Error(parsed.fault.reason)
    const [head = [], ...rows] = parsed.rows
    const at = (name: string) => head.indexOf(name)
    const told = rows
      .filter((row) => row[at('area')] === 'T')
      .map((row) => ['measure', 'value', 'unit', 'status'].map((c) => row[at(c)]))
    expect(told).toEqual(
      expect.arrayContaining([
        ['change', '3', '位', ''],
        ['positions', '6', '位', ''],
        ['needed-assessment', '3', '位', 'e'],
      ]),
    )
  })

  test('is withheld from the public with all that is said of it: it is one zone’s figure', () => {
    const { edition, programme } = outlook({ due: '2027' }, '26', '23')
    const open = { ...programme, audience: { targets: 'public', data: 'public' } as const, minimumCell: 3 }
    expect(publishedFigures(open, edition).targetOutlooks).toMatchObject([
      { positions: null, needed: null, change: null },
    ])
  })
})
