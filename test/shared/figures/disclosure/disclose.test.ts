import { describe, expect, test } from 'vitest'
import { aggregateRegion } from '../../../../shared/figures/aggregate.ts'
import { reportingRegions } from '../../../../shared/figures/areas.ts'
import { combineRegions } from '../../../../shared/figures/combine.ts'
import { figureKey } from '../../../../shared/figures/disclosure/cells.ts'
import { publishedFigures } from '../../../../shared/figures/disclosure/disclose.ts'
import type { ZoneFiling } from '../../../../shared/figures/figure.ts'
import type { EditionFigures } from '../../../../shared/figures/figures.ts'
import type { Programme, Zone } from '../../../../shared/programme/schema.ts'
import { indicator } from '../../../fixtures/bulletin.ts'
import { fc } from '../../../fixtures/fast-check.ts'
import { makeProgramme } from '../../../fixtures/small-programme.ts'
import { minus, ONE, type Rational, rational, solver, ZERO } from '../../../fixtures/subtraction.ts'

const REF = { programme: 'small', period: '2025-03', edition: 1 }
const PUBLIC = { keyFigures: 'public', regions: 'public', groups: 'public', zones: 'public', data: 'public' } as const

/** Two sums that a third one adds up, a sum by industry, a weighted rate, a quotient. */
const INDICATORS = [
  indicator('A', '进口', { measures: ['month', 'ytd'], decimals: 6 }),
  indicator('B', '出口', { decimals: 6, filing: 'optional' }),
  indicator('T', '进出口', { decimals: 6, filing: 'derived', numerators: ['A', 'B'] }),
  indicator('I', '分产业', { decimals: 6, breakdown: 'industries', breakdownMax: 2 }),
  indicator('W', '比率', { kind: 'ratio', decimals: 6, aggregation: 'weighted', weight: 'B' }),
  indicator('Q', '商', {
    kind: 'ratio',
    decimals: 6,
    filing: 'derived',
    aggregation: 'ratio',
    numerators: ['A'],
    denominator: 'B',
  }),
]
const SERIES = ['A/month', 'A/ytd', 'B/ytd', 'I[1]/ytd', 'I[2]/ytd', 'W/ytd']

interface Sample {
  readonly programme: Programme
  readonly filings: readonly ZoneFiling[]
}

const sample: fc.Arbitrary<Sample> = fc
  .record({
    zones: fc.array(
      fc.record({
        region: fc.constantFrom('R', 'S', 'N'),
        level: fc.constantFrom('national' as const, 'provincial' as const),
        kind: fc.constantFrom('甲', '乙', '丙'),
        industries: fc.constantFrom(['x'], ['x', 'y'], ['y', 'z']),
        filed: fc.tuple(...SERIES.map(() => fc.option(fc.integer({ min: 1, max: 999 }), { freq: 6 }))),
      }),
      { minLength: 2, maxLength: 10 },
    ),
    minimumCell: fc.integer({ min: 2, max: 4 }),
    zonesArePublic: fc.boolean(),
  })
  .map(({ zones, minimumCell, zonesArePublic }) => {
    const programme = makeProgramme({
      ...{ minimumCell, indicators: INDICATORS, targets: [], checks: [] },
      audience: { ...PUBLIC, zones: zonesArePublic ? 'public' : 'bulletin' },
      zones: zones.map(({ filed: _filed, ...zone }, index): Zone => {
        const id = `Z${index + 1}`
        return { ...zone, id, name: { zh: id, en: id }, county: '', synthetic: false, note: '' }
      }),
    })
    const filings = zones.map(({ filed, industries }, index): ZoneFiling => {
      const values: Record<string, string> = {}
      for (const [at, value] of filed.entries())
        if (value !== null && !(SERIES[at] === 'I[2]/ytd' && industries.length < 2)) values[SERIES[at]!] = String(value)
      const state = { reported: true, accepted: true, timeliness: 'on-time', toExplain: false } as const
      return { zone: `Z${index + 1}`, ...state, values, yearEarlier: null }
    })
    return { programme, filings }
  })

function computed(programme: Programme, filings: readonly ZoneFiling[]): EditionFigures {
  const regionOf = new Map(programme.zones.map(({ id, region }) => [id, region]))
  const partials = reportingRegions(programme).map((region) =>
    aggregateRegion(
      programme,
      REF.period,
      region,
      filings.filter(({ zone }) => regionOf.get(zone) === region),
    ),
  )
  return combineRegions(programme, REF, partials)
}

const allFigures = ({ figures, analysis }: EditionFigures) => [...figures, ...(analysis?.groups ?? [])]
const exactByKey = (figures: EditionFigures) =>
  new Map(
    allFigures(figures).flatMap((figure) => (figure.exact === null ? [] : [[figureKey(figure, false), figure.exact]])),
  )

/** How each figure moves with each number filed: what a figure is made of, found out by filing one more. */
function dependence({ programme, filings }: Sample) {
  const before = exactByKey(computed(programme, filings))
  const vectors = new Map<string, Rational[]>([...before.keys()].map((key) => [key, []]))
  const atoms: { zone: string; series: string }[] = []
  for (const [index, filing] of filings.entries()) {
    for (const [series, value] of Object.entries(filing.values)) {
      const values = { ...filing.values, [series]: String(Number(value) + 1) }
      const after = exactByKey(computed(programme, filings.with(index, { ...filing, values })))
      for (const [key, exact] of before) vectors.get(key)!.push(minus(rational(after.get(key)!), rational(exact)))
      atoms.push({ zone: filing.zone, series })
    }
  }
  return { vectors, atoms }
}

describe('what is published', () => {
  test('gives back no suppressed sum, by any sums and differences', () => {
    fc.assert(
      fc.property(sample, ({ programme, filings }) => {
        const full = computed(programme, filings)
        const published = allFigures(publishedFigures(programme, full))
        const { vectors, atoms } = dependence({ programme, filings })
        // The weights and denominators of quotients are not constant, so only sums are linear.
        const isSum = ({ indicator }: { indicator: string }) => ['A', 'B', 'T', 'I'].includes(indicator)
        const shown = published.filter((figure) => isSum(figure) && figure.exact !== null)
        const gives = solver(shown.map((figure) => vectors.get(figureKey(figure, false))!))
        const suppressed = published.filter((figure) => isSum(figure) && figure.status === 'c')
        expect(suppressed.filter((figure) => gives(vectors.get(figureKey(figure, false))!))).toEqual([])
        // Nor one number of a zone, nor those of two where two are too few.
        const unit = (...own: number[]) => atoms.map((_atom, at) => (own.includes(at) ? ONE : ZERO))
        const sums = atoms.flatMap(({ series }, at) => (series.startsWith('W') ? [] : [at]))
        expect(sums.filter((at) => gives(unit(at))).map((at) => atoms[at])).toEqual([])
        if (programme.minimumCell < 3) return
        const pairs = sums.flatMap((a) =>
          sums.flatMap((b) => (a < b && atoms[a]!.series === atoms[b]!.series ? [[a, b]] : [])),
        )
        expect(pairs.filter((pair) => gives(unit(...pair)))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('has no figure of fewer zones than the minimum, of any kind', () => {
    fc.assert(
      fc.property(sample, ({ programme, filings }) => {
        const published = allFigures(publishedFigures(programme, computed(programme, filings)))
        const few = published.filter(({ value, zones }) => value !== null && zones < programme.minimumCell)
        expect(few).toEqual([])
        const rates = published.filter(({ growth }) => growth && growth.zones < programme.minimumCell)
        expect(rates).toEqual([])
      }),
    )
  })

  test('of numerator, denominator and quotient never leaves out one alone that the others give', () => {
    fc.assert(
      fc.property(sample, ({ programme, filings }) => {
        const published = allFigures(publishedFigures(programme, computed(programme, filings)))
        const at = ({ areaLevel, area }: (typeof published)[number], code: string) =>
          published.find(
            (f) => f.areaLevel === areaLevel && f.area === area && f.indicator === code && f.measure === 'ytd',
          )
        for (const quotient of published.filter(({ indicator: code, value }) => code === 'Q' && value !== null))
          expect(['A', 'B'].map((code) => at(quotient, code)?.status)).not.toContain('c')
      }),
    )
  })

  test('suppresses a month with its year to date', () => {
    fc.assert(
      fc.property(sample, ({ programme, filings }) => {
        const published = allFigures(publishedFigures(programme, computed(programme, filings)))
        for (const month of published.filter((f) => f.indicator === 'A' && f.measure === 'month' && f.status === 'c')) {
          const ytd = published.find((f) => figureKey(f, false) === figureKey({ ...month, measure: 'ytd' }, false))
          expect(['c', 'x', 'z']).toContain(ytd?.status)
        }
      }),
    )
  })

  test('does not depend on the order of the zones', () => {
    fc.assert(
      fc.property(sample, ({ programme, filings }) => {
        const published = publishedFigures(programme, computed(programme, filings))
        const reversed = publishedFigures(programme, computed(programme, [...filings].reverse()))
        expect(reversed).toEqual(published)
      }),
      { numRuns: 30 },
    )
  })
})
