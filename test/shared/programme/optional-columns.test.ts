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
