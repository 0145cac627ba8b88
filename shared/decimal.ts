/**
 * Exact decimals. A number is an integer count of 10^-6 of its unit: a safe integer where it fits, a bigint where it does not.
 * Binary fractions never enter; rounding happens once, at print (half away from zero, 四舍五入, GB/T 8170 leaves no second rounding).
 */
export type Micro = number | bigint

/** An exact quotient, for growth, shares and means. `den` is positive. */
export interface Ratio {
  readonly num: bigint
  readonly den: bigint
}

export const DECIMALS_KEPT = 6
const SCALE = 1_000_000
const PLAIN_DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

/** Reads plain decimal text (`-12.5`); null when it is anything else or has more than six significant decimals. */
export function parseMicro(text: string): Micro | null {
  const match = PLAIN_DECIMAL.exec(text)
  if (!match) return null
  const [, sign, whole, fraction = ''] = match
  const kept = fraction.replace(/0+$/, '')
  if (kept.length > DECIMALS_KEPT) return null
  const digits = `${whole}${kept.padEnd(DECIMALS_KEPT, '0')}`
  return narrow(BigInt(sign === '-' ? `-${digits}` : digits))
}

/** Reads a decimal that our own writer made; throws where `parseMicro` says null. */
export function toMicro(text: string): Micro {
  const micro = parseMicro(text)
  if (micro === null)
    throw new RangeError(`not a decimal with at most ${DECIMALS_KEPT} decimals: ${JSON.stringify(text)}`)
  return micro
}

/** The canonical text of an exact number: no exponent, no grouping, no trailing zeros, `0` for zero. */
export function formatMicro(micro: Micro): string {
  return roundMicro(micro, DECIMALS_KEPT).replace(/\.?0+$/, '')
}

export function addMicro(a: Micro, b: Micro): Micro {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b
    if (Number.isSafeInteger(sum)) return sum
  }
  return narrow(BigInt(a) + BigInt(b))
}

export function subtractMicro(a: Micro, b: Micro): Micro {
  return addMicro(a, typeof b === 'number' ? -b : -b)
}

/** The exact sum: safe integers as long as they hold, bigint beyond. */
export function sumMicro(values: Iterable<Micro>): Micro {
  let total: Micro = 0
  for (const value of values) total = addMicro(total, value)
  return total
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compareMicro(a: Micro, b: Micro): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** a ÷ b, exactly, times an integer scale; null where b is zero. */
export function ratioOf(a: Micro, b: Micro, scale = 1): Ratio | null {
  const den = BigInt(b)
  if (den === 0n) return null
  const num = BigInt(a) * BigInt(scale)
  return den < 0n ? { num: -num, den: -den } : { num, den }
}

/** Prints an exact number with a fixed count of decimals, rounded once, half away from zero. */
export function roundMicro(micro: Micro, decimals: number): string {
  return roundRatio({ num: BigInt(micro), den: BigInt(SCALE) }, decimals)
}

/** Prints an exact quotient with a fixed count of decimals, rounded once, half away from zero. Never prints `-0`. */
export function roundRatio({ num, den }: Ratio, decimals: number): string {
  const negative = num < 0n
  const scaled = (negative ? -num : num) * 10n ** BigInt(decimals)
  const units = (scaled * 2n + den) / (den * 2n)
  const digits = units.toString().padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return negative && units !== 0n ? `-${text}` : text
}

function narrow(value: bigint): Micro {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value
}
