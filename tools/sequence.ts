const BITS_32 = 2 ** 32

/** A small generator of the same numbers from the same seed, evenly in [0, 1) (mulberry32): for benchmarks and fuzzing, which have to be repeatable. */
export function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / BITS_32
  }
}
