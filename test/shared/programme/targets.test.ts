import { expect, test } from 'vitest'
import { loadProgramme } from '../../../shared/programme/load.ts'
import { type Files, faultsOf, files, text } from './files.ts'

/** The header of targets.csv with one row made of some cells; what is not named is empty. */
function withTarget(cells: Readonly<Record<string, string>>): Files {
  const [header = ''] = text('targets.csv').split('\n')
  const base = { id: 'X', plan: 'p', statement_zh: '目标', statement_en: 'Target', operator: '>=', unit: '亿元' }
  const row: Readonly<Record<string, string>> = { ...base, ...cells }
  const line = header.split(',').map((column) => row[column] ?? '')
  return files({ 'targets.csv': `${header}\n${line.join(',')}\n` })
}

test.each([
  ['a threshold without a number is shown', { metric: 'zones-above', indicator: 'T', threshold: '5' }, null],
  ['a sum without a number is none', { metric: 'sum', indicator: 'T' }, 'column value: metric sum needs it'],
  ['a cap is at most', { metric: 'cap', indicator: 'T', value: '5' }, 'column operator: a cap is at most (<=)'],
  ['a multiple may have an open base', { metric: 'multiple', indicator: 'G', value: '2' }, null],
  [
    'a base is above zero',
    { metric: 'multiple', indicator: 'T', value: '2', baseline_value: '0' },
    'column baseline_value: must be above zero',
  ],
  [
    'another reading is an indicator',
    { metric: 'tracked', indicator: 'T', also: 'T;Z9' },
    'column also: no indicator Z9 in indicators.csv',
  ],
])('%s', (_name, cells, fault) => {
  if (fault === null) expect(loadProgramme(withTarget(cells)).targets).toHaveLength(1)
  else expect(faultsOf(withTarget(cells))).toEqual([`targets.csv: row 2, ${fault}`])
})

test('a check for documents names its subjects and compares them with nothing', () => {
  const [header = ''] = text('checks.csv').split('\n')
  const check = (subjects: string, others: string) =>
    files({ 'checks.csv': `${header}\nC1,validity,document,${subjects},${others},,,,,,a,b,c,d,\n` })
  expect(loadProgramme(check('N', '')).checks).toHaveLength(1)
  expect(faultsOf(check('*', '')).length).toBeGreaterThan(0)
  expect(faultsOf(check('N', 'T'))).toHaveLength(1)
})
