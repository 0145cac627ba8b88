import Big from 'big.js'
import { formatMicro, sumMicro, toMicro } from '../../shared/decimal.ts'
import { sequence } from '../sequence.ts'
import { type Benchmark, perSecond, processorMilliseconds } from './measure.ts'

const COUNT = 200_000
const RUNS = 500
const RIVAL_RUNS = 50
const MILLION = 1_000_000

/** Adding up parsed figures exactly, as a close does for every area and indicator. */
export const sums: Benchmark = async () => {
  const random = sequence(1)
  const texts = Array.from({ length: COUNT }, () => (random() * 10_000).toFixed(2))
  const micros = texts.map(toMicro)
  const bigs = texts.map((text) => new Big(text))
  const ours = formatMicro(sumMicro(micros))
  const theirs = bigs.reduce((sum, big) => sum.plus(big), new Big(0)).toString()
  if (ours !== theirs) throw new Error(`the sums differ: ${ours}, ${theirs}`)
  const value = processorMilliseconds(RUNS, () => sumMicro(micros))
  const rivalValue = processorMilliseconds(RIVAL_RUNS, () => bigs.reduce((sum, big) => sum.plus(big), new Big(0)))
  const [sums, rivalSums] = [value, rivalValue].map((ms) => perSecond(COUNT, ms) / MILLION)
  const found = { value: sums ?? Number.NaN, unit: 'M/s', rival: 'big.js', rivalValue: rivalSums ?? Number.NaN }
  return [
    { ...found, name: 'exact sums', budget: { of: 'value', atLeast: 20 } },
    { ...found, name: 'exact sums beside a library', budget: { of: 'ratio', atLeast: 5 } },
  ]
}
