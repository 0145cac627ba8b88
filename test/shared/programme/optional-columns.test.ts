import { expect, test } from 'vitest'
import { loadProgramme } from '../../../shared/programme/load.ts'
import { type Files, faultsOf, files, text } from './files.ts'

/** A table of the test programme with one more column. */
function withColumn(file: string, column: string, cells: readonly string[]): Files {
  const [header = '', ...rows] = text(file).trimEnd().split('\n')
  const wider = [`${header},${column}`, ...rows.map((row, index) => `${row},${cells[index] ?? ''}`)]
  return files({ [file]: `${wider.join('\n')}\n` })
}

test('a zone names its predecessors; without any, nothing of the programme changes', () => {
  expect(loadProgramme(withColumn('zones.csv', 'predecessors', [])).hash).toBe(loadProgramme(files()).hash)
  const [zone] = loadProgramme(withColumn('zones.csv', 'predecessors', ['OLD1;OLD2'])).zones
  expect(zone?.predecessors).toEqual(['OLD1', 'OLD2'])
})

test('a predecessor that still reports, or has two successors, is refused', () => {
  const [first] = loadProgramme(files()).zones
  const id = first?.id ?? ''
  expect(faultsOf(withColumn('zones.csv', 'predecessors', ['', id]))).toContain(
    `zones.csv: row 3, column predecessors: ${id} is still a zone; a merged zone needs an id of its own`,
  )
  expect(faultsOf(withColumn('zones.csv', 'predecessors', ['OLD', 'OLD']))).toContain(
    `zones.csv: row 3, column predecessors: OLD is already a predecessor of ${id}`,
  )
})

test('a predecessor may have filed in another region, and so may the zone itself', () => {
  const programme = loadProgramme(files())
  const [zone, other] = programme.zones
  const region = programme.regions.find(({ level, code }) => level === 'unit' && code !== zone?.region)?.code
  const [moved] = loadProgramme(
    withColumn('zones.csv', 'predecessors', [`OLD1;OLD2@${region};${zone?.id}@${region}`]),
  ).zones
  expect(moved?.predecessors).toEqual(['OLD1', 'OLD2', zone?.id])
  expect(moved?.predecessorRegions).toEqual({ OLD2: region, [zone?.id ?? '']: region })
  const faults = (cell: string) => faultsOf(withColumn('zones.csv', 'predecessors', [cell])).join()
  expect(faults('OLD@nowhere')).toContain('row 2, column predecessors: no unit nowhere in regions.csv')
  expect(faults(`${zone?.id}@${zone?.region}`)).toContain('is still a zone')
  expect(faults(`${other?.id}@${region}`)).toContain('is still a zone')
  expect(faults('OLD@')).toContain('must be a code, or code@region')
})

test('what an indicator is put in order by, and whose growth it is', () => {
  const [ranked] = loadProgramme(withColumn('indicators.csv', 'statistics', ['median;rank'])).indicators
  expect(ranked?.statistics).toEqual(['median', 'rank'])
  expect(faultsOf(withColumn('indicators.csv', 'statistics', ['mean'])).join()).toContain('must be one of median, rank')
  expect(faultsOf(withColumn('indicators.csv', 'growth_of', ['X99'])).join()).toContain(
    'no indicator X99 in indicators.csv',
  )
})

test('how far a level may move is said by check, for what can last', () => {
  const withLevels = (...cells: string[]) => withColumn('checks.csv', 'same_level_percent', cells)
  expect(loadProgramme(withLevels()).hash).toBe(loadProgramme(files()).hash)
  expect(loadProgramme(withLevels('', '25')).checks[1]?.sameLevelPercent).toBe(25)
  expect(faultsOf(withLevels('', '101')).join()).toContain('must be a whole number from 0 to 100')
  expect(faultsOf(withLevels('', '', '5'))).toEqual([
    'checks.csv: row 4, column same_level_percent: a finding of kind unit-slip has no level that stays',
  ])
})

test('a region has its square in a chart of tiles, which no other has', () => {
  const [, first] = loadProgramme(withColumns({ tile_x: ['', '0', '3'], tile_y: ['', '2', '2'] })).regions
  expect(first?.tile).toEqual({ x: 0, y: 2 })
  expect(loadProgramme(withColumns({ tile_x: ['', '0'], tile_y: [] })).regions[1]).not.toHaveProperty('tile')
  expect(faultsOf(withColumns({ tile_x: ['', '1', '1'], tile_y: ['', '2', '2'] }))).toContain(
    'regions.csv: row 4, column tile_x: R1 has the same square',
  )
  expect(faultsOf(withColumns({ tile_x: ['', 'a'], tile_y: [] })).join()).toContain('column tile_x')
})

test('an indicator may be defined in English too', () => {
  const [defined, plain] = loadProgramme(withColumn('indicators.csv', 'definition_en', ['All of it'])).indicators
  expect(defined?.definitionEn).toBe('All of it')
  expect(plain).not.toHaveProperty('definitionEn')
})

test('the first period of all is one that the calendar has', () => {
  const first = (firstPeriod: string) => {
    const programme = JSON.parse(text('programme.json'))
    return files({
      'programme.json': JSON.stringify({ ...programme, bulletin: { ...programme.bulletin, firstPeriod } }),
    })
  }
  expect(loadProgramme(first('2024-01/02')).bulletin.firstPeriod).toBe('2024-01/02')
  expect(faultsOf(first('2024-01'))).toContain(
    'programme.json: bulletin.firstPeriod: the calendar has no period 2024-01',
  )
  expect(faultsOf(first('2024')).join()).toContain('must be a period')
})

function withColumns(columns: Readonly<Record<'tile_x' | 'tile_y', readonly string[]>>): Files {
  const [header = '', ...rows] = text('regions.csv').trimEnd().split('\n')
  const wider = rows.map((row, index) => `${row},${columns.tile_x[index] ?? ''},${columns.tile_y[index] ?? ''}`)
  return files({ 'regions.csv': `${[`${header},tile_x,tile_y`, ...wider].join('\n')}\n` })
}
