import { describe, expect, test } from 'vitest'
import {
  addMicro,
  compareMicro,
  formatMicro,
  parseMicro,
  ratioOf,
  roundMicro,
  roundRatio,
  subtractMicro,
  sumMicro,
  toMicro,
} from '../../shared/decimal.ts'
import { fc } from '../fixtures/fast-check.ts'

const micro = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })
const asText = (n: bigint) => {
  const digits = (n < 0n ? -n : n).toString().padStart(7, '0')
  return `${n < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`
}

describe('exact decimals', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['100', '100'],
    ['12.500', '12.5'],
    ['-0.000001', '-0.000001'],
    ['99999999999999999999.123456', '99999999999999999999.123456'],
    ['1.2000000', '1.2'],
  ])('%s reads as %s', (text, canonical) => expect(formatMicro(toMicro(text))).toBe(canonical))

  test.each(['', ' 1', '1 ', '+1', '1e3', '0x10', '.5', '5.', '1,000', 'NaN', '１', '1.0000001', '--1'])(
    'refuses %j',
    (text) => {
      expect(parseMicro(text)).toBeNull()
      expect(() => toMicro(text)).toThrow(RangeError)
    },
  )

  test('writes and reads back every number', () => {
    fc.assert(fc.property(micro, (n) => BigInt(toMicro(formatMicro(toMicro(asText(n))))) === n))
  })

  test('sums are those of whole numbers, in any order, beyond 2^53 as well', () => {
    fc.assert(
      fc.property(fc.array(micro), (numbers) => {
        const exact = numbers.reduce((a, b) => a + b, 0n)
        const values = numbers.map((n) => toMicro(asText(n)))
        expect(BigInt(sumMicro(values))).toBe(exact)
        expect(BigInt(sumMicro(values.toReversed()))).toBe(exact)
      }),
    )
  })

  test('a − b + b is a, and order agrees with the difference', () => {
    fc.assert(
      fc.property(micro, micro, (a, b) => {
        const [x, y] = [toMicro(asText(a)), toMicro(asText(b))]
        expect(addMicro(subtractMicro(x, y), y)).toBe(x)
        expect(Math.sign(compareMicro(x, y))).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
  })
})

describe('rounding, once and half away from zero', () => {
  test.each([
    ['8.53459', 2, '8.53'],
    ['0.005', 2, '0.01'],
    ['-0.005', 2, '-0.01'],
    ['-0.004', 2, '0.00'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['4251.2215', 1, '4251.2'],
  ])('%s to %i decimals is %s', (text, decimals, printed) => expect(roundMicro(toMicro(text), decimals)).toBe(printed))

  test('10816 of 10000 is 108.16 percent', () => {
    const share = ratioOf(toMicro('10816'), toMicro('10000'), 100)
    expect(share && roundRatio(share, 2)).toBe('108.16')
  })

  test('a quotient is never more than half a unit away, and a zero denominator has none', () => {
    expect(ratioOf(1, 0)).toBeNull()
    fc.assert(
      fc.property(micro, micro, fc.integer({ min: 0, max: 4 }), (a, b, decimals) => {
        fc.pre(b !== 0n)
        const ratio = ratioOf(a, b)
        if (!ratio) throw new Error('b is not zero')
        const printed = BigInt(roundRatio(ratio, decimals).replace('.', ''))
        const error = printed * ratio.den - ratio.num * 10n ** BigInt(decimals)
        expect((error < 0n ? -error : error) * 2n <= ratio.den).toBe(true)
      }),
    )
  })
})
