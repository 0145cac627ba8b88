import { describe, expect, test } from 'vitest'
import { addMicro, formatMicro, type Micro, sumMicro, toMicro } from '../../../shared/decimal.ts'
import { canonicalJson } from '../../../shared/digest.ts'
import { aggregateRegion } from '../../../shared/figures/aggregate.ts'
import { reportingRegions } from '../../../shared/figures/areas.ts'
import { combineRegions } from '../../../shared/figures/combine.ts'
import type { Figure, FiledFigures, ZoneFiling } from '../../../shared/figures/figure.ts'
import { parsePartial } from '../../../shared/figures/partial.ts'
import { parseEditionFigures } from '../../../shared/figures/stored.ts'
import { fc } from '../../fixtures/fast-check.ts'
import { smallProgramme } from '../../fixtures/small-programme.ts'

const REF = { programme: 'small', period: '2025-03', edition: 1 }
const ZONES = smallProgramme.zones.map(({ id }) => id)

/** Decimals with up to six places, from tiny ones to some that no safe integer of millionths holds. */
const decimal = fc
  .record({
    micro: fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n }),
    shift: fc.constantFrom(1n, 10n ** 6n, 10n ** 13n),
  })
  .map(({ micro, shift }) => formatMicro(micro / shift))

/** A figure filed, not applicable, or missing. */
const figure = fc.option(fc.option(decimal, { nil: null, freq: 8 }), { nil: undefined, freq: 8 })

const filed: fc.Arbitrary<FiledFigures> = fc
  .record({ 'A/month': figure, 'A/ytd': figure, 'C/ytd': figure, 'F/end': figure, 'G/ytd': figure })
  .map((values) => {
    const given: Record<string, string | null> = {}
    for (const [series, value] of Object.entries(values)) if (value !== undefined) given[series] = value
    return given
  })

const filing = (zone: string): fc.Arbitrary<ZoneFiling> =>
  fc
    .record({ reported: fc.boolean(), accepted: fc.boolean(), late: fc.boolean(), toExplain: fc.boolean(), filed })
    .chain((f) => fc.option(filed).map((yearEarlier) => ({ ...f, yearEarlier })))
    .map(({ reported, accepted, late, toExplain, filed: values, yearEarlier }) => {
      const counted = reported && accepted
      const timeliness = reported ? (late ? ('overdue' as const) : ('on-time' as const)) : null
      const own = { reported, accepted: counted, timeliness, toExplain: counted && toExplain }
      return { zone, ...own, values: counted ? values : {}, yearEarlier }
    })

const month = fc.tuple(...ZONES.map(filing))

function partialsOf(filings: readonly ZoneFiling[]) {
  return reportingRegions(smallProgramme).map((region) => {
    const own = new Set(smallProgramme.zones.filter((zone) => zone.region === region).map(({ id }) => id))
    const given = filings.filter(({ zone }) => own.has(zone))
    return aggregateRegion(smallProgramme, REF.period, region, given)
  })
}

const computed = (filings: readonly ZoneFiling[]) => combineRegions(smallProgramme, REF, partialsOf(filings))

function exactSum(
  figures: readonly Figure[],
  level: Figure['areaLevel'],
  series: string,
  areas?: readonly string[],
): Micro {
  const [indicator, measure] = series.split('/')
  const own = figures.filter((f) => f.areaLevel === level && f.indicator === indicator && f.measure === measure)
  return sumMicro(own.filter((f) => !areas || areas.includes(f.area)).map(({ exact }) => toMicro(exact ?? '0')))
}

describe('for any month', () => {
  test('zones, regions and province have the same exact sum, and it is that of the filed decimals', () => {
    fc.assert(
      fc.property(month, (filings) => {
        const { figures } = computed(filings)
        for (const series of ['A/month', 'A/ytd', 'C/ytd', 'F/end']) {
          const values = filings.map(({ values: own }) => BigInt(toMicro(own[series] ?? '0')))
          const total = values.reduce((sum, value) => sum + value, 0n)
          for (const level of ['zone', 'region', 'province'] as const)
            expect(BigInt(exactSum(figures, level, series)), `${level} ${series}`).toBe(total)
        }
      }),
      { numRuns: 150, seed: 4 },
    )
  })

  test('the outer region is shown without the inner one and, apart, with it', () => {
    fc.assert(
      fc.property(month, (filings) => {
        const { figures } = computed(filings)
        const outer = exactSum(figures, 'region', 'A/ytd', ['R'])
        const inner = exactSum(figures, 'region', 'A/ytd', ['N'])
        expect(exactSum(figures, 'region-with-inner', 'A/ytd', ['R'])).toBe(addMicro(outer, inner))
        expect(figures.filter((f) => f.areaLevel === 'region-with-inner' && f.area !== 'R')).toEqual([])
      }),
      { numRuns: 50, seed: 5 },
    )
  })

  test('the order of zones and of regions does not matter, nor whether partials were stored between', () => {
    const shuffled = month.chain((filings) =>
      fc.record({
        filings: fc.constant(filings),
        other: fc.shuffledSubarray([...filings], { minLength: filings.length }),
        regions: fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ filings, other, regions }) => {
        const straight = canonicalJson(computed(filings))
        const partials = partialsOf(other).map((partial) => parsePartial(JSON.parse(canonicalJson(partial))))
        const again = combineRegions(
          smallProgramme,
          REF,
          regions.map((index) => partials[index]!),
        )
        expect(canonicalJson(again)).toBe(straight)
        expect(canonicalJson(parseEditionFigures(JSON.parse(straight)))).toBe(straight)
      }),
      { numRuns: 80, seed: 6 },
    )
  })

  test('coverage adds up, and every figure says how many zones it rests on', () => {
    fc.assert(
      fc.property(month, (filings) => {
        const { coverage, regionCoverage, standings, figures } = computed(filings)
        const count = (has: (f: ZoneFiling) => boolean) => filings.filter(has).length
        expect(coverage).toEqual({
          expected: ZONES.length,
          reported: count((f) => f.reported),
          accepted: count((f) => f.accepted),
          overdue: count((f) => f.accepted && f.timeliness === 'overdue'),
        })
        for (const key of ['expected', 'reported', 'accepted', 'overdue'] as const)
          expect(Object.values(regionCoverage).reduce((sum, c) => sum + c[key], 0)).toBe(coverage[key])
        expect(standings.map(({ zone }) => zone)).toEqual(ZONES)
        const total = figures.find((f) => f.areaLevel === 'province' && f.indicator === 'C')
        expect(total?.zones).toBe(count((f) => typeof f.values['C/ytd'] === 'string'))
        expect(total?.expected).toBe(ZONES.length)
      }),
      { numRuns: 80, seed: 7 },
    )
  })
})

describe('a total that would be wrong is none', () => {
  const nothing = {
    reported: false,
    accepted: false,
    timeliness: null,
    toExplain: false,
    values: {},
    yearEarlier: null,
  }
  const aggregate = (...zones: string[]) =>
    aggregateRegion(
      smallProgramme,
      REF.period,
      'R',
      zones.map((zone) => ({ zone, ...nothing })),
    )

  test('a zone twice, or of another region', () => {
    expect(() => aggregate('Z1', 'Z1')).toThrow('comes twice')
    expect(() => aggregate('Z1', 'Z4')).toThrow('does not belong')
  })

  test('a region missing, twice or unknown', () => {
    const partials = partialsOf([])
    const [first] = partials
    expect(() => combineRegions(smallProgramme, REF, partials.slice(1))).toThrow(RangeError)
    expect(() => combineRegions(smallProgramme, REF, [...partials, first!])).toThrow(RangeError)
    expect(() => combineRegions(smallProgramme, REF, [...partials, { ...first!, region: 'X' }])).toThrow(RangeError)
  })

  test('nothing filed is missing, never zero', () => {
    const { figures, coverage } = computed([])
    expect(coverage).toEqual({ expected: 8, reported: 0, accepted: 0, overdue: 0 })
    const ofAreas = figures.filter((f) => f.areaLevel !== 'zone' && f.indicator !== 'G')
    expect(new Set(ofAreas.map(({ value, status }) => `${value} ${status}`))).toEqual(new Set(['null x']))
  })
})
