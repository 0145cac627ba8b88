/** What a benchmark found: our value, the rival's in the same run, and the bound that it is held to. */
export interface Finding {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly rival: string
  readonly rivalValue: number
  /** `of`: our value, or value ÷ rival. */
  readonly budget: { readonly of: 'value' | 'ratio'; readonly atMost?: number; readonly atLeast?: number }
}

/** A line of the table, and of `--json`. */
export interface Measured {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly rival: string
  readonly rivalValue: number
  readonly ratio: number
  readonly budget: string
  readonly ok: boolean
}

export type Benchmark = () => Promise<readonly Finding[]>

const MILLISECONDS = 1000

export function measured({ budget, value, rivalValue, ...rest }: Finding): Measured {
  const ratio = value / rivalValue
  const held = budget.of === 'ratio' ? ratio : value
  const ok = held <= (budget.atMost ?? Number.POSITIVE_INFINITY) && held >= (budget.atLeast ?? Number.NEGATIVE_INFINITY)
  const bound = budget.atMost === undefined ? `≥ ${budget.atLeast}` : `≤ ${budget.atMost}`
  const { name, unit, rival } = rest
  return {
    ...{ name, value: rounded(value), unit, rival, rivalValue: rounded(rivalValue), ratio: rounded(ratio) },
    ...{ budget: `${budget.of} ${bound}`, ok },
  }
}

const ROUNDS = 5

/**
 * Median milliseconds of `runs` runs, after as many warm ones as a tenth of them, in the quietest of some rounds: what else the
 * machine does only ever adds time.
 */
export async function medianMilliseconds(runs: number, run: () => unknown): Promise<number> {
  for (let i = 0; i < Math.ceil(runs / 10); i++) await run()
  const medians: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const times: number[] = []
    for (let i = 0; i < Math.ceil(runs / ROUNDS); i++) {
      const start = performance.now()
      await run()
      times.push(performance.now() - start)
    }
    medians.push(quantile(times, 0.5))
  }
  return Math.min(...medians)
}

/**
 * Milliseconds of processor time of one of `runs` runs, all threads together, in the cheapest of some rounds. A core that others
 * use as well takes longer by the clock, and not by this. It is counted in ticks of some milliseconds: a round should take a hundred.
 */
export function processorMilliseconds(runs: number, run: () => unknown): number {
  for (let i = 0; i < Math.ceil(runs / ROUNDS); i++) run()
  const means: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const spent = processorTime()
    const count = Math.ceil(runs / ROUNDS)
    for (let i = 0; i < count; i++) run()
    means.push(spent() / count)
  }
  return Math.min(...means)
}

/** Milliseconds of processor time from now until it is asked. */
export function processorTime(): () => number {
  const start = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / MILLISECONDS
  }
}

export function quantile(times: readonly number[], q: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

/** Units a second, from what was done in a run and its milliseconds. */
export function perSecond(units: number, milliseconds: number): number {
  return (units / milliseconds) * MILLISECONDS
}

function rounded(value: number): number {
  return Number(value.toPrecision(4))
}
