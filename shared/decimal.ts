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
const POWERS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]
/** Doubled, a number below this is still a safe integer. */
const LARGEST = Number.MAX_SAFE_INTEGER / 2
/** Fifteen digits are below 2^53. */
const SHORT_DIGITS = 15
const [ZERO, NINE, POINT, MINUS] = [48, 57, 46, 45]
const PLAIN_DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

/** Reads plain decimal text (`-12.5`); null when it is anything else or has more than six significant decimals. */
export function parseMicro(text: string): Micro | null {
  return parseShort(text) ?? parseLong(text)
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
  if (typeof micro !== 'number') return trimZeros(roundMicro(micro, DECIMALS_KEPT))
  const size = Math.abs(micro)
  const whole = quotientOf(size, SCALE)
  const fraction = size - whole * SCALE
  const text = fraction === 0 ? `${whole}` : `${whole}${fractionText(fraction)}`
  return micro < 0 ? `-${text}` : text
}

/** Whether a decimal is written as `formatMicro` writes it. Of what `parseMicro` reads. */
export function isCanonical(text: string): boolean {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0
  const hasFraction = text.includes('.')
  if (hasFraction && text.charCodeAt(text.length - 1) === ZERO) return false
  if (text.charCodeAt(start) !== ZERO) return true
  return hasFraction ? text.charCodeAt(start + 1) === POINT : text === '0'
}

/** The number as near as a machine number comes: for limits of experience, never for figures. */
export function nearNumber(micro: Micro): number {
  return Number(micro) / SCALE
}

/** The exact number that is nearest to a machine number. */
export function nearestMicro(value: number): Micro {
  const whole = Math.round(value * SCALE)
  return Number.isSafeInteger(whole) ? whole : BigInt(whole)
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
  // Two running sums, so that the loop stays in machine numbers: what no safe integer holds is put aside as a bigint.
  let small = 0
  let aside = 0n
  for (const value of values) {
    if (typeof value === 'number') {
      const sum = small + value
      if (sum <= Number.MAX_SAFE_INTEGER && sum >= Number.MIN_SAFE_INTEGER) {
        small = sum
        continue
      }
      aside += BigInt(small)
      small = value
    } else aside += value
  }
  return aside === 0n ? small : narrow(aside + BigInt(small))
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
  return roundQuotient(micro, SCALE, 1, decimals)
}

/** Prints num ÷ den × scale (den positive, scale a whole number): `roundRatio` without bigints where all of it fits machine numbers. */
export function roundQuotient(num: Micro, den: Micro, scale: number, decimals: number): string {
  if (typeof num === 'number' && typeof den === 'number' && decimals <= DECIMALS_KEPT) {
    const size = Math.abs(num)
    const factor = scale * (POWERS[decimals] ?? 1)
    if (size <= LARGEST / factor && den <= LARGEST) {
      const scaled = size * factor
      const whole = quotientOf(scaled, den)
      const rest = scaled - whole * den
      return shortText(num < 0, whole + (rest * 2 >= den ? 1 : 0), decimals)
    }
  }
  return roundRatio({ num: BigInt(num) * BigInt(scale), den: BigInt(den) }, decimals)
}

/**
 * Prints what a machine number is near to, within `error`, as `roundRatio` would print it exactly. Null where the half at which
 * rounding turns is nearer than that: only exact arithmetic can tell.
 */
export function roundNear(near: number, error: number, decimals: number): string | null {
  const factor = POWERS[decimals] ?? Number.NaN
  const scaled = Math.abs(near) * factor + 0.5
  const units = Math.floor(scaled)
  // Two more roundings were made on the way here.
  const reach = error * factor + scaled * Number.EPSILON * 2
  const isClear = scaled - units > reach && units + 1 - scaled > reach
  return isClear && scaled < LARGEST ? shortText(near < 0, units, decimals) : null
}

/** Prints an exact quotient with a fixed count of decimals, rounded once, half away from zero. Never prints `-0`. */
export function roundRatio({ num, den }: Ratio, decimals: number): string {
  const negative = num < 0n
  const scaled = (negative ? -num : num) * 10n ** BigInt(decimals)
  const units = (scaled * 2n + den) / (den * 2n)
  return decimalText(negative, units.toString(), decimals)
}

/** Whole part of a ÷ b for safe integers, b positive. A remainder by `%` would take five times as long. */
export function quotientOf(a: number, b: number): number {
  const whole = Math.floor(a / b)
  // The division was rounded: it may have come up to the next whole number.
  return whole * b > a ? whole - 1 : whole
}

/** `units` is a safe integer, not negative. */
function shortText(negative: boolean, units: number, decimals: number): string {
  const scale = POWERS[decimals] ?? 1
  const whole = quotientOf(units, scale)
  // Adding a power of ten keeps the leading zeros of the fraction.
  const text = decimals === 0 ? `${units}` : `${whole}.${`${scale + units - whole * scale}`.slice(1)}`
  return negative && units !== 0 ? `-${text}` : text
}

/** The point and the digits after it, without trailing zeros, of a count of millionths below a whole. Most have two digits. */
function fractionText(fraction: number): string {
  const hundredths = fraction / TEN_THOUSAND
  const known = Number.isInteger(hundredths) ? HUNDREDTHS[hundredths] : undefined
  return known ?? trimZeros(`.${`${SCALE + fraction}`.slice(1)}`)
}

const TEN_THOUSAND = 10_000
const HUNDREDTHS = Array.from({ length: 100 }, (_none, n) => trimZeros(`.${`${100 + n}`.slice(1)}`))

function decimalText(negative: boolean, units: string, decimals: number): string {
  const digits = units.length > decimals ? units : units.padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return negative && units !== '0' ? `-${text}` : text
}

/** Up to nine digits before the point and six after it, character by character; null leaves the text to `parseLong`. */
function parseShort(text: string): number | null {
  let at = text.charCodeAt(0) === MINUS ? 1 : 0
  const negative = at === 1
  const start = at
  let micro = 0
  let decimals = -1
  if (text.length - start > SHORT_DIGITS + 1) return null
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= ZERO && code <= NINE) {
      micro = micro * 10 + (code - ZERO)
      if (decimals >= 0) decimals += 1
    } else if (code === POINT && decimals < 0 && at > start) decimals = 0
    else return null
  }
  if (at === start || decimals === 0 || decimals > DECIMALS_KEPT) return null
  const whole = text.length - start - (decimals < 0 ? 0 : decimals + 1)
  if (whole > SHORT_DIGITS - DECIMALS_KEPT) return null
  micro *= POWERS[DECIMALS_KEPT - Math.max(decimals, 0)] ?? 1
  return negative && micro !== 0 ? -micro : micro
}

function parseLong(text: string): Micro | null {
  const match = PLAIN_DECIMAL.exec(text)
  if (!match) return null
  const [, sign, whole, fraction = ''] = match
  const kept = fraction.replace(/0+$/, '')
  if (kept.length > DECIMALS_KEPT) return null
  const digits = `${whole}${kept.padEnd(DECIMALS_KEPT, '0')}`
  return narrow(BigInt(sign === '-' ? `-${digits}` : digits))
}

function trimZeros(text: string): string {
  let end = text.length
  while (text.charCodeAt(end - 1) === ZERO) end -= 1
  if (text.charCodeAt(end - 1) === POINT) end -= 1
  return text.slice(0, end)
}

function narrow(value: bigint): Micro {
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value
}
