import { addMicro, formatMicro, roundRatio, subtractMicro, toMicro } from '../../decimal.ts'
import { parseExact } from '../amount.ts'

const MICRO = 1_000_000n

/** New minus old of two printed numbers, to as many decimals as they have; null unless both are there. */
export function differenceOf(old: string | null, now: string | null): string | null {
  if (old === null || now === null) return null
  const decimals = Math.max(...[old, now].map((text) => (text.split('.')[1] ?? '').length))
  return roundRatio({ num: BigInt(subtractMicro(toMicro(now), toMicro(old))), den: MICRO }, decimals)
}

/** New minus old of two exact values as figures carry them: decimal, or `num/den` in lowest terms; null unless both are there. */
export function exactDifference(old: string | null, now: string | null): string | null {
  if (old === null || now === null) return null
  if (!isQuotient(old) && !isQuotient(now)) return formatMicro(subtractMicro(toMicro(now), toMicro(old)))
  const [a, b] = [parseExact(now), parseExact(old)]
  return lowestTerms(a.num * b.den - b.num * a.den, a.den * b.den)
}

/** The inverse: an exact value and an exact difference give the other exact value. */
export function addExact(value: string, difference: string): string {
  if (!isQuotient(value) && !isQuotient(difference)) return formatMicro(addMicro(toMicro(value), toMicro(difference)))
  const [a, b] = [parseExact(value), parseExact(difference)]
  return lowestTerms(a.num * b.den + b.num * a.den, a.den * b.den)
}

function isQuotient(text: string): boolean {
  return text.includes('/')
}

function lowestTerms(num: bigint, den: bigint): string {
  let [a, b] = [num < 0n ? -num : num, den]
  while (b !== 0n) [a, b] = [b, a % b]
  return `${num / a}/${den / a}`
}
