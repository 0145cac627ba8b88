import {
  DECIMALS_KEPT,
  formatMicro,
  type Micro,
  type Ratio,
  ratioOf,
  roundMicro,
  roundQuotient,
  roundRatio,
  toMicro,
} from '../decimal.ts'

/**
 * What one zone, or many together, put into a figure. A plain amount is a count of 10^-6 of the unit with `den` null; a
 * quotient keeps its two sums apart, because quotients add up by their parts. Amounts of the same figure can be added.
 */
export interface Amount {
  readonly num: Micro
  readonly den: Micro | null
}

const MICRO = 10n ** BigInt(DECIMALS_KEPT)

/** The value in the indicator's unit, exactly; null for a quotient whose denominators add up to zero (nothing to divide by). */
export function amountValue({ num, den }: Amount): Ratio | null {
  return den === null ? { num: BigInt(num), den: MICRO } : ratioOf(num, den)
}

/** Canonical text of the value: decimal for a plain amount, `num/den` in lowest terms for a quotient. */
export function exactText({ num, den }: Amount): string | null {
  if (den === null) return formatMicro(num)
  if (typeof num === 'number' && typeof den === 'number') {
    if (den === 0) return null
    const common = den < 0 ? -commonDivisor(Math.abs(num), -den) : commonDivisor(Math.abs(num), den)
    // `+ 0` turns a negative zero into zero.
    return `${num / common + 0}/${den / common}`
  }
  const value = ratioOf(num, den)
  if (!value) return null
  const common = greatestCommonDivisor(value.num < 0n ? -value.num : value.num, value.den)
  return `${value.num / common}/${value.den / common}`
}

/** The value rounded once to a count of decimals; null where `amountValue` is. */
export function printAmount({ num, den }: Amount, decimals: number): string | null {
  if (den === null) return roundMicro(num, decimals)
  if (den > 0) return roundQuotient(num, den, 1, decimals)
  const value = ratioOf(num, den)
  return value && roundRatio(value, decimals)
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compareRatios(a: Ratio, b: Ratio): number {
  const [left, right] = [a.num * b.den, b.num * a.den]
  return left < right ? -1 : left > right ? 1 : 0
}

export function decimalRatio(text: string): Ratio {
  return { num: BigInt(toMicro(text)), den: MICRO }
}

/** The inverse of `exactText`. */
export function parseExact(text: string): Ratio {
  const [num = '', den] = text.split('/')
  return den === undefined ? decimalRatio(num) : { num: BigInt(num), den: BigInt(den) }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y !== 0) [x, y] = [y, x % y]
  return x
}
