import { execFile } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { formatMicro, roundRatio } from '../../../shared/decimal.ts'
import { canonicalJson } from '../../../shared/digest.ts'
import { compareRatios, parseExact } from '../../../shared/figures/amount.ts'
import { reportingRegions } from '../../../shared/figures/areas.ts'
import { figuresCsv } from '../../../shared/figures/csv/figures-csv.ts'
import { cutRegion } from '../../../shared/figures/cut-region.ts'
import type { Figure, FiledFigures, ZoneFiling } from '../../../shared/figures/figure.ts'
import type { EditionFigures } from '../../../shared/figures/figures.ts'
import type { Revision } from '../../../shared/submission.ts'
import { figuresOf } from '../../fixtures/archive.ts'
import { fc } from '../../fixtures/fast-check.ts'
import { editionOf, filingOf } from '../../fixtures/filings.ts'
import { basisRevisions, marchRevisions } from '../../fixtures/small-month.ts'
import { makeProgramme, smallProgramme, smallRound } from '../../fixtures/small-programme.ts'

const ZONES = smallProgramme.zones.map(({ id }) => id)
const inTime = (await marchRevisions()).filter(({ timeliness }) => timeliness !== 'late')
const basis = await basisRevisions()

/** What an edition writes, from revisions as they were found. */
function published(revisions: readonly Revision[], earlier: readonly Revision[], regions: readonly string[]): string {
  const of = (all: readonly Revision[], region: string) => all.filter((revision) => revision.region === region)
  const cuts = regions.map((region) =>
    cutRegion(smallProgramme, smallRound, region, of(revisions, region), of(earlier, region)),
  )
  const figures = figuresOf(cuts, [...revisions, ...earlier])
  return `${canonicalJson(figures)}\n${figuresCsv(smallProgramme, figures)}`
}

const shuffled = <T>(all: readonly T[]) => fc.shuffledSubarray([...all], { minLength: all.length })
const decimal = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }).map((n) => formatMicro(n / 10_000n))
const figure = fc.option(fc.option(decimal, { nil: null, freq: 8 }), { nil: undefined, freq: 8 })
const filed: fc.Arbitrary<FiledFigures> = fc
  .record({ 'A/month': figure, 'A/ytd': figure, 'C/ytd': figure, 'F/end': figure })
  .map((values) =>
    Object.fromEntries(Object.entries(values).flatMap(([id, own]) => (own === undefined ? [] : [[id, own]]))),
  )
const filing = (zone: string): fc.Arbitrary<ZoneFiling> =>
  fc.tuple(filed, fc.option(filed)).map(([values, yearEarlier]) => filingOf(zone, values, { yearEarlier }))
const month = fc.tuple(...ZONES.map(filing))

describe('not a byte of figures.json and bulletin.csv changes', () => {
  test('with the order of submissions, of earlier filings and of regions', () => {
    const regions = reportingRegions(smallProgramme)
    const straight = published(inTime, basis, regions)
    fc.assert(
      fc.property(shuffled(inTime), shuffled(basis), shuffled(regions), (a, b, c) => {
        expect(published(a, b, c)).toBe(straight)
      }),
      { numRuns: 30, seed: 21 },
    )
  })

  test('with the order in which zones come', () => {
    fc.assert(
      fc.property(
        month.chain((filings) => fc.tuple(fc.constant(filings), shuffled(filings))),
        ([filings, other]) => {
          const [a, b] = [editionOf(smallProgramme, filings), editionOf(smallProgramme, other)]
          expect(canonicalJson(b)).toBe(canonicalJson(a))
          expect(figuresCsv(smallProgramme, b)).toBe(figuresCsv(smallProgramme, a))
        },
      ),
      { numRuns: 60, seed: 22 },
    )
  })

  test('with time zone, locale and working directory, nor of any other file but the PDFs', async () => {
    const settings = [
      { TZ: 'UTC', LC_ALL: 'C' },
      { TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8' },
      { TZ: 'America/St_Johns', LC_ALL: 'de_DE.UTF-8' },
      { TZ: 'Pacific/Kiritimati', LC_ALL: 'ar_EG.UTF-8' },
    ]
    const program = join(import.meta.dirname, '../../fixtures/print-month.ts')
    const run = promisify(execFile)
    const told = await Promise.all(
      settings.map(async (env, index) => {
        const cwd = index % 2 === 0 ? tmpdir() : process.cwd()
        return (await run(process.execPath, [program], { cwd, env: { ...process.env, ...env } })).stdout
      }),
    )
    const [machines, prints] = [told.map((text) => text.split('\n')[0]), told.map((text) => text.split('\n').slice(1))]
    // The settings do reach the program: it sees other clocks and writes numbers in other ways.
    expect(new Set(machines).size).toBe(settings.length)
    for (const name of [
      'figures.json',
      'mail.json',
      'bulletin.html',
      'bulletin.xlsx',
      'bulletin.json',
      'bulletin.sdmx.csv',
    ])
      expect(prints[0]!.map((line) => line.split(' ')[0])).toContain(name)
    for (const print of prints) expect(print).toEqual(prints[0])
  }, 30_000)

  test('the programme’s own order of zones is the order of rows, and of nothing else', () => {
    const reversed = makeProgramme({ zones: [...smallProgramme.zones].reverse() })
    const sorted = ({ figures }: EditionFigures) => figures.map((own) => canonicalJson(own)).sort()
    fc.assert(
      fc.property(month, (filings) => {
        expect(sorted(editionOf(reversed, filings))).toEqual(sorted(editionOf(smallProgramme, filings)))
      }),
      { numRuns: 30, seed: 23 },
    )
  })
})

describe('removing one zone is never silent', () => {
  const areas = ({ figures }: EditionFigures) => figures.filter(({ areaLevel }) => areaLevel !== 'zone')
  const place = ({ areaLevel, area, indicator, measure }: Figure) => `${areaLevel} ${area} ${indicator}/${measure}`

  test('its filing: every figure that it was in counts one zone less, and says that it is provisional or missing', () => {
    fc.assert(
      fc.property(month, fc.constantFrom(...ZONES), (filings, gone) => {
        const whole = editionOf(smallProgramme, filings)
        const less = editionOf(
          smallProgramme,
          filings.filter(({ zone }) => zone !== gone),
        )
        expect(less.coverage).toEqual({ ...whole.coverage, reported: 7, accepted: 7 })
        expect(less.standings.find(({ zone }) => zone === gone)?.standing).toBe('missing')
        const after = new Map(areas(less).map((own) => [place(own), own]))
        for (const before of areas(whole)) {
          const now = after.get(place(before))!
          expect(now.expected).toBe(before.expected)
          if (now.exact !== before.exact) expect(now.zones, place(before)).toBeLessThan(before.zones)
          if (now.zones !== before.zones) expect(now.status, place(before)).toMatch(/^[pxz]$/)
          const [rate, earlier] = [now.growth, before.growth]
          if (rate && earlier && (rate.current !== earlier.current || rate.base !== earlier.base))
            expect(rate.zones, place(before)).toBe(earlier.zones - 1)
        }
      }),
      { numRuns: 120, seed: 24 },
    )
  })

  test('the zone itself, from the programme: another programme, and fewer zones expected', () => {
    fc.assert(
      fc.property(month, fc.constantFrom(...ZONES), (filings, gone) => {
        const without = makeProgramme({ zones: smallProgramme.zones.filter(({ id }) => id !== gone) })
        const whole = editionOf(smallProgramme, filings)
        const less = editionOf(
          without,
          filings.filter(({ zone }) => zone !== gone),
        )
        expect(less.programmeHash).not.toBe(whole.programmeHash)
        expect(less.coverage.expected).toBe(whole.coverage.expected - 1)
        const after = new Map(areas(less).map((own) => [place(own), own]))
        for (const before of areas(whole)) {
          const now = after.get(place(before))!
          if (now.exact !== before.exact) expect(now.expected, place(before)).toBe(before.expected - 1)
        }
      }),
      { numRuns: 60, seed: 25 },
    )
  })
})

describe('rounding happens once', () => {
  const decimals = new Map(smallProgramme.indicators.map(({ code, decimals: own }) => [code, own]))

  test('every printed number is its exact one, rounded; every rate comes from exact sums', () => {
    fc.assert(
      fc.property(month, (filings) => {
        for (const { indicator, exact, value, growth } of editionOf(smallProgramme, filings).figures) {
          const own = decimals.get(indicator)!
          if (exact !== null) expect(value).toBe(roundRatio(parseExact(exact), own))
          if (growth?.value == null) continue
          const [now, then] = [parseExact(growth.current), parseExact(growth.base)]
          const change = { num: now.num * then.den - then.num * now.den, den: now.den * then.den }
          const percent = { num: change.num * then.den * 100n, den: change.den * then.num }
          if (growth.unit === 'points') expect(growth.value).toBe(roundRatio(change, Math.max(1, own)))
          else if (compareRatios(then, { num: 0n, den: 1n }) > 0) expect(growth.value).toBe(roundRatio(percent, 1))
        }
      }),
      { numRuns: 60, seed: 26 },
    )
  })

  test('a total is the rounded sum, not the sum of rounded parts', () => {
    const figures = editionOf(
      smallProgramme,
      ZONES.map((zone) => filingOf(zone, { 'A/ytd': '0.004' })),
    )
    const of = (level: Figure['areaLevel']) =>
      figures.figures.filter((f) => f.areaLevel === level && f.indicator === 'A' && f.measure === 'ytd')
    expect(of('zone').map(({ value }) => value)).toEqual(Array(8).fill('0.00'))
    expect(of('province').map(({ value }) => value)).toEqual(['0.03'])
  })
})
