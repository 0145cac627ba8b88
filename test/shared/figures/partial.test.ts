import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../shared/digest.ts'
import { StoredShapeError } from '../../../shared/errors.ts'
import { aggregateRegion } from '../../../shared/figures/aggregate.ts'
import { combineRegions } from '../../../shared/figures/combine.ts'
import { parsePartial, type RegionPartial } from '../../../shared/figures/partial.ts'
import { everyKind, madeUpFilings } from '../../fixtures/every-kind.ts'

const PERIOD = '2025-03'
const filings = madeUpFilings(everyKind, 4)
const partials = [...Map.groupBy(everyKind.zones, ({ region }) => region)].map(([region, zones]) => {
  const own = new Set(zones.map(({ id }) => id))
  return aggregateRegion(
    everyKind,
    PERIOD,
    region,
    filings.filter(({ zone }) => own.has(zone)),
  )
})
const stored = (partial: unknown) => JSON.parse(canonicalJson(partial))

describe('a partial', () => {
  test('says the same after it was stored, with sums of quotients and beyond safe integers in it', () => {
    const combined = (of: readonly RegionPartial[]) =>
      canonicalJson(combineRegions(everyKind, { programme: everyKind.code, period: PERIOD, edition: 1 }, of))
    const apart = partials.flatMap(({ sorts }) => sorts.flatMap(({ tallies }) => tallies.apart))
    expect(apart.some(({ num, den }) => typeof num === 'string' && den === null)).toBe(true)
    expect(apart.some(({ den }) => den !== null)).toBe(true)
    const again = partials.map((partial) => parsePartial(stored(partial)))
    expect(again).toEqual(partials)
    expect(combined(again)).toBe(combined(partials))
  })

  test.each([
    ['a fraction of a millionth', { plain: [0.5] }],
    ['a sum that no safe integer holds', { plain: [2 ** 53] }],
    ['a negative count', { zones: [-1] }],
    ['text for a count', { missing: ['1'] }],
    ['no list', { toExplain: null }],
    ['text that is no number', { apart: [{ at: 0, num: '1e3', den: null }] }],
    ['something that it has not', { more: [] }],
  ])('with %s is refused', (_what, over) => {
    const [first] = partials
    const [sort, ...sorts] = first!.sorts
    const broken = { ...first, sorts: [{ ...sort, tallies: { ...sort!.tallies, ...over } }, ...sorts] }
    expect(() => parsePartial(stored(broken))).toThrow(StoredShapeError)
  })

  test.each(['plain', 'zones', 'missing', 'toExplain'])('of other figures is not added up: %s', (list) => {
    const [first, ...rest] = partials
    const [sort] = first!.sorts
    const shorter = { ...sort!, tallies: { ...sort!.tallies, [list]: [] } }
    const ref = { programme: everyKind.code, period: PERIOD, edition: 1 }
    expect(() => combineRegions(everyKind, ref, [{ ...first!, sorts: [shorter] }, ...rest])).toThrow(RangeError)
  })
})
