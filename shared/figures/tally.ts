import { addMicro, type Micro, toMicro } from '../decimal.ts'
import { type Amount, type AmountText, writeAmount } from './amount.ts'
import type { Comparison } from './growth.ts'
import type { FigureKind } from './measures.ts'
import type { ComparisonText, PartialFigure } from './partial.ts'
import type { Reading } from './slots.ts'

/** A running sum of amounts, and of how many zones. */
export interface Sum {
  num: Micro
  den: Micro | null
  zones: number
}

interface SumPair {
  readonly current: Sum
  readonly base: Sum
}

/**
 * One figure of an area while zones, or whole regions, are added to it. Added to in place: a close of many zones does it some
 * hundred times a zone.
 */
export interface Tally {
  readonly now: Sum
  readonly lastYear: Sum
  readonly lastPeriod: Sum
  /** Of `lastPeriod`, what belongs to zones that have the figure now. */
  readonly covered: Sum
  readonly year: SumPair
  readonly previous: SumPair
  readonly pace: SumPair
  notApplicable: number
  missing: number
  toExplain: number
}

export function newTally(): Tally {
  const sum = (): Sum => ({ num: 0, den: null, zones: 0 })
  const pair = (): SumPair => ({ current: sum(), base: sum() })
  return {
    ...{ now: sum(), lastYear: sum(), lastPeriod: sum(), covered: sum(), year: pair(), previous: pair(), pace: pair() },
    ...{ notApplicable: 0, missing: 0, toExplain: 0 },
  }
}

/** Adds what one zone gives. Of a zone that filed nothing which counts, only what is known of earlier periods. */
export function addReading(tally: Tally, reading: Reading, accepted: boolean, toExplain: boolean): void {
  const { now, lastYear, lastPeriod } = reading
  if (typeof lastYear !== 'string') addTo(tally.lastYear, lastYear, 1)
  if (typeof lastPeriod !== 'string') addTo(tally.lastPeriod, lastPeriod, 1)
  addPair(tally.pace, reading.pace)
  if (!accepted) return
  if (typeof now !== 'string') {
    addTo(tally.now, now, 1)
    if (toExplain) tally.toExplain += 1
    if (typeof lastPeriod !== 'string') addTo(tally.covered, lastPeriod, 1)
  } else if (now === 'missing') tally.missing += 1
  else tally.notApplicable += 1
  addPair(tally.year, reading.year)
  addPair(tally.previous, reading.previous)
}

/** Adds one tally of the same figure to another. */
export function addTally(tally: Tally, other: Tally): void {
  for (const name of ['now', 'lastYear', 'lastPeriod', 'covered'] as const) addSum(tally[name], other[name])
  for (const name of ['year', 'previous', 'pace'] as const) {
    addSum(tally[name].current, other[name].current)
    addSum(tally[name].base, other[name].base)
  }
  tally.notApplicable += other.notApplicable
  tally.missing += other.missing
  tally.toExplain += other.toExplain
}

/** Adds what a region gives. */
export function addPartial(tally: Tally, part: PartialFigure): void {
  if (part.amount) addText(tally.now, part.amount, part.zones)
  if (part.lastYear) addText(tally.lastYear, part.lastYear, part.lastYear.zones)
  if (part.lastPeriod) addText(tally.lastPeriod, part.lastPeriod, part.lastPeriod.zones)
  if (part.covered) addText(tally.covered, part.covered, part.covered.zones)
  addPairText(tally.year, part.comparison)
  addPairText(tally.previous, part.previous)
  addPairText(tally.pace, part.pace)
  tally.notApplicable += part.notApplicable
  tally.missing += part.missing
  tally.toExplain += part.toExplain
}

export function writeTally({ indicator, measure }: FigureKind, tally: Tally): PartialFigure {
  const { now, notApplicable, missing, toExplain } = tally
  const amount = amountOf(now)
  return {
    ...{ indicator: indicator.code, measure, amount: amount && writeAmount(amount), zones: now.zones },
    ...{ notApplicable, missing, toExplain },
    comparison: writePair(tally.year),
    previous: writePair(tally.previous),
    pace: writePair(tally.pace),
    lastYear: writeSum(tally.lastYear),
    lastPeriod: writeSum(tally.lastPeriod),
    covered: writeSum(tally.covered),
  }
}

/** Null where nothing was added. */
export function amountOf({ num, den, zones }: Sum): Amount | null {
  return zones === 0 ? null : { num, den }
}

export function comparisonOf({ current, base }: SumPair): Comparison | null {
  const [now, then] = [amountOf(current), amountOf(base)]
  return now && then && { current: now, base: then, zones: current.zones }
}

function addTo(sum: Sum, { num, den }: Amount, zones: number): void {
  // The first amount says whether this is a quotient.
  sum.den = den === null || (sum.den === null && sum.zones > 0) ? null : addMicro(sum.den ?? 0, den)
  sum.num = addMicro(sum.num, num)
  sum.zones += zones
}

function addSum(sum: Sum, other: Sum): void {
  if (other.zones > 0) addTo(sum, other, other.zones)
}

function addPair(pair: SumPair, comparison: Comparison | null): void {
  if (!comparison) return
  addTo(pair.current, comparison.current, comparison.zones)
  addTo(pair.base, comparison.base, comparison.zones)
}

function addText(sum: Sum, { num, den }: AmountText, zones: number): void {
  addTo(sum, { num: toMicro(num), den: den === null ? null : toMicro(den) }, zones)
}

function addPairText(pair: SumPair, comparison: ComparisonText | null): void {
  if (!comparison) return
  addText(pair.current, comparison.current, comparison.zones)
  addText(pair.base, comparison.base, comparison.zones)
}

function writePair(pair: SumPair): ComparisonText | null {
  const comparison = comparisonOf(pair)
  if (!comparison) return null
  return {
    current: writeAmount(comparison.current),
    base: writeAmount(comparison.base),
    zones: comparison.zones,
  }
}

function writeSum(sum: Sum): (AmountText & { readonly zones: number }) | null {
  const amount = amountOf(sum)
  return amount && { ...writeAmount(amount), zones: sum.zones }
}
