import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../../../shared/csv.ts'
import { canonicalJson } from '../../../../shared/digest.ts'
import { FIGURES_CSV_FILE, figuresCsvMetadata } from '../../../../shared/figures/csv/csvw.ts'
import { FIGURE_COLUMNS, figuresCsv } from '../../../../shared/figures/csv/figures-csv.ts'
import { figureColumnTitles } from '../../../../shared/messages/figures.ts'
import { smallRecord } from '../../../fixtures/archive.ts'
import { indicator } from '../../../fixtures/bulletin.ts'
import { editionOf, filingOf } from '../../../fixtures/filings.ts'
import { makeProgramme, smallProgramme } from '../../../fixtures/small-programme.ts'

const { bulletin } = await smallRecord()
const text = (name: string) => Buffer.from(bulletin.get(name) ?? []).toString('utf8')

describe('the tidy CSV', () => {
  const csv = text('bulletin.csv')
  const parsed = parseCsv(csv)
  const rows = 'rows' in parsed ? parsed.rows : []

  test('is the golden one', async () => {
    await expect(csv).toMatchFileSnapshot('golden/bulletin.csv')
  })

  test('has a header and as many cells in every row', () => {
    expect(rows[0]).toEqual([...FIGURE_COLUMNS])
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([FIGURE_COLUMNS.length]))
    expect(csv.startsWith('programme,')).toBe(true)
    expect(csv.split('\r\n').length).toBe(rows.length + 1)
  })

  test('says first that figures are invented, and which zones are', () => {
    expect(rows[1]?.slice(3, 6)).toEqual(['small', '样例数据：数字系虚构，非官方发布', 'notice'])
    expect(rows.filter((row) => row[3] === 'Z8').every((row) => row[4]?.includes('样例单位'))).toBe(true)
    const plain = makeProgramme({ sampleNotice: null })
    expect(figuresCsv(plain, editionOf(plain, []))).not.toContain(',notice,')
  })

  test('no text of a programme runs as a formula, and no number is touched', () => {
    const name = { zh: '=HYPERLINK("x")', en: 'x' }
    const programme = makeProgramme({
      indicators: [indicator('A', '', { name, unit: { zh: '+亿', en: 'x' } })],
      zones: smallProgramme.zones.map((zone) => ({ ...zone, name: { zh: '@区,"一"\n二', en: 'x' }, synthetic: false })),
      targets: [],
    })
    const parsed = parseCsv(figuresCsv(programme, editionOf(programme, [filingOf('Z1', { 'A/ytd': '-5' })])))
    if ('fault' in parsed) throw new Error(parsed.fault.reason)
    const row = parsed.rows.find(([, , , area]) => area === 'Z1')
    expect([row?.[4], row?.[7], row?.[9], row?.[11]]).toEqual(['\'@区,"一"\n二', '\'=HYPERLINK("x")', "'+亿", '-5.00'])
  })
})

describe('its description', () => {
  const json = text('bulletin.csv-metadata.json')
  const description = JSON.parse(json)

  test('is the golden one, in canonical form', async () => {
    expect(canonicalJson(description)).toBe(json)
    await expect(`${JSON.stringify(description, null, 2)}\n`).toMatchFileSnapshot(
      'golden/bulletin.csv-metadata.json.txt',
    )
  })

  test('names the file and every column in its order, in both languages', () => {
    expect(description.url).toBe(FIGURES_CSV_FILE)
    const { columns } = description.tableSchema
    expect(columns.map(({ name }: { name: string }) => name)).toEqual([...FIGURE_COLUMNS])
    for (const column of FIGURE_COLUMNS)
      expect(figureColumnTitles[column].zh && figureColumnTitles[column].en).toBeTruthy()
  })

  test('tells what is invented only where something is', () => {
    const plain = makeProgramme({ sampleNotice: null })
    expect(description['dc:description']).toBeDefined()
    expect(JSON.parse(figuresCsvMetadata(plain, editionOf(plain, [])))['dc:description']).toBeUndefined()
  })
})
