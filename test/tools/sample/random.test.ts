import { describe, expect, test } from 'vitest'
import { chanceOf } from '../../../tools/sample/random.ts'
import { fc } from '../../fixtures/fast-check.ts'

const names = fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 4 })

describe('chance by name', () => {
  test('depends on the seed and the names alone, in whatever order it is asked', () => {
    fc.assert(
      fc.property(fc.string(), names, names, (seed, one, two) => {
        const first = chanceOf(seed)
        const [a, b] = [first.normal(...one), first.even(...two)]
        const second = chanceOf(seed)
        expect([second.even(...two), second.normal(...one)]).toEqual([b, a])
        expect(b).toBeGreaterThanOrEqual(0)
        expect(b).toBeLessThan(1)
        expect(Number.isFinite(a)).toBe(true)
      }),
    )
  })

  test('is spread evenly, or normally', () => {
    const chance = chanceOf('spread')
    const count = 4000
    const all = Array.from({ length: count }, (_, index) => index)
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / count
    expect(mean(all.map((index) => chance.even(index)))).toBeCloseTo(0.5, 1)
    const normals = all.map((index) => chance.normal(index))
    expect(mean(normals)).toBeCloseTo(0, 1)
    expect(mean(normals.map((value) => value * value))).toBeCloseTo(1, 1)
  })

  test('has something to pick from, or says so', () => {
    const chance = chanceOf('pick')
    expect(new Set(Array.from({ length: 60 }, (_, index) => chance.pick(['a', 'b', 'c'], index))).size).toBe(3)
    expect(() => chance.pick([], 'x')).toThrow(RangeError)
  })

  test('of other names or another seed is another', () => {
    const { even } = chanceOf('seed')
    expect(even('a', 'b')).not.toBe(even('ab'))
    expect(even('a')).not.toBe(chanceOf('seed2').even('a'))
  })
})
