import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../../../shared/csv.ts'
import { formatMicro } from '../../../../shared/decimal.ts'
import { canonicalJson } from '../../../../shared/digest.ts'
import { figuresCsv } from '../../../../shared/figures/csv/figures-csv.ts'
import type { FiledFigures } from '../../../../shared/figures/figure.ts'
import type { EditionFigures } from '../../../../shared/figures/figures.ts'
import { restatementsCsv } from '../../../../shared/figures/restatement/csv.ts'
import { parseEarlierFigures } from '../../../../shared/figures/restatement/earlier.ts'
import { restateEdition } from '../../../../shared/figures/restatement/restate.ts'
import { FACTS } from '../../../../shared/figures/restatement/statements.ts'
import { indicator } from '../../../fixtures/bulletin.ts'
import { fc } from '../../../fixtures/fast-check.ts'
import { editionOf, figureAt, filingOf } from '../../../fixtures/filings.ts'
import { makeProgramme, smallProgramme } from '../../../fixtures/small-programme.ts'

// Two published tables and the published list between them, as a reader has them: nothing but three CSV files.

const APRIL = '2025-04'
/** Everything that a table can say: ranks, medians, derived months, parts by industry, targets in several readings. */
const programme = makeProgramme({
  sampleNotice: null,
  indicators: [
    ...smallProgramme.indicators.map((each) =>
      each.code === 'A' ? { ...each, statistics: ['median', 'rank'] as const } : each,
    ),
    indicator('W', '达标率', { kind: 'ratio', decimals: 1, aggregation: 'weighted', weight: 'A', filing: 'optional' }),
    indicator('N', '专利', { measures: ['month'], decimals: 0, filing: 'optional' }),
    indicator('B', '分产业', { breakdown: 'industries', breakdownMax: 2, filing: 'optional' }),
  ],
  targets: smallProgramme.targets.map((each) =>
    each.id === 'T1' ? { ...each, also: ['C', 'F'], baselineValue: '3', due: '2027', unit: '百亿元' } : each,
  ),
  zones: smallProgramme.zones.map((zone, at) => ({ ...zone, industries: at % 2 ? ['装备'] : ['装备', '食品'] })),
})
const ZONES = programme.zones.map(({ id }) => id)

const decimal = fc.bigInt({ min: -(10n ** 11n), max: 10n ** 11n }).map((micro) => formatMicro(micro))
const cell = fc.option(fc.option(decimal, { nil: null, freq: 8 }), { nil: undefined, freq: 6 })
const SERIES = ['A/month', 'A/ytd', 'C/ytd', 'F/end', 'G/ytd', 'W/ytd', 'N/month', 'B[1]/ytd', 'B[2]/ytd']
const filed: fc.Arbitrary<FiledFigures> = fc
  .tuple(...SERIES.map(() => cell))
  .map((cells) => JSON.parse(JSON.stringify(Object.fromEntries(SERIES.map((series, at) => [series, cells[at]])))))

/** A zone's month with what it is compared with; null: it filed nothing. */
const zone = fc.option(fc.record({ now: filed, year: filed, before: filed, beforeYear: filed }), { freq: 5 })
type ZoneMonth = { now: FiledFigures; year: FiledFigures; before: FiledFigures; beforeYear: FiledFigures } | null
/** Two editions: most zones the same in both, some corrected, new or taken back. */
const editions = fc
  .tuple(...ZONES.map(() => fc.tuple(zone, fc.option(zone, { freq: 2, nil: undefined }))))
  .map(
    (zones) => [zones.map(([first]) => first), zones.map(([first, now]) => (now === undefined ? first : now))] as const,
  )

function figuresOf(months: readonly ZoneMonth[], edition: number): EditionFigures {
  const filings = months.flatMap((month, at) => {
    if (!month) return []
    const earlier = { '2024-04': month.year, '2025-03': month.before, '2024-03': month.beforeYear }
    return [filingOf(ZONES[at]!, month.now, { yearEarlier: month.year, earlier })]
  })
  return { ...editionOf(programme, filings, APRIL), edition }
}

type Row = Readonly<Record<string, string>>

function rowsOf(csv: string): Row[] {
  const parsed = parseCsv(csv)
  if ('fault' in parsed) throw new Error(parsed.fault.reason)
  const [head = [], ...rows] = parsed.rows
  return rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? ''])))
}

const PLACE = ['area_level', 'area', 'indicator', 'part', 'measure'] as const
const placeOf = (row: Row) => PLACE.map((column) => row[column]).join(' ')
/** What rows are compared by: all columns but the edition's number. */
const byPlace = (rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [placeOf(row), { ...row, edition: '' }]))

/** The second table from the first and the list, by the rules that a reader of the columns' descriptions has. */
function secondOf(first: readonly Row[], list: readonly Row[]): Map<string, Row> {
  const table = byPlace(first)
  for (const change of list) {
    const place = placeOf(change)
    const of = (columns: string) => (change[columns] === '' ? [] : change[columns]!.split(';'))
    const facts = Object.fromEntries(of('fact').map((fact, at) => [fact, change.new_fact!.split(';')[at] ?? '']))
    const isMark = /^[a-z]/.test(change.new_growth!)
    const blank = Object.fromEntries(Object.keys(first[0]!).map((column) => [column, '']))
    const same = ['programme', 'period', 'area', 'area_name', 'area_level'] as const
    const named = [...same, 'indicator', 'indicator_name', 'part', 'unit', 'measure'] as const
    table.set(place, {
      ...(table.get(place) ?? { ...blank, ...Object.fromEntries(named.map((column) => [column, change[column]!])) }),
      ...{
        value: change.new!,
        growth: isMark ? '' : change.new_growth!,
        growth_mark: isMark ? change.new_growth! : '',
      },
      ...facts,
    })
  }
  return table
}

describe('for any two editions', () => {
  test('the first table and the list of restatements give the second table, cell by cell', () => {
    let facts = 0
    fc.assert(
      fc.property(editions, ([first, second]) => {
        const stated = figuresOf(first, 1)
        const earlier = { figures: parseEarlierFigures(JSON.parse(canonicalJson(stated))), cuts: [] }
        const { figures, restatements } = restateEdition(programme, figuresOf(second, 2), [], earlier)
        const list = rowsOf(restatementsCsv(programme, figures, restatements, '更正'))
        const made = secondOf(rowsOf(figuresCsv(programme, stated)), list)
        const published = byPlace(rowsOf(figuresCsv(programme, figures)))
        facts += list.filter((row) => row.fact !== '').length
        for (const [place, row] of published) expect(made.get(place), place).toEqual(row)
        // Rows that only an edition with a median, or an estimate, has: nothing is left in them.
        for (const [place, row] of made) if (!published.has(place)) expect(row.value, place).toBe('')
      }),
      { numRuns: 40, seed: 21 },
    )
    expect(facts).toBeGreaterThan(1000)
  })
})

/** One zone corrected in a month of three: what moves besides it. */
const A = (now: string, year: string) => ({
  now: { 'A/ytd': now },
  year: { 'A/ytd': year },
  before: {},
  beforeYear: {},
})
const FIRST = [A('10', '8'), null, null, A('30', '20'), A('20', '20'), null, null, null]
const SECOND = FIRST.map((month, at) => (at === 0 ? A('25', '8') : month))

describe('one corrected filing', () => {
  const stated = figuresOf(FIRST, 1)
  const earlier = { figures: parseEarlierFigures(JSON.parse(canonicalJson(stated))), cuts: [] }
  const { figures, restatements } = restateEdition(programme, figuresOf(SECOND, 2), [], earlier)
  const at = (place: string) =>
    restatements.find((r) => `${r.areaLevel} ${r.area} ${r.indicator}/${r.measure}` === place)
  const fact = (place: string, name: string) => {
    const found = at(place)?.facts.find((each) => each.fact === name)
    return found && `${found.old} → ${found.new}`
  }

  test('moves the ranks and contributions of others, whose figures stand unmarked', () => {
    // Of 10, 30 and 20 the third was second; 25 has overtaken it. The province grew by 12, now by 27, of which S gave 10.
    expect(at('zone Z5 A/ytd')).toMatchObject({ old: { value: '20.00' }, new: { value: '20.00' }, difference: '0.00' })
    expect(fact('zone Z5 A/ytd', 'rank')).toBe('2 → 3')
    expect(fact('region S A/ytd', 'contribution')).toBe('83.3 → 37.0')
    expect(figureAt(figures, 'zone Z5 A/ytd').status).not.toBe('r')
    expect(at('zone Z4 A/ytd')).toBeUndefined()
  })

  test('restates medians and groups of zones, which are marked', () => {
    expect(at('province P A/median-ytd')).toMatchObject({ old: { value: '20.00' }, new: { value: '25.00' } })
    expect(at('zone-level provincial A/ytd')).toMatchObject({ difference: '15.00' })
    expect(figures.analysis?.groups.find((g) => g.areaLevel === 'zone-kind' && g.value !== null)?.status).toBe('r')
  })
})

test('an edition of other code, with another analysis or none, is compared by its figures and targets', () => {
  const stated = figuresOf(FIRST, 1)
  const other = { ...JSON.parse(canonicalJson(stated)), analysis: { of: 'another form' }, targetOutlooks: [{}] }
  const earlier = { figures: parseEarlierFigures(other), cuts: [] }
  const { restatements } = restateEdition(programme, figuresOf(SECOND, 2), [], earlier)
  expect(restatements.length).toBeGreaterThan(0)
  expect(restatements.filter(({ areaLevel }) => /zone-|industry/.test(areaLevel))).toEqual([])
  const names = new Set(restatements.flatMap(({ facts }) => facts.map(({ fact }) => fact)))
  expect(FACTS.filter((name) => names.has(name))).toEqual(['status'])
})
