/** A stream of chance for one file: the same seed and index, the same numbers. */
export interface Random {
  /** Evenly among 0 … limit − 1. */
  below(limit: number): number
  pick<T>(items: readonly T[]): T
  /** True once in so many times. */
  once(times: number): boolean
}

const BITS_32 = 2 ** 32

/** mulberry32 over a mixed seed: fast, and good enough to choose where a file breaks. */
export function randomOf(seed: number, index: number): Random {
  let state = (Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / BITS_32
  }
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
