import {
  DECIMALS_KEPT,
  formatMicro,
  type Micro,
  quotientOf,
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
  /** What `exactText` says, once that is known: one amount is printed in several places. */
  text?: string | null | undefined
}

export function newAmount(num: Micro, den: Micro | null = null, text?: string): Amount {
  return { num, den, text }
}

const MICRO = 10n ** BigInt(DECIMALS_KEPT)

/** The value in the indicator's unit, exactly; null for a quotient whose denominators add up to zero (nothing to divide by). */
export function amountValue({ num, den }: Amount): Ratio | null {
  return den === null ? { num: BigInt(num), den: MICRO } : ratioOf(num, den)
}

/** False for a quotient whose denominators add up to zero. */
export function hasValue({ den }: Amount): boolean {
  return den === null || (den !== 0 && den !== 0n)
}

/** Canonical text of the value: decimal for a plain amount, `num/den` in lowest terms for a quotient. */
export function exactText(amount: Amount): string | null {
  if (amount.text === undefined) amount.text = makeText(amount.num, amount.den)
  return amount.text
}

function makeText(num: Micro, den: Micro | null): string | null {
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
export function printAmount({ num, den, text }: Amount, decimals: number): string | null {
  if (den === null) return text && decimalsIn(text) === decimals ? text : roundMicro(num, decimals)
  if (den > 0) return roundQuotient(num, den, 1, decimals)
  const value = ratioOf(num, den)
  return value && roundRatio(value, decimals)
}

function decimalsIn(text: string): number {
  const point = text.indexOf('.')
  return point === -1 ? 0 : text.length - point - 1
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
  while (y > LARGEST) [x, y] = [y, x % y]
  return y === 0n ? x : BigInt(commonDivisor(Number(y), Number(x % y)))
}

const LARGEST = BigInt(Number.MAX_SAFE_INTEGER)

function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y !== 0) [x, y] = [y, x - quotientOf(x, y) * y]
  return x
}
