import { expect, test } from 'vitest'
import {
  formatMicro,
  isCanonical,
  parseMicro,
  quotientOf,
  roundMicro,
  roundNear,
  roundQuotient,
  roundRatio,
  sumMicro,
} from '../../shared/decimal.ts'
import { fc } from '../fixtures/fast-check.ts'

/** The short ways in machine numbers give what the long ones in bigints give, on both sides of where they end. */
const whole = fc.oneof(
  fc.maxSafeInteger(),
  fc.integer({ min: -(10 ** 7), max: 10 ** 7 }),
  fc.constantFrom(0, 1, -1, 5, 15, -25, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
)
const decimals = fc.integer({ min: 0, max: 6 })

test('rounding', () => {
  fc.assert(
    fc.property(
      whole,
      fc.integer({ min: 1, max: 10 ** 12 }),
      fc.constantFrom(1, 100, 10_000),
      decimals,
      (num, den, scale, places) => {
        const ratio = { num: BigInt(num) * BigInt(scale), den: BigInt(den) }
        expect(roundQuotient(num, den, scale, places)).toBe(roundRatio(ratio, places))
        expect(roundMicro(num, places)).toBe(roundRatio({ num: BigInt(num), den: 1_000_000n }, places))
      },
    ),
    { seed: 31, numRuns: 2000 },
  )
})

test('what is near decides, or leaves it to exact arithmetic', () => {
  let decided = 0
  const positive = fc.oneof(fc.integer({ min: 1, max: 10 ** 6 }), fc.integer({ min: 1, max: 2 ** 50 }))
  fc.assert(
    fc.property(whole, positive, decimals, (num, den, places) => {
      const near = num / den
      const told = roundNear(near, Math.abs(near) * Number.EPSILON, places)
      if (told === null) return
      decided += 1
      expect(told).toBe(roundRatio({ num: BigInt(num), den: BigInt(den) }, places))
    }),
    { seed: 36, numRuns: 5000 },
  )
  expect(decided).toBeGreaterThan(2000)
  // A half, and what no machine number can tell from one.
  expect(roundNear(0.125, 0, 2)).toBeNull()
  expect(roundNear(2.5 + 1e-15, 1e-14, 0)).toBeNull()
  expect(roundNear(Number.NaN, 0, 2)).toBeNull()
  expect(roundNear(-0.001, 1e-9, 1)).toBe('0.0')
})

test('text and back', () => {
  fc.assert(
    fc.property(whole, (num) => {
      const text = formatMicro(num)
      expect(text).toBe(formatMicro(BigInt(num)))
      expect(parseMicro(text)).toBe(num === 0 ? 0 : num)
      expect(text).toMatch(/^(?!-0$)-?\d+(\.\d*[1-9])?$/)
    }),
    { seed: 32, numRuns: 2000 },
  )
})

test('text is canonical exactly where it is written so', () => {
  const sign = fc.constantFrom('', '', '-')
  const digits = fc.stringMatching(/^0{0,2}[0-9]{1,4}$/)
  const fraction = fc.oneof(fc.constant(''), fc.stringMatching(/^\.[0-9]{0,3}[09]{1,3}$/))
  fc.assert(
    fc.property(sign, digits, fraction, (...parts) => {
      const text = parts.join('')
      expect(isCanonical(text), text).toBe(formatMicro(parseMicro(text) ?? 0) === text)
    }),
    { seed: 34, numRuns: 5000 },
  )
})

test('whole quotients', () => {
  const positive = fc.oneof(fc.maxSafeNat(), fc.nat(10 ** 7))
  fc.assert(
    fc.property(positive, positive, fc.nat(3), (a, b, less) => {
      const den = Math.max(b, 1)
      expect(BigInt(quotientOf(a, den))).toBe(BigInt(a) / BigInt(den))
      // Just below a multiple is where a division comes up to it.
      const near = Math.max(den * Math.floor(Number.MAX_SAFE_INTEGER / den) - less, 0)
      expect(BigInt(quotientOf(near, den))).toBe(BigInt(near) / BigInt(den))
    }),
    { seed: 35, numRuns: 5000 },
  )
})

test.each(['', '-', '.5', '5.', '1..2', '1.2.3', '+1', '1e3', ' 1', '1,2', '--1', '0.1234567', '９'])(
  '%j is no decimal',
  (text) => {
    expect(parseMicro(text)).toBeNull()
  },
)

test('sums that leave the safe integers and come back', () => {
  fc.assert(
    fc.property(fc.array(whole), (values) => {
      const exact = values.reduce((sum, value) => sum + BigInt(value), 0n)
      expect(BigInt(sumMicro(values))).toBe(exact)
      expect(BigInt(sumMicro(values.map((value, index) => (index % 2 ? BigInt(value) : value))))).toBe(exact)
    }),
    { seed: 33 },
  )
})
