import { addMicro, type Micro } from '../decimal.ts'
import { type Amount, newAmount } from './amount.ts'

/**
 * Many exact sums side by side, each with the count of zones that are in it. Machine numbers as long as they hold: a close of many
 * zones adds to them some hundred times a zone.
 */
export interface Sums {
  /** In millionths, always safe integers. */
  readonly plain: Float64Array
  readonly zones: Int32Array
  /** What plain numbers do not hold and comes to them: quotients by their two parts, and all beyond safe integers. */
  readonly apart: Map<number, Amount>
}

export function newSums(count: number): Sums {
  return { plain: new Float64Array(count), zones: new Int32Array(count), apart: new Map() }
}

/** Adds an amount, which may itself be a sum over several zones. */
export function addTo({ plain, zones, apart }: Sums, at: number, amount: Amount, ofZones: number): void {
  zones[at] = (zones[at] ?? 0) + ofZones
  const { num, den } = amount
  if (den === null && typeof num === 'number') {
    const sum = (plain[at] ?? 0) + num
    if (sum <= Number.MAX_SAFE_INTEGER && sum >= Number.MIN_SAFE_INTEGER) {
      plain[at] = sum
      return
    }
  }
  const before = apart.get(at)
  apart.set(at, before ? added(before, amount) : amount)
}

export function isSameLength({ plain, zones }: Sums, other: Sums): boolean {
  return other.plain.length === plain.length && other.zones.length === zones.length
}

/** Adds sums of the same length, each to its own. */
export function addAll(sums: Sums, other: Sums): void {
  const { plain, zones } = sums
  for (let at = 0; at < plain.length; at += 1) {
    const ofZones = other.zones[at] ?? 0
    if (ofZones === 0) continue
    const sum = (plain[at] ?? 0) + (other.plain[at] ?? 0)
    if (sum <= Number.MAX_SAFE_INTEGER && sum >= Number.MIN_SAFE_INTEGER) {
      plain[at] = sum
      zones[at] = (zones[at] ?? 0) + ofZones
    } else addTo(sums, at, newAmount(other.plain[at] ?? 0), ofZones)
  }
  for (const [at, amount] of other.apart) addTo(sums, at, amount, 0)
}

/** Null where nothing was added. */
export function sumAt({ plain, zones, apart }: Sums, at: number): Amount | null {
  if (zones[at] === 0) return null
  const num = plain[at] ?? 0
  const rest = apart.get(at)
  return rest ? newAmount(addMicro(rest.num, num), rest.den === null ? null : addMicro(rest.den, 0)) : newAmount(num)
}

function added(a: Amount, b: Amount): Amount {
  // Amounts of the same figure are all quotients, or none is.
  return newAmount(plus(a.num, b.num), a.den === null || b.den === null ? null : plus(a.den, b.den))
}

/** `addMicro` that leaves a bigint what it is: whether it became small again is asked once, by `sumAt`. */
function plus(a: Micro, b: Micro): Micro {
  return typeof a === 'bigint' && typeof b === 'bigint' ? a + b : addMicro(a, b)
}
