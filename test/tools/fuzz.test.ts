import { expect, test } from 'vitest'
import { differenceOf } from '../../tools/fuzz/compare.ts'
import { randomOf } from '../../tools/fuzz/random.ts'
import { fuzz } from '../../tools/fuzz/run.ts'
import { henan, PERIOD, zone } from '../fixtures/intake/form.ts'

const run = (from: number, files: number) =>
  fuzz({ programme: henan, zone, period: PERIOD, seed: 20250331, from, files, now: () => 0 })

test('broken forms neither break intake nor slip through it', { timeout: 60_000 }, async () => {
  const report = await run(0, 500)
  expect(report.failures).toEqual([])
  expect(report.files).toBe(500)
  // It has looked at both: files that were refused, and accepted ones that another reader could read.
  expect(report.verdicts.rejected).toBeGreaterThan(100)
  expect(report.compared).toBeGreaterThan(25)
})

test('a file of a seed is the same whatever came before it', async () => {
  expect(randomOf(1, 7).below(1e9)).toBe(randomOf(1, 7).below(1e9))
  expect(randomOf(1, 7).below(1e9)).not.toBe(randomOf(1, 8).below(1e9))
  const [whole, first, rest] = [await run(0, 40), await run(0, 15), await run(15, 25)]
  for (const verdict of ['accepted', 'rejected', 'quarantined'] as const)
    expect(whole.verdicts[verdict] ?? 0).toBe((first.verdicts[verdict] ?? 0) + (rest.verdicts[verdict] ?? 0))
})

const filed = [{ series: 'A01/ytd', filed: '12', value: '12', place: {} }]
const seen = (code: string, cumulative: string | number | null) => [{ code, month: null, cumulative }]

test.each([
  ['the same', seen('A01', 12), null],
  ['the same in full width', seen('A01', '１２'), null],
  ['another figure', seen('A01', 1.2), 'A01/cumulative: 12 (12) is 1.2 elsewhere'],
  ['none', seen('A01', null), 'A01/cumulative: 12 (12) is null elsewhere'],
  ['no row', [], 'A01/cumulative: 12 is nowhere else'],
  ['a row more', [...seen('A01', 12), ...seen('B01', 3)], 'B01/cumulative: 3 was not read'],
  ['the row twice', [...seen('A01', 12), ...seen('A01', 12)], 'A01/cumulative: 12 was not read'],
])('another reader sees %s', (_what, rows, difference) => {
  expect(differenceOf(filed, rows)).toBe(difference)
})
