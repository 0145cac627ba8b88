import { sequence } from '../sequence.ts'

/** A stream of chance for one file: the same seed and index, the same numbers. */
export interface Random {
  /** Evenly among 0 … limit − 1. */
  below(limit: number): number
  pick<T>(items: readonly T[]): T
  /** True once in so many times. */
  once(times: number): boolean
}

/** The seed is mixed with the index, so that neighbouring files share nothing. */
export function randomOf(seed: number, index: number): Random {
  const next = sequence(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35))
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    pick(items) {
      const item = items[below(items.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    once: (times) => below(times) === 0,
  }
}
