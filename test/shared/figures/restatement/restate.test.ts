import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../../../shared/csv.ts'
import { formatMicro } from '../../../../shared/decimal.ts'
import { canonicalJson } from '../../../../shared/digest.ts'
import { reportingRegions } from '../../../../shared/figures/areas.ts'
import type { FiledFigures, ZoneFiling } from '../../../../shared/figures/figure.ts'
import type { EditionFigures } from '../../../../shared/figures/figures.ts'
import { applyRestatements } from '../../../../shared/figures/restatement/apply.ts'
import { RESTATEMENT_COLUMNS, restatementsCsv } from '../../../../shared/figures/restatement/csv.ts'
import { restatementsCsvMetadata } from '../../../../shared/figures/restatement/csvw.ts'
import { parseEarlierFigures } from '../../../../shared/figures/restatement/earlier.ts'
import { addExact, differenceOf, exactDifference } from '../../../../shared/figures/restatement/exact.ts'
import { placeOf, restateEdition, statementsByPlace } from '../../../../shared/figures/restatement/restate.ts'
import { isFigureRestated, type Restatement } from '../../../../shared/figures/restatement/restatement.ts'
import { parseRestatements } from '../../../../shared/figures/restatement/stored.ts'
import type { Cut } from '../../../../shared/round.ts'
import { indicator } from '../../../fixtures/bulletin.ts'
import { fc } from '../../../fixtures/fast-check.ts'
import { editionOf, figureAt, filingOf } from '../../../fixtures/filings.ts'
import { makeProgramme, smallProgramme } from '../../../fixtures/small-programme.ts'

/** The small programme with a weighted mean besides sums and quotients. */
const programme = makeProgramme({
  indicators: [
    ...smallProgramme.indicators,
    indicator('W', '达标率', { kind: 'ratio', decimals: 1, aggregation: 'weighted', weight: 'A', filing: 'optional' }),
  ],
})
const EDITION = { programme: 'small', period: '2025-03' }
const ZONES = programme.zones.map(({ id }) => id)

/** Who filed what: by zone, the number of the revision that counts and its values. */
type Filed = Readonly<Record<string, { readonly revision: number; readonly values: FiledFigures }>>

const decimal = fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n }).map((micro) => formatMicro(micro))
const figure = fc.option(fc.option(decimal, { nil: null, freq: 8 }), { nil: undefined, freq: 8 })
const values: fc.Arbitrary<FiledFigures> = fc
  .record({ 'A/month': figure, 'A/ytd': figure, 'C/ytd': figure, 'F/end': figure, 'G/ytd': figure, 'W/ytd': figure })
  .map((filed) => JSON.parse(JSON.stringify(filed)))
/** What a zone files in two editions: the second equal to the first, corrected, or the first that counts. */
const zoneInTwo = fc.record({ first: fc.option(values), second: fc.option(values, { freq: 2 }) })
const month = fc.tuple(...ZONES.map(() => zoneInTwo)).map((zones) => {
  const first: Record<string, Filed[string]> = {}
  const second: Record<string, Filed[string]> = {}
  for (const [index, zone] of zones.entries()) {
    const id = ZONES[index]!
    if (zone.first) first[id] = { revision: 1, values: zone.first }
    if (zone.second) second[id] = { revision: 2, values: zone.second }
    else if (first[id]) second[id] = first[id]
  }
  return [first, second] as const
})

function freshOf(filed: Filed, edition: number): EditionFigures {
  const filings = Object.entries(filed).map(([zone, own]): ZoneFiling => filingOf(zone, own.values))
  return { ...editionOf(programme, filings), edition }
}

const at = (zone: string, revision: number) => ({
  ...{ period: '2025-03', uploadId: `u-${zone}-${revision}`, versionId: 'v', sha256: '0'.repeat(64) },
  receivedAt: `2025-04-0${revision}T00:00:00.000Z`,
})

function cutsOf(filed: Filed): Cut[] {
  return reportingRegions(programme).map((region) => ({
    region,
    zones: programme.zones
      .filter((zone) => zone.region === region)
      .map(({ id: zone }) => {
        const own = filed[zone]
        const current = own ? at(zone, own.revision) : null
        return { zone, current, reported: own !== undefined, timeliness: own ? 'on-time' : null, basis: [] }
      }),
  }))
}

/** Restated as the close does it, through the stored forms. */
function restated(first: EditionFigures, [before, now]: readonly [Filed, Filed], edition: number) {
  const earlier = { figures: parseEarlierFigures(JSON.parse(canonicalJson(first))), cuts: cutsOf(before) }
  const fresh = freshOf(now, edition)
  const result = restateEdition(programme, fresh, cutsOf(now), earlier)
  return { ...result, fresh, earlier, restatements: parseRestatements(JSON.parse(canonicalJson(result.restatements))) }
}

describe('for any two editions', () => {
  test('the first plus the differences is the second, exactly, and as printed', () => {
    fc.assert(
      fc.property(month, ([first, corrected]) => {
        const { restatements, earlier, fresh, figures } = restated(freshOf(first, 1), [first, corrected], 2)
        const second = statementsByPlace(programme, figures)
        expect(applyRestatements(programme, earlier.figures, restatements)).toEqual(second)
        expect([...second.values()].map(({ stated }) => stated)).toEqual(
          [...statementsByPlace(programme, fresh).values()].map(({ stated }) => stated),
        )
        for (const { old, new: now, difference } of restatements)
          if (old?.value != null && now?.value != null)
            expect(Number(addExact(old.value, difference ?? ''))).toBe(Number(now.value))
      }),
      { numRuns: 40, seed: 11 },
    )
  })

  test('exactly what differs is listed and marked, and it goes back to filings that changed', () => {
    fc.assert(
      fc.property(month, ([first, second]) => {
        const { restatements, figures, fresh, earlier } = restated(freshOf(first, 1), [first, second], 2)
        const before = statementsByPlace(programme, earlier.figures)
        const now = statementsByPlace(programme, fresh)
        const places = [...new Set([...before.keys(), ...now.keys()])]
        const of = (rows: typeof now, place: string) => rows.get(place)?.stated
        const differing = places.filter((place) => !same(of(before, place), of(now, place)))
        expect(restatements.filter(isFigureRestated).map(placeOf).sort()).toEqual(differing.sort())
        const groups = figures.analysis?.groups ?? []
        for (const f of [...figures.figures, ...groups]) {
          const revised = of(before, placeOf(f))?.exact !== f.exact && f.value !== null
          expect(f.status === 'r', placeOf(f)).toBe(revised)
        }
        expect(groups.length).toBeGreaterThan(0)
        for (const { causes } of restatements) {
          expect(causes.length).toBeGreaterThan(0)
          for (const { zone, uploadId } of causes) {
            expect(second[zone]?.revision).toBe(2)
            expect(uploadId).toBe(`u-${zone}-2`)
          }
        }
      }),
      { numRuns: 60, seed: 12 },
    )
  })

  test('the same filings restate nothing', () => {
    fc.assert(
      fc.property(month, ([first]) => {
        const { restatements, figures, fresh } = restated(freshOf(first, 1), [first, first], 2)
        expect(restatements).toEqual([])
        expect(figures).toEqual(fresh)
      }),
      { numRuns: 20, seed: 13 },
    )
  })
})

const Z = (revision: number, a: string) => ({ revision, values: { 'A/ytd': a, 'C/ytd': '1' } })
const FIRST: Filed = { Z1: Z(1, '10'), Z4: Z(1, '20') }
const SECOND: Filed = { Z1: Z(1, '10'), Z4: Z(2, '20.004') }

test('a first edition restates nothing, whatever it is', () => {
  const fresh = freshOf(FIRST, 1)
  expect(restateEdition(programme, fresh, cutsOf(FIRST), null)).toEqual({ figures: fresh, restatements: [] })
})

test('each figure names the filings that changed it: the province that of Z4, the other region none', () => {
  const { restatements, figures } = restated(freshOf(FIRST, 1), [FIRST, SECOND], 2)
  const of = (place: string) => restatements.find((each) => placeOf(each) === place)
  expect(of('province P A[]/ytd')).toMatchObject({
    ...{ difference: '0.00', exactDifference: '0.004' },
    causes: [{ zone: 'Z4', uploadId: 'u-Z4-2', receivedAt: '2025-04-02T00:00:00.000Z' }],
  })
  expect(of('region R A[]/ytd')).toBeUndefined()
  // 2 ÷ 30 and 2 ÷ 30.004: a quotient differs by a quotient.
  expect(of('province P M[]/ytd')?.exactDifference).toMatch(/^-\d+\/\d+$/)
  expect(figureAt(figures, 'zone Z4 A/ytd').status).toBe('r')
  expect(figureAt(figures, 'zone Z1 A/ytd').status).not.toBe('r')
})

test('once revised a figure stays marked; what a third edition takes back is listed again', () => {
  const { figures: second } = restated(freshOf(FIRST, 1), [FIRST, SECOND], 2)
  const unchanged = restated(second, [SECOND, SECOND], 3)
  expect(unchanged.restatements).toEqual([])
  expect(figureAt(unchanged.figures, 'province P A/ytd').status).toBe('r')
  const back = restated(second, [SECOND, { ...FIRST, Z4: { ...FIRST.Z4!, revision: 3 } }], 3)
  expect(back.restatements.find((r) => placeOf(r) === 'zone Z4 A[]/ytd')?.exactDifference).toBe('-0.004')
})

test('a restatement of another edition is not applied', () => {
  const { restatements, earlier } = restated(freshOf(FIRST, 1), [FIRST, SECOND], 2)
  const [first, ...rest] = restatements as [Restatement, ...Restatement[]]
  const foreign = [{ ...first, old: { ...first.old!, exact: '1' } }, ...rest]
  expect(() => applyRestatements(programme, earlier.figures, foreign)).toThrow('from another value')
})

test('figures of older code with other fields are compared; what is no set of figures is refused', () => {
  const { figures, targets } = freshOf(FIRST, 1)
  const older = { programme: 'small', period: '2025-03', edition: 1, figures: figures.map((f) => ({ ...f, extra: 1 })) }
  expect(parseEarlierFigures({ ...older, targets }).figures.length).toBe(figures.length)
  expect(() => parseEarlierFigures({ ...older, targets: null })).toThrow('earlier set of figures')
})

test.each([
  ['1.10', '-0.95', '-2.05', '-2.05'],
  ['0.000001', '9007199254740993', '9007199254740992.999999', '9007199254740992.999999'],
  [null, '5', null, null],
  ['5', null, null, null],
])('from %s to %s it is %s', (old, now, printed, exact) => {
  expect(differenceOf(old, now)).toBe(printed)
  expect(exactDifference(old, now)).toBe(exact)
})

describe('the list as CSV', () => {
  const { restatements } = restated(freshOf(FIRST, 1), [FIRST, SECOND], 2)
  const parsed = parseCsv(restatementsCsv(programme, { ...EDITION, edition: 2 }, restatements, '=错填,"一"处'))
  if ('fault' in parsed) throw new Error(parsed.fault.reason)

  test('has every restated figure, the notice of invented data first, and no formula', () => {
    const [head = [], notice = [], ...rows] = parsed.rows
    expect(head).toEqual(RESTATEMENT_COLUMNS)
    expect(notice[RESTATEMENT_COLUMNS.indexOf('area_level')]).toBe('notice')
    expect(rows.length).toBe(restatements.length)
    expect(rows[0]?.[RESTATEMENT_COLUMNS.indexOf('reason')]).toBe('\'=错填,"一"处')
    expect(rows.every((row) => row.length === head.length)).toBe(true)
  })
})

test('its description names every column in both languages, and those that list several filings', () => {
  const { url, tableSchema } = JSON.parse(restatementsCsvMetadata(programme, { ...EDITION, edition: 2 }))
  expect(url).toBe('restatements.csv')
  const columns: { name: string; titles: object; separator?: string }[] = tableSchema.columns
  expect(columns.map(({ name }) => name)).toEqual(RESTATEMENT_COLUMNS)
  expect(columns.every(({ titles }) => Object.keys(titles).join() === 'en,und,zh')).toBe(true)
  expect(columns.filter(({ separator }) => separator === ';').length).toBe(8)
})

const NOTHING = { value: null, exact: null, growth: null, growthMark: null }

function same(a: object | undefined, b: object | undefined): boolean {
  return canonicalJson(a ?? NOTHING) === canonicalJson(b ?? NOTHING)
}
