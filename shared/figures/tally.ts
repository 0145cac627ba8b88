import type { Micro } from '../decimal.ts'
import { type Amount, newAmount } from './amount.ts'
import type { Comparison } from './growth.ts'
import type { StoredMicro, StoredTallies } from './partial.ts'
import type { Reading } from './slots.ts'
import { addAll, addTo, isSameLength, newSums, type Sums, sumAt } from './sums.ts'

/** All figures of an area, by their place in the plan, while zones or whole regions are added to them in place. */
export interface Tallies {
  readonly sums: Sums
  /** Accepted zones that did not file the figure, and zones in it whose filing still has an open question. */
  readonly missing: Int32Array
  readonly toExplain: Int32Array
}

/** What is added up for a figure: a comparison takes two sums, now and then. Of `lastPeriod`, `covered` is what belongs to zones that have the figure now. */
const SUM = { now: 0, lastYear: 1, lastPeriod: 2, covered: 3, year: 4, previous: 6, pace: 8 } as const
const SUMS = 10

export type SumName = keyof typeof SUM
export type ComparisonName = 'year' | 'previous' | 'pace'

export function newTallies(figures: number): Tallies {
  return { sums: newSums(figures * SUMS), missing: new Int32Array(figures), toExplain: new Int32Array(figures) }
}

/** Adds what one zone gives. Of a zone that filed nothing which counts, only what is known of earlier periods. */
export function addReading(tallies: Tallies, place: number, reading: Reading, accepted: boolean, toExplain: boolean) {
  const { sums } = tallies
  const { now, lastYear, lastPeriod } = reading
  const first = place * SUMS
  if (typeof lastYear !== 'string') addTo(sums, first + SUM.lastYear, lastYear, 1)
  if (typeof lastPeriod !== 'string') addTo(sums, first + SUM.lastPeriod, lastPeriod, 1)
  addPair(sums, first + SUM.pace, reading.pace)
  if (!accepted) return
  if (typeof now !== 'string') {
    addTo(sums, first + SUM.now, now, 1)
    if (toExplain) increase(tallies.toExplain, place, 1)
    if (typeof lastPeriod !== 'string') addTo(sums, first + SUM.covered, lastPeriod, 1)
  } else if (now === 'missing') increase(tallies.missing, place, 1)
  addPair(sums, first + SUM.year, reading.year)
  addPair(sums, first + SUM.previous, reading.previous)
}

/** Adds the same figures of other zones. Throws where these are not the same figures. */
export function addTallies(tallies: Tallies, other: Tallies): void {
  const { sums, missing, toExplain } = tallies
  const isSame = other.missing.length === missing.length && other.toExplain.length === missing.length
  if (!isSame || !isSameLength(sums, other.sums)) throw new RangeError('tallies of different figures')
  addAll(sums, other.sums)
  for (let place = 0; place < missing.length; place += 1) {
    increase(missing, place, other.missing[place] ?? 0)
    increase(toExplain, place, other.toExplain[place] ?? 0)
  }
}

/** What was added up under a name, and over how many zones; null where nothing was. */
export function amountOf({ sums }: Tallies, place: number, name: SumName): Amount | null {
  return sumAt(sums, place * SUMS + SUM[name])
}

export function zonesOf({ sums }: Tallies, place: number, name: SumName): number {
  return sums.zones[place * SUMS + SUM[name]] ?? 0
}

export function comparisonOf({ sums }: Tallies, place: number, name: ComparisonName): Comparison | null {
  const at = place * SUMS + SUM[name]
  const [current, base] = [sumAt(sums, at), sumAt(sums, at + 1)]
  return current && base && { current, base, zones: sums.zones[at] ?? 0 }
}

/** Tallies as they travel between the steps of a close. */
export function writeTallies({ sums, missing, toExplain }: Tallies): StoredTallies {
  return {
    plain: listOf(sums.plain),
    zones: listOf(sums.zones),
    apart: Array.from(sums.apart, ([at, { num, den }]) => {
      return { at, num: writeMicro(num), den: den === null ? null : writeMicro(den) }
    }),
    missing: listOf(missing),
    toExplain: listOf(toExplain),
  }
}

/** The inverse of `writeTallies`. */
export function readTallies({ plain, zones, apart, missing, toExplain }: StoredTallies): Tallies {
  return {
    sums: { plain: new Float64Array(plain), zones: new Int32Array(zones), apart: new Map(apart.map(readApart)) },
    missing: new Int32Array(missing),
    toExplain: new Int32Array(toExplain),
  }
}

/** `Array.from` takes five times as long. */
function listOf(numbers: Float64Array | Int32Array): number[] {
  const list = new Array<number>(numbers.length)
  for (let at = 0; at < numbers.length; at += 1) list[at] = numbers[at] ?? 0
  return list
}

function readApart({ at, num, den }: StoredTallies['apart'][number]): readonly [number, Amount] {
  return [at, newAmount(readMicro(num), den === null ? null : readMicro(den))]
}

function writeMicro(micro: Micro): StoredMicro {
  return typeof micro === 'number' ? micro : micro.toString()
}

function readMicro(stored: StoredMicro): Micro {
  return typeof stored === 'number' ? stored : BigInt(stored)
}

function addPair(sums: Sums, at: number, comparison: Comparison | null): void {
  if (!comparison) return
  addTo(sums, at, comparison.current, comparison.zones)
  addTo(sums, at + 1, comparison.base, comparison.zones)
}

function increase(counts: Int32Array, place: number, by: number): void {
  counts[place] = (counts[place] ?? 0) + by
}
