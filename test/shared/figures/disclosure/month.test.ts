import { beforeAll, describe, expect, test } from 'vitest'
import { loadProgrammes } from '../../../../infra/programmes.ts'
import { parseCsv } from '../../../../shared/csv.ts'
import { aggregateRegion } from '../../../../shared/figures/aggregate.ts'
import { reportingRegions } from '../../../../shared/figures/areas.ts'
import { combineRegions } from '../../../../shared/figures/combine.ts'
import { figuresCsv } from '../../../../shared/figures/csv/figures-csv.ts'
import { publishedFigures } from '../../../../shared/figures/disclosure/disclose.ts'
import type { ZoneFiling } from '../../../../shared/figures/figure.ts'
import type { EditionFigures } from '../../../../shared/figures/figures.ts'
import { judge } from '../../../../shared/intake/judge.ts'
import type { Period } from '../../../../shared/period.ts'
import { type Audiences, audienceOf } from '../../../../shared/programme/audience.ts'
import type { Programme } from '../../../../shared/programme/schema.ts'
import { seriesId } from '../../../../shared/programme/series.ts'
import { sampleMonth } from '../../../../tools/sample/month.ts'
import { editionOf, filingOf } from '../../../fixtures/filings.ts'
import { ONE, solver, ZERO } from '../../../fixtures/subtraction.ts'

const PERIOD = '2025-03'
const programmes = await loadProgrammes('programmes')
const henan = programmes.get('henan-zones')!
const published = (audience: Audiences): Programme => ({ ...henan, audience })
const PUBLIC = published({
  keyFigures: 'public',
  regions: 'public',
  groups: 'public',
  targets: 'public',
  data: 'public',
})

/** Programmes that publish their data as they stand, each with the period of its sample. */
const PUBLISHING = [...programmes.values()].filter((programme) => audienceOf(programme, 'data') === 'public')

let month: EditionFigures
beforeAll(async () => {
  month = await sampleFigures(henan, PERIOD)
}, 60_000)

/** What the sample's zones have filed last, added up. */
async function sampleFigures(programme: Programme, period: Period): Promise<EditionFigures> {
  const sample = await sampleMonth(programme, period, { seed: 'disclosure' })
  const filings = await Promise.all(
    sample.map(async ({ zone: id, uploads }): Promise<ZoneFiling> => {
      const zone = programme.zones.find((each) => each.id === id)!
      const file = uploads.at(-1)
      const judged = file && (await judge({ ...file, programme, period, zone, history: [] }))
      const values = Object.fromEntries((judged?.values ?? []).map(({ series, value }) => [series, value]))
      const reported = file !== undefined
      const state = {
        reported,
        accepted: reported,
        timeliness: reported ? ('on-time' as const) : null,
        toExplain: false,
      }
      return { zone: id, ...state, values, yearEarlier: null }
    }),
  )
  const regionOf = new Map(programme.zones.map(({ id, region }) => [id, region]))
  const partials = reportingRegions(programme).map((region) =>
    aggregateRegion(
      programme,
      period,
      region,
      filings.filter(({ zone }) => regionOf.get(zone) === region),
    ),
  )
  return combineRegions(programme, { programme: programme.code, period, edition: 1 }, partials)
}

type CsvRow = Readonly<Record<string, string>>

function rowsOf(programme: Programme, figures = month): CsvRow[] {
  const parsed = parseCsv(figuresCsv(programme, figures))
  if (!('rows' in parsed)) throw new Error('not a CSV')
  const [header = [], ...rows] = parsed.rows
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])))
}

/** The zones of an area, told from the register alone. */
function membersOf({ regions, zones }: Programme, { area = '', area_level: level = '' }: CsvRow): Set<string> {
  const inner = regions.filter(({ parent }) => parent === area).map(({ code }) => code)
  const belongs = zones.filter((zone) => {
    if (level === 'province') return true
    if (level === 'region') return zone.region === area
    if (level === 'region-with-inner') return zone.region === area || inner.includes(zone.region)
    return level === 'zone-level' ? zone.level === area : level === 'zone-kind' && zone.kind === area
  })
  return new Set(belongs.map(({ id }) => id))
}

/** Tries every addition and subtraction of the published sums; how many suppressed ones it could not have back. */
function subtracted(programme: Programme, figures: EditionFigures): number {
  const sums = new Set(
    programme.indicators
      .filter(({ aggregation, breakdown, denominator }) => aggregation === 'sum' && !breakdown && denominator === null)
      .map(({ code }) => code),
  )
  const rows = rowsOf(programme, figures).filter(
    (row) => sums.has(row.indicator!) && !/target|median|derived/.test(row.area_level! + row.measure!),
  )
  const filed = new Set(
    figures.figures
      .filter((f) => f.areaLevel === 'zone' && f.value !== null)
      .map((f) => `${f.area} ${f.indicator}/${f.measure}`),
  )
  let tried = 0
  for (const [series, own] of Map.groupBy(rows, ({ indicator, measure }) => `${indicator}/${measure}`)) {
    const zones = programme.zones.filter(({ id }) => filed.has(`${id} ${series}`)).map(({ id }) => id)
    const vector = (members: ReadonlySet<string>) => zones.map((id) => (members.has(id) ? ONE : ZERO))
    const of = (row: CsvRow) => vector(membersOf(programme, row))
    const gives = solver(own.filter(({ value }) => value !== '').map(of))
    const suppressed = own.filter(({ status }) => status === 'c')
    expect(suppressed.filter((row) => gives(of(row)))).toEqual([])
    expect(zones.filter((id) => gives(vector(new Set([id]))))).toEqual([])
    tried += suppressed.length
  }
  return tried
}

describe('a public table of a sample month', () => {
  test('suppresses a few figures, each with status c and without a number beside it', () => {
    const rows = rowsOf(PUBLIC).filter(({ area_level: level }) => !['target', 'notice'].includes(level!))
    const suppressed = rows.filter(({ status }) => status === 'c')
    expect(suppressed.length).toBeGreaterThan(0)
    expect(suppressed.length).toBeLessThan(rows.length / 5)
    expect(suppressed.filter((row) => row.value || row.growth || row.contribution || row.rank)).toEqual([])
    expect(rows.filter(({ area_level: level }) => level === 'zone')).toEqual([])
  })

  test('determines no suppressed sum and no zone, whatever is added and subtracted', () => {
    expect(subtracted(PUBLIC, month)).toBeGreaterThan(0)
  }, 60_000)

  test('is made the same every time', () => {
    expect(publishedFigures(PUBLIC, { ...month })).toEqual(publishedFigures(PUBLIC, month))
  })
})

describe('who sees what', () => {
  test('a programme that says nothing publishes what it always did', () => {
    expect(publishedFigures(henan, month)).toBe(month)
    expect(rowsOf(henan).filter(({ status }) => status === 'c')).toEqual([])
  })

  test('internal tables are in no published file', () => {
    const rows = rowsOf(published({ zones: 'internal', targets: 'internal' }))
    expect(new Set(rows.map(({ area_level: level }) => level))).not.toContain('zone')
    expect(new Set(rows.map(({ area_level: level }) => level))).not.toContain('target')
  })

  test('a public table of the bulletin does not narrow a file for officials', () => {
    expect(publishedFigures(published({ regions: 'public' }), month).figures).toEqual(month.figures)
  })
})

describe('programmes that publish their table', () => {
  test('are there', () => {
    expect(PUBLISHING.map(({ code }) => code)).toEqual(['jiyuan-2027'])
  })

  test.each(PUBLISHING)('$code gives back nothing that it suppresses, in any month of its year', async (programme) => {
    let tried = 0
    for (const period of ['2026-01/02', '2026-03', '2026-09', '2026-12']) {
      const figures = await sampleFigures(programme, period)
      tried += subtracted(programme, figures)
      // One zone that has not filed leaves the other alone: then nothing is left of the whole either.
      for (const { id } of programme.zones) tried += subtracted(programme, without(programme, figures, id))
    }
    expect(tried).toBeGreaterThan(50)
  })

  test.each(PUBLISHING)(
    '$code shows no figure of fewer zones than its minimum, and says so where there is one',
    async (programme) => {
      const figures = await sampleFigures(programme, '2026-09')
      const rows = rowsOf(programme, figures).filter(
        ({ area_level: level }) => level !== 'target' && level !== 'notice',
      )
      const few = rows.filter((row) => Number(row.zones_counted) < programme.minimumCell && row.zones_counted !== '')
      expect(few.filter(({ value, growth }) => value || growth)).toEqual([])
      expect(few.filter(({ status }) => status === 'c').length).toBeGreaterThan(10)
      expect(rows.filter(({ area_level: level }) => level === 'zone')).toEqual([])
      expect(
        rows.filter(({ area_level: level, value }) => level === 'province' && value !== '').length,
      ).toBeGreaterThan(10)
    },
  )
})

/** The same month where one zone has filed nothing: its filing is taken back before anything is added up. */
function without(programme: Programme, { period, figures }: EditionFigures, zone: string): EditionFigures {
  const values = (id: string) =>
    Object.fromEntries(
      figures
        .filter((f) => f.areaLevel === 'zone' && f.area === id && f.exact !== null && !f.exact.includes('/'))
        .map(({ indicator, part, measure, exact }) => [seriesId(indicator, measure, part), exact]),
    )
  const others = programme.zones.filter(({ id }) => id !== zone)
  return editionOf(
    programme,
    others.map(({ id }) => filingOf(id, values(id))),
    period,
  )
}
