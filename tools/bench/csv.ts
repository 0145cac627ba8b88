import Papa from 'papaparse'
import { parseCsv } from '../../shared/csv.ts'
import { sequence } from '../sequence.ts'
import { type Benchmark, medianMilliseconds, perSecond } from './measure.ts'

const ROWS = 20_000
const COLUMNS = 12
const RUNS = 40
const MEGABYTE = 1_000_000

/** Reading a strict CSV of figures with a few quoted remarks. */
export const csv: Benchmark = async () => {
  const random = sequence(2)
  const cell = () => (random() < 0.05 ? '"说明，含逗号和""引号"""' : (random() * 1e6).toFixed(2))
  const text = Array.from({ length: ROWS }, () => Array.from({ length: COLUMNS }, cell).join(',')).join('\r\n')
  const ours = parseCsv(text)
  if ('fault' in ours || ours.rows.length !== Papa.parse(text).data.length) throw new Error('the readers disagree')
  const megabytes = Buffer.byteLength(text) / MEGABYTE
  const value = await medianMilliseconds(RUNS, () => parseCsv(text))
  const rivalValue = await medianMilliseconds(RUNS, () => Papa.parse(text))
  return [
    {
      name: 'strict CSV',
      value: perSecond(megabytes, value),
      unit: 'MB/s',
      rival: 'papaparse',
      rivalValue: perSecond(megabytes, rivalValue),
      budget: { of: 'ratio', atLeast: 1.5 },
    },
  ]
}
