import { createHash } from 'node:crypto'

/** Numbers that depend on their names alone: the same words, the same number, in whatever order they are asked for. */
export interface Chance {
  /** Evenly in [0, 1). */
  even(...names: readonly (string | number)[]): number
  /** Standard normal. */
  normal(...names: readonly (string | number)[]): number
  /** One of several. */
  pick<T>(items: readonly T[], ...names: readonly (string | number)[]): T
}

const BITS_32 = 2 ** 32

export function chanceOf(seed: string): Chance {
  // The same few names are asked for month after month; a hash each time would be most of the work.
  const known = new Map<string, number>()
  const even = (...names: readonly (string | number)[]) => {
    const text = names.join('\u0000')
    const value =
      known.get(text) ?? createHash('sha256').update(`${seed}\u0000${text}`).digest().readUInt32BE(0) / BITS_32
    known.set(text, value)
    return value
  }
  return {
    even,
    // Box–Muller; the first number is kept off zero.
    normal: (...names) =>
      Math.sqrt(-2 * Math.log(1 - even(...names, 'a'))) * Math.cos(2 * Math.PI * even(...names, 'b')),
    pick(items, ...names) {
      const item = items[Math.floor(even(...names) * items.length)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
  }
}
