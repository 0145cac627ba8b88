import { grouped } from '../../words/printed.ts'
import type { LineChart } from '../document.ts'

/** A side of a chart: printed numbers to thousandths of it, and its ticks. Geometry only: no number is printed from it but ticks. */
export interface Axis {
  readonly ticks: LineChart['yTicks']
  readonly place: (decimal: string) => number
}

const STEPS = [1, 2, 5, 10] as const
const TICKS_WANTED = 5
const WHOLE = 1000

/** From a round number below the smallest value to one above the largest; with zero where `fromZero`, or where it is near. */
export function axisOf(decimals: readonly string[], fromZero: boolean): Axis {
  const values = decimals.map(Number)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const zero = fromZero || Math.min(Math.abs(low), Math.abs(high)) <= high - low
  const [least, most] = zero ? [Math.min(low, 0), Math.max(high, 0)] : [low, high]
  const step = roundStep((most - least || Math.abs(most) || 1) / (TICKS_WANTED - 1))
  const first = Math.floor(least / step)
  const last = Math.max(first + 1, Math.ceil(most / step))
  const place = (value: number) => Math.round(((value / step - first) / (last - first)) * WHOLE)
  const shownDecimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  return {
    ticks: Array.from({ length: last - first + 1 }, (_none, index) => {
      const text = ((first + index) * step).toFixed(shownDecimals)
      return {
        label: grouped(/^-0(?:\.0*)?$/.test(text) ? text.slice(1) : text),
        permille: place((first + index) * step),
      }
    }),
    place: (decimal) => place(Number(decimal)),
  }
}

/** A line's points in thousandths of its own range, in the middle where it is flat; gaps stay. */
export function sparkline(decimals: readonly (string | null)[]): (number | null)[] {
  const values = decimals.flatMap((decimal) => (decimal === null ? [] : [Number(decimal)]))
  const [least, most] = [Math.min(...values), Math.max(...values)]
  return decimals.map((decimal) => {
    if (decimal === null) return null
    return most === least ? WHOLE / 2 : Math.round(((Number(decimal) - least) / (most - least)) * WHOLE)
  })
}

/** The smallest 1, 2 or 5 times a power of ten that is not below `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return (STEPS.find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10) * power
}
