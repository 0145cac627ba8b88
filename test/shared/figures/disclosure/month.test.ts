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
import type { Audiences } from '../../../../shared/programme/audience.ts'
import type { Programme } from '../../../../shared/programme/schema.ts'
import { sampleMonth } from '../../../../tools/sample/month.ts'
import { ONE, solver, ZERO } from '../../../fixtures/subtraction.ts'

const PERIOD = '2025-03'
const henan = (await loadProgrammes('programmes')).get('henan-zones')!
const published = (audience: Audiences): Programme => ({ ...henan, audience })
const PUBLIC = published({
  keyFigures: 'public',
  regions: 'public',
  groups: 'public',
  targets: 'public',
  data: 'public',
})

let month: EditionFigures
beforeAll(async () => {
  month = await sampleFigures()
}, 60_000)

/** What the sample's zones have filed last, added up. */
async function sampleFigures(): Promise<EditionFigures> {
  const sample = await sampleMonth(henan, PERIOD, { seed: 'disclosure' })
  const filings = await Promise.all(
    sample.map(async ({ zone: id, uploads }): Promise<ZoneFiling> => {
      const zone = henan.zones.find((each) => each.id === id)!
      const file = uploads.at(-1)
      const judged = file && (await judge({ ...file, programme: henan, period: PERIOD, zone, history: [] }))
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
  const regionOf = new Map(henan.zones.map(({ id, region }) => [id, region]))
  const partials = reportingRegions(henan).map((region) =>
    aggregateRegion(
      henan,
      PERIOD,
      region,
      filings.filter(({ zone }) => regionOf.get(zone) === region),
    ),
  )
  return combineRegions(henan, { programme: henan.code, period: PERIOD, edition: 1 }, partials)
}

type CsvRow = Readonly<Record<string, string>>

function rowsOf(programme: Programme): CsvRow[] {
  const parsed = parseCsv(figuresCsv(programme, month))
  if (!('rows' in parsed)) throw new Error('not a CSV')
  const [header = [], ...rows] = parsed.rows
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])))
}

/** The zones of an area, told from the register alone. */
function membersOf({ area = '', area_level: level = '' }: CsvRow): Set<string> {
  const inner = henan.regions.filter(({ parent }) => parent === area).map(({ code }) => code)
  const belongs = henan.zones.filter((zone) => {
    if (level === 'province') return true
    if (level === 'region') return zone.region === area
    if (level === 'region-with-inner') return zone.region === area || inner.includes(zone.region)
    return level === 'zone-level' ? zone.level === area : level === 'zone-kind' && zone.kind === area
  })
  return new Set(belongs.map(({ id }) => id))
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
    const sums = new Set(
      henan.indicators
        .filter(
          ({ aggregation, breakdown, denominator }) => aggregation === 'sum' && !breakdown && denominator === null,
        )
        .map(({ code }) => code),
    )
    const rows = rowsOf(PUBLIC).filter(
      (row) => sums.has(row.indicator!) && !/target|median|derived/.test(row.area_level! + row.measure!),
    )
    const filed = new Set(
      month.figures
        .filter((f) => f.areaLevel === 'zone' && f.value !== null)
        .map((f) => `${f.area} ${f.indicator}/${f.measure}`),
    )
    let tried = 0
    for (const [series, own] of Map.groupBy(rows, ({ indicator, measure }) => `${indicator}/${measure}`)) {
      const zones = henan.zones.filter(({ id }) => filed.has(`${id} ${series}`)).map(({ id }) => id)
      const vector = (members: ReadonlySet<string>) => zones.map((id) => (members.has(id) ? ONE : ZERO))
      const gives = solver(own.filter(({ value }) => value !== '').map((row) => vector(membersOf(row))))
      const suppressed = own.filter(({ status }) => status === 'c')
      expect(suppressed.filter((row) => gives(vector(membersOf(row))))).toEqual([])
      expect(zones.filter((id) => gives(vector(new Set([id]))))).toEqual([])
      tried += suppressed.length
    }
    expect(tried).toBeGreaterThan(0)
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
