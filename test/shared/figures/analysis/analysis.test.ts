import { describe, expect, test } from 'vitest'
import { toMicro } from '../../../../shared/decimal.ts'
import type { Analysis } from '../../../../shared/figures/analysis/analysis.ts'
import type { FiledFigures } from '../../../../shared/figures/figure.ts'
import type { EditionFigures } from '../../../../shared/figures/figures.ts'
import { growthTimes } from '../../../../shared/figures/growth.ts'
import { indicator } from '../../../fixtures/bulletin.ts'
import { fc } from '../../../fixtures/fast-check.ts'
import { editionOf, filingOf } from '../../../fixtures/filings.ts'
import { makeProgramme, smallProgramme } from '../../../fixtures/small-programme.ts'

const APRIL = '2025-04'
const analysisOf = (edition: EditionFigures): Analysis => edition.analysis!
const comparisonAt = (edition: EditionFigures, place: string) =>
  analysisOf(edition).comparisons.find((c) => `${c.areaLevel} ${c.area} ${c.indicator}/${c.measure}` === place)

/** April of a zone: now, a year earlier, March, and March a year earlier. */
function april(zone: string, now: FiledFigures, year: FiledFigures, march: FiledFigures, marchYear: FiledFigures = {}) {
  const earlier = { '2024-04': year, '2025-03': march, '2024-03': marchYear }
  return filingOf(zone, now, { yearEarlier: year, earlier })
}

describe('comparisons of an area', () => {
  const edition = editionOf(
    smallProgramme,
    [
      april(
        'Z1',
        { 'A/month': '12', 'A/ytd': '46', 'F/end': '40' },
        { 'A/ytd': '40' },
        { 'A/month': '10', 'A/ytd': '34', 'F/end': '50' },
        { 'A/ytd': '32' },
      ),
      april('Z2', { 'A/month': '30', 'A/ytd': '60', 'F/end': '7' }, {}, {}),
      { ...april('Z3', {}, { 'A/ytd': '60' }, { 'A/ytd': '66', 'F/end': '150' }), accepted: false },
    ],
    APRIL,
  )

  test('环比 of months and levels, only of zones in both; none of a year to date', () => {
    expect(comparisonAt(edition, 'region R A/month')?.previous).toMatchObject({
      value: '20.0',
      current: '12',
      base: '10',
      zones: 1,
    })
    expect(comparisonAt(edition, 'region R F/end')?.previous).toMatchObject({ value: '-20.0', zones: 1 })
    expect(comparisonAt(edition, 'region R A/ytd')?.previous).toBeNull()
    expect(comparisonAt(edition, 'zone Z1 A/month')?.previous).toMatchObject({ value: '20.0' })
  })

  test('plain growth beside the comparable one, and how much of last year has filed', () => {
    const growth = edition.figures.find(
      (f) => f.area === 'R' && f.areaLevel === 'region' && f.indicator === 'A' && f.measure === 'ytd',
    )
    expect(growth?.growth).toMatchObject({ value: '15.0', zones: 1 })
    expect(comparisonAt(edition, 'region R A/ytd')).toMatchObject({
      plain: { value: '6.0', current: '106', base: '100' },
      coveredOfLastYear: '40.0',
      coveredOfLastPeriod: '34.0',
    })
  })

  test('growth of growth is the difference of the printed rates', () => {
    // 46 over 40 is 15.0 %, 34 over 32 is 6.25 %, printed 6.3.
    expect(comparisonAt(edition, 'region R A/ytd')?.pace).toEqual({ before: '6.3', change: '8.7' })
  })

  test('a month nobody filed comes from two adjacent years to date, else it is a gap', () => {
    const derived = editionOf(
      smallProgramme,
      [
        april('Z1', { 'C/ytd': '9' }, { 'C/ytd': '5' }, { 'C/ytd': '7' }, { 'C/ytd': '4' }),
        april('Z2', { 'C/ytd': '3' }, {}, {}),
      ],
      APRIL,
    )
    const of = (area: string) =>
      analysisOf(derived).derived.find((f) => f.area === area && f.indicator === 'C' && f.areaLevel === 'region')
    expect(of('R')).toMatchObject({
      measure: 'month',
      exact: '2',
      zones: 1,
      status: 'p',
      growth: { value: '100.0', current: '2', base: '1' },
    })
    expect(of('S')).toMatchObject({ exact: null, status: 'x' })
  })

  test('March has no 环比 of months against January and February together', () => {
    const march = filingOf(
      'Z1',
      { 'A/month': '3', 'F/end': '2' },
      { earlier: { '2025-01/02': { 'A/ytd': '9', 'F/end': '1' } } },
    )
    const merged = editionOf(
      { ...smallProgramme, calendar: { ...smallProgramme.calendar, mergesJanuaryFebruary: true } },
      [march],
    )
    expect(comparisonAt(merged, 'region R A/month')?.previous ?? null).toBeNull()
    expect(comparisonAt(merged, 'region R F/end')?.previous).toMatchObject({ value: '100.0' })
  })

  test('a growth above 100 % is also told as a multiple', () => {
    const growth = { unit: 'percent', mark: null, zones: 1, current: '3.56', base: '1' } as const
    expect(growthTimes({ ...growth, value: '256.0' })).toBe('2.6')
    expect(growthTimes({ ...growth, current: '2', value: '100.0' })).toBeNull()
  })
})

describe('groups and contributions, for any month', () => {
  const programme = makeProgramme({
    indicators: [indicator('A', '收入'), indicator('B', '分产业收入', { breakdown: 'industries', breakdownMax: 2 })],
    zones: smallProgramme.zones.map((zone, index) => ({
      ...{ ...zone, level: index % 2 ? 'national' : 'provincial', kind: `K${index % 3}` },
      industries: ['装备', '食品'].slice(0, 1 + (index % 2)),
    })),
    targets: [],
  })
  const value = fc.integer({ min: -(10 ** 9), max: 10 ** 9 }).map((n) => `${n / 1000}`)
  const filed = fc.record({ 'A/ytd': value, 'B[1]/ytd': value, 'B[2]/ytd': value })
  const month = fc.tuple(
    ...programme.zones.map(({ id }) =>
      fc.tuple(filed, filed).map(([now, then]) => filingOf(id, now, { yearEarlier: then })),
    ),
  )
  const exactly = (figures: readonly { exact: string | null }[]) =>
    figures.reduce((sum, { exact }) => sum + BigInt(toMicro(exact ?? '0')), 0n)

  test('levels and kinds each add up to the province, industries to their indicator', () => {
    fc.assert(
      fc.property(month, (filings) => {
        const edition = editionOf(programme, filings)
        const { groups } = analysisOf(edition)
        for (const code of ['A', 'B'])
          for (const level of ['zone-level', 'zone-kind'] as const) {
            const own = groups.filter((g) => g.areaLevel === level && g.indicator === code)
            const total = edition.figures.filter((f) => f.areaLevel === 'province' && f.indicator === code)
            expect(exactly(own), `${level} ${code}`).toBe(exactly(total))
            expect(own.reduce((sum, { expected }) => sum + expected, 0)).toBe(programme.zones.length)
          }
        const parts = edition.figures.filter((f) => f.areaLevel === 'zone' && f.indicator === 'B')
        expect(exactly(groups.filter((g) => g.areaLevel === 'industry'))).toBe(exactly(parts))
      }),
      { numRuns: 60, seed: 21 },
    )
  })

  test('shares of regions add up to 100 and pulls to the growth, within what rounding takes', () => {
    fc.assert(
      fc.property(month, (filings) => {
        const edition = editionOf(programme, filings)
        const own = analysisOf(edition).contributions.filter((c) => c.areaLevel === 'region' && c.indicator === 'A')
        const total = edition.figures.find((f) => f.areaLevel === 'province' && f.indicator === 'A')?.growth
        if (own.every(({ share }) => share !== null))
          expect(Math.abs(own.reduce((sum, { share }) => sum + Number(share), 0) - 100)).toBeLessThanOrEqual(0.151)
        if (total?.value && own.every(({ pull }) => pull !== null))
          expect(
            Math.abs(own.reduce((sum, { pull }) => sum + Number(pull), 0) - Number(total.value)),
          ).toBeLessThanOrEqual(0.0651)
      }),
      { numRuns: 60, seed: 22 },
    )
  })
})

describe('order, where the catalogue asks for it', () => {
  const programme = makeProgramme({
    indicators: [
      indicator('A', '收入', { statistics: ['median', 'rank'] }),
      indicator('R', '位次', {
        kind: 'rank',
        measures: ['end'],
        decimals: 0,
        aggregation: 'none',
        statistics: ['rank'],
      }),
      indicator('V', '增加值'),
      indicator('G', '增速', { kind: 'growth', aggregation: 'none', unit: { zh: '%', en: '%' }, growthOf: 'V' }),
    ],
    targets: [],
  })
  const edition = editionOf(programme, [
    filingOf('Z1', { 'A/ytd': '1', 'R/end': '7', 'V/ytd': '12', 'G/ytd': '8.5' }, { yearEarlier: { 'V/ytd': '10' } }),
    filingOf('Z2', { 'A/ytd': '4', 'R/end': '3' }),
    filingOf('Z3', { 'A/ytd': '4', 'R/end': '7' }),
    filingOf('Z4', { 'A/ytd': '2', 'R/end': '9' }),
  ])
  const ranks = (code: string) =>
    analysisOf(edition)
      .ranks.filter((r) => r.indicator === code && r.areaLevel === 'zone')
      .map(({ area, rank, of }) => `${area} ${rank}/${of}`)

  test('equals share a rank and the next is left out; of ranks the lower is better', () => {
    expect(ranks('A')).toEqual(['Z1 4/4', 'Z2 1/4', 'Z3 1/4', 'Z4 3/4'])
    expect(ranks('R')).toEqual(['Z1 2/4', 'Z2 1/4', 'Z3 2/4', 'Z4 4/4'])
  })

  test('the median of an even number is the mean of the middle two', () => {
    const of = (area: string) => analysisOf(edition).medians.find((m) => m.area === area)
    expect(of('P')).toMatchObject({ value: '3.00', exact: '3/1', zones: 4, areaLevel: 'province' })
    expect(of('R')).toMatchObject({ value: '4.00', zones: 3 })
    expect(of('N')).toBeUndefined()
  })

  test('a rate filed at comparable prices stands beside the nominal growth, and neither changes the other', () => {
    expect(comparisonAt(edition, 'zone Z1 V/ytd')?.filed).toEqual({ indicator: 'G', value: '8.50' })
    expect(edition.figures.find((f) => f.area === 'Z1' && f.indicator === 'V')?.growth?.value).toBe('20.0')
  })
})
