import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../shared/digest.ts'
import { publishedFigures } from '../../../shared/figures/disclosure/disclose.ts'
import type { EditionFigures } from '../../../shared/figures/figures.ts'
import { parseEditionFigures } from '../../../shared/figures/stored.ts'
import { type EarlierRecord, parseEarlierRecords, trendRecord } from '../../../shared/figures/trend-record.ts'
import { TREND_PERIODS, trendPeriods, withTrend } from '../../../shared/figures/with-trend.ts'
import { figuresOf, smallRecord } from '../../fixtures/archive.ts'
import { fc } from '../../fixtures/fast-check.ts'
import { makeProgramme, smallProgramme } from '../../fixtures/small-programme.ts'

const HASH = 'ab'.repeat(32)
const figures = await marchFigures()

async function marchFigures(): Promise<EditionFigures> {
  const { cuts, filings, basis } = await smallRecord()
  return figuresOf(cuts, [...filings.map(({ revision }) => revision), ...basis])
}

/** What an edition of an earlier period would have left. */
function record(period: string, value: string | null, over: Partial<EarlierRecord> = {}): EarlierRecord {
  const of = { area: 'P', indicator: 'A', measure: 'ytd', status: '', zones: 8, expected: 8, growth: '1.5' } as const
  const base = { programme: 'small', period, edition: 1, values: [{ ...of, value }] }
  const [made] = parseEarlierRecords([{ ...base, source: 'edition', manifestHash: HASH, ...over }])
  return made!
}

const pointsOf = (of: EditionFigures, indicator = 'A') =>
  of.trend!.find((series) => series.indicator === indicator)!.points

describe('the periods of a trend', () => {
  test('are thirteen of the calendar, the same one of last year included where a year has twelve', () => {
    const months = { calendar: { ...smallProgramme.calendar, mergesJanuaryFebruary: false } }
    expect(trendPeriods(months, '2025-03')).toEqual([
      ...['2024-03', '2024-04', '2024-05', '2024-06', '2024-07', '2024-08', '2024-09', '2024-10', '2024-11', '2024-12'],
      ...['2025-01', '2025-02', '2025-03'],
    ])
    const merged = { calendar: { ...smallProgramme.calendar, mergesJanuaryFebruary: true } }
    expect(trendPeriods(merged, '2025-01/02').slice(-3)).toEqual(['2024-11', '2024-12', '2025-01/02'])
    expect(trendPeriods(merged, '2025-01/02')).toContain('2024-01/02')
    const annual = { calendar: { ...smallProgramme.calendar, frequency: 'annual' as const } }
    expect(trendPeriods(annual, '2024-12')).toEqual(Array.from({ length: 13 }, (_none, index) => `${2012 + index}-12`))
  })
})

describe('a trend', () => {
  test('ends with what this edition prints, and names where every other point comes from', () => {
    const earlier = [
      record('2025-01/02', '60.50', { edition: 2 }),
      record('2024-12', '300.00', { source: 'imported', manifestHash: null }),
    ]
    const points = pointsOf(withTrend(smallProgramme, figures, earlier))
    const own = figures.figures.find((f) => f.areaLevel === 'province' && f.indicator === 'A' && f.measure === 'ytd')!
    expect(points).toHaveLength(TREND_PERIODS)
    expect(points.at(-1)).toEqual({
      ...{ period: '2025-03', value: own.value, growth: own.growth!.value, status: own.status },
      ...{ zones: own.zones, expected: own.expected, source: 'this', edition: 1, manifestHash: null },
    })
    expect(points.at(-2)).toMatchObject({ period: '2025-01/02', value: '60.50', edition: 2, manifestHash: HASH })
    expect(points.at(-3)).toMatchObject({ value: '300.00', source: 'imported', edition: null, manifestHash: null })
  })

  test('has a gap where nothing was published, never a bridge, and says which kind of gap', () => {
    const points = pointsOf(withTrend(smallProgramme, figures, [record('2024-12', null), record('2024-10', '250.00')]))
    const at = (period: string) => points.find((point) => point.period === period)
    expect(at('2024-12')).toMatchObject({ value: null, source: 'edition' })
    expect(at('2024-11')).toMatchObject({ value: null, growth: null, zones: 0, expected: 0, source: null, status: 'x' })
    expect(at('2024-10')).toMatchObject({ value: '250.00' })
    // The record has nothing of the other key figure: it was not on that period's form.
    const other = pointsOf(withTrend(smallProgramme, figures, [record('2024-10', '250.00')]), 'M')
    expect(other.find(({ period }) => period === '2024-10')).toMatchObject({
      value: null,
      status: 'z',
      source: 'edition',
    })
  })

  test('does not depend on the order of the records, nor on those of other periods', () => {
    const records = trendPeriods(smallProgramme, '2025-03').map((period, index) => record(period, `${index}.00`))
    const expected = canonicalJson(withTrend(smallProgramme, figures, records.slice(0, -1)).trend)
    fc.assert(
      fc.property(fc.shuffledSubarray(records.slice(0, -1), { minLength: 12 }), (shuffled) => {
        const more = [...shuffled, record('2019-03', '1.00'), record('2025-04', '2.00')]
        expect(canonicalJson(withTrend(smallProgramme, figures, more).trend)).toBe(expected)
      }),
    )
  })

  test('this edition’s own figures stand, whatever a record says of its period', () => {
    const points = pointsOf(withTrend(smallProgramme, figures, [record('2025-03', '999.00')]))
    expect(points.at(-1)).toMatchObject({ value: '106.83', source: 'this' })
  })

  test('is read again from storage as it was written', () => {
    const made = withTrend(smallProgramme, figures, [record('2024-12', '300.00')])
    expect(parseEditionFigures(JSON.parse(canonicalJson(made)))).toEqual(made)
  })
})

describe('what later trends get of an edition', () => {
  test('is its key figures of the whole as printed', () => {
    expect(trendRecord(smallProgramme, figures)).toEqual({
      ...{ programme: 'small', period: '2025-03', edition: 1 },
      values: [
        expect.objectContaining({ area: 'P', indicator: 'A', measure: 'ytd', value: '106.83', status: 'p', zones: 5 }),
        expect.objectContaining({ area: 'P', indicator: 'M', measure: 'ytd' }),
      ],
    })
  })

  test('leaves out what its readers were not shown', () => {
    const guarded = makeProgramme({ minimumCell: 6, audience: { keyFigures: 'public', data: 'public' } })
    const [revenue] = trendRecord(guarded, figures).values
    expect(revenue).toMatchObject({ value: null, growth: null, status: 'c' })
    const internal = makeProgramme({ audience: { keyFigures: 'internal' } })
    expect(trendRecord(internal, figures).values).toEqual([])
    expect(publishedFigures(internal, withTrend(internal, figures, [record('2024-12', '300.00')])).trend).toEqual([])
  })

  test.each([
    ['a period twice', [record('2024-12', '1.00'), record('2024-12', '2.00')]],
    ['an edition without manifest', [{ ...record('2024-12', '1.00'), manifestHash: null }]],
    ['an imported round with one', [{ ...record('2024-12', '1.00'), source: 'imported' }]],
    ['another source', [{ ...record('2024-12', '1.00'), source: 'this', manifestHash: null }]],
  ])('%s is refused', (_what, records) => {
    expect(() => parseEarlierRecords(records)).toThrow('list of trend records')
  })
})
