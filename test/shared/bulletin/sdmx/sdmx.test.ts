import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { areaCodes, partCode, timePeriod, unitCode } from '../../../../shared/bulletin/sdmx/codes.ts'
import { COMPONENTS } from '../../../../shared/bulletin/sdmx/components.ts'
import { figuresSdmxCsv } from '../../../../shared/bulletin/sdmx/observations.ts'
import { dataStructureXml } from '../../../../shared/bulletin/sdmx/structure.ts'
import type { EditionFigures } from '../../../../shared/figures/figures.ts'
import type { Programme } from '../../../../shared/programme/schema.ts'
import { bigFigures, bigProgramme } from '../../../fixtures/bulletin.ts'
import { everyKind, madeUpFilings } from '../../../fixtures/every-kind.ts'
import { editionOf } from '../../../fixtures/filings.ts'

type Row = Readonly<Record<string, string>>
const read = (programme: Programme, figures: EditionFigures) =>
  Papa.parse<Row>(figuresSdmxCsv(programme, figures), { header: true, skipEmptyLines: true }).data

const cases: [string, Programme, EditionFigures][] = [
  ['184 zones', bigProgramme, bigFigures()],
  ['every kind, with parts', everyKind, editionOf(everyKind, madeUpFilings(everyKind, 3))],
]

describe.each(cases)('SDMX-CSV: %s', (_name, programme, figures) => {
  const rows = read(programme, figures)

  test('has every figure and its growth, each under one key', () => {
    const growths = figures.figures.filter(({ growth }) => growth !== null)
    expect(rows).toHaveLength(figures.figures.length + growths.length)
    const at = new Map(rows.map((row) => [keyOf(row), row]))
    expect(at.size).toBe(rows.length)
    for (const { area, areaLevel, indicator, part, measure, value, zones, growth } of figures.figures) {
      const key = [area, areaLevel, indicator, partCode(part), measure]
      expect(at.get([...key, 'N'].join())).toMatchObject({ OBS_VALUE: value ?? '', ZONES_COUNTED: `${zones}` })
      if (growth)
        expect(at.get([...key, 'GY'].join())).toMatchObject({
          ...{ OBS_VALUE: growth.value ?? '', ZONES_COUNTED: `${growth.zones}`, GROWTH_MARK: growth.mark ?? '' },
          UNIT_MEASURE: growth.unit === 'percent' ? 'PERCENT' : 'POINTS',
        })
    }
  })

  test('uses codes of its structure alone, in the structure’s order', () => {
    const xml = dataStructureXml(programme, '2025-04-15T02:00:00Z')
    for (const { id, representation } of COMPONENTS) {
      if (!('codes' in representation)) continue
      const codes = new Set(representation.codes(programme).map((code) => code.id))
      for (const code of codes) expect(code).toMatch(/^[A-Za-z0-9_@$-]+$/)
      for (const row of rows) if (row[id] !== '') expect(codes, id).toContain(row[id])
      expect(xml).toContain(`<str:Codelist id="CL_${id}" agencyID="ZONE_BULLETIN" version="1.0.0">`)
    }
    const header = figuresSdmxCsv(programme, figures).split('\r\n', 1)[0]
    expect(header).toBe(['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...COMPONENTS.map(({ id }) => id)].join())
    expect(rows[0]).toMatchObject({ STRUCTURE: 'dataflow', STRUCTURE_ID: `ZONE_BULLETIN:${programme.code}(1.0.0)` })
  })
})

describe('codes', () => {
  const monthly = bigProgramme.calendar
  test.each([
    ['2025-03', monthly, '2025-03'],
    ['2025-01/02', monthly, '2025-01-01/P2M'],
    ['2024-12', { ...monthly, frequency: 'annual' as const }, '2024'],
  ])('%s is %s', (period, calendar, expected) => {
    expect(timePeriod(calendar, period)).toBe(expected)
  })

  test.each([
    [{ zh: '亿元', en: 'CNY 100 million' }, 'CNY_100_MILLION'],
    [{ zh: '%', en: '%' }, 'PERCENT'],
    [{ zh: '℃', en: '℃' }, 'U_E28483'],
  ])('a unit %j', (unit, expected) => {
    expect(unitCode(unit)).toBe(expected)
  })

  test('an area that is a region and a zone is one code', () => {
    const [zone] = bigProgramme.zones
    const zones = [{ ...zone!, id: 'R1' }]
    expect(areaCodes({ ...bigProgramme, zones }).filter(({ id }) => id === 'R1')).toHaveLength(1)
  })

  test('a confidential, a missing and an inapplicable figure say so', () => {
    const [first] = bigFigures().figures
    const given = (['c', 'x', 'z', 'p', 'r', 'e', ''] as const).map((status) => {
      const figures = { ...bigFigures(), figures: [{ ...first!, status, growth: null }] }
      const [row] = read({ ...bigProgramme, minimumCell: 1 }, figures)
      return `${row!.OBS_STATUS}${row!.CONF_STATUS}`
    })
    expect(given).toEqual(['QC', 'OF', 'MF', 'PF', 'RF', 'EF', 'AF'])
  })

  test('names are escaped', () => {
    const title = { zh: '<表> & "制度"', en: 'x' }
    expect(dataStructureXml({ ...bigProgramme, title }, '2025-04-15T02:00:00Z')).toContain(
      '&lt;表&gt; &amp; &quot;制度&quot;的数据结构',
    )
  })
})

function keyOf(row: Row): string {
  return [row.REF_AREA, row.AREA_LEVEL, row.INDICATOR, row.PART, row.MEASURE, row.TRANSFORMATION].join()
}
