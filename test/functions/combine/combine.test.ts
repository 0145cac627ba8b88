import { afterAll, beforeAll, expect, test } from 'vitest'
import { main as aggregate } from '../../../functions/aggregate/handler.ts'
import { main as combine } from '../../../functions/combine/handler.ts'
import { figuresOf, smallRecord } from '../../fixtures/archive.ts'
import { collected, computed, EDITION, frozen, stored, workFigures } from '../../fixtures/closing.ts'
import { smallRound } from '../../fixtures/small-programme.ts'
import { BUCKETS, type Storage, startStorage } from '../../fixtures/storage.ts'

let storage: Storage

beforeAll(async () => {
  storage = await startStorage(smallRound.opensAt)
  await collected(storage)
})
afterAll(() => storage.stop())

test('a region without a cut, and a province without its regions, are refused', async () => {
  await expect(aggregate({ ...EDITION, region: 'R' })).rejects.toThrow('has no cut of R')
  await frozen(storage)
  await aggregate({ ...EDITION, region: 'R' })
  await expect(combine(EDITION)).rejects.toThrow('has not been added up')
  await expect(aggregate({ ...EDITION, region: 'X' })).rejects.toThrow('has no cut of X')
  await expect(combine({ ...EDITION, programme: 'other' })).rejects.toThrow('there is no round')
})

test('the figures are those of the filed values', async () => {
  expect(await aggregate({ ...EDITION, region: 'S' })).toEqual({ region: 'S' })
  await computed(storage)
  const { cuts, filings, basis } = await smallRecord()
  const expected = figuresOf(cuts, [...filings.map(({ revision }) => revision), ...basis])
  expect(await workFigures()).toEqual(expected)
  const revenue = expected.figures.find((f) => f.areaLevel === 'province' && f.indicator === 'A' && f.measure === 'ytd')
  // 25.5 + 30.123456 + 15 + 36.01 + 0.2
  expect(revenue).toMatchObject({ exact: '106.833456', value: '106.83', zones: 5, expected: 8, status: 'p' })
})

test('each step done again leaves the same bytes', async () => {
  const before = await storage.snapshot()
  await aggregate({ ...EDITION, region: 'S' })
  await aggregate({ ...EDITION, region: 'R' })
  expect(await combine(EDITION)).toEqual(EDITION)
  expect(await storage.snapshot()).toEqual(before)
  expect(await stored(BUCKETS.rounds, 'working/small/2025-03/edition-1/partial-S.json')).toContain('"region":"S"')
})
