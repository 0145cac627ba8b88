import ExcelJS from 'exceljs'
import { loadProgrammes } from '../../infra/programmes.ts'
import { type JudgeInput, judge } from '../../shared/intake/judge.ts'
import { sampleMonth } from '../sample/month.ts'
import { type Benchmark, medianMilliseconds, quantile } from './measure.ts'

const RUNS = 1000
const WARM_RUNS = 100
const RIVAL_RUNS = 100
const PERIOD = '2025-03'

/** Reading and checking zones' forms as XLSX files, one after the other: unzip, parse, every check, findings. The rival only reads the cells. */
export const intake: Benchmark = async () => {
  const inputs = await forms()
  const times: number[] = []
  for (let run = -WARM_RUNS; run < RUNS; run++) {
    const input = inputs[(run + WARM_RUNS) % inputs.length]
    if (!input) throw new Error('the sample has no XLSX form')
    const start = performance.now()
    await judge(input)
    if (run >= 0) times.push(performance.now() - start)
  }
  let next = 0
  const rivalValue = await medianMilliseconds(RIVAL_RUNS, () => {
    const { bytes } = inputs[next++ % inputs.length] ?? { bytes: new Uint8Array() }
    return new ExcelJS.Workbook().xlsx.load(Uint8Array.from(bytes).buffer)
  })
  const rival = { rival: 'exceljs', rivalValue, unit: 'ms' }
  const at = (q: number) => quantile(times, q)
  return [
    { name: 'ingest core, XLSX form, p50', value: at(0.5), ...rival, budget: { of: 'value', atMost: 1 } },
    { name: 'ingest core, XLSX form, p99', value: at(0.99), ...rival, budget: { of: 'value', atMost: 3 } },
  ]
}

/** What each zone of a sample month files as a workbook, in the programme with the longest form. */
async function forms(): Promise<readonly JudgeInput[]> {
  const programmes = [...(await loadProgrammes('programmes')).values()]
  const [programme] = programmes.sort((a, b) => b.indicators.length - a.indicators.length)
  if (!programme) throw new Error('no programme')
  const sample = await sampleMonth(programme, PERIOD, { seed: 'bench' })
  return sample.flatMap(({ zone: id, uploads }) =>
    uploads.flatMap(({ fileName, bytes }) => {
      const zone = programme.zones.find((each) => each.id === id)
      const isWorkbook = fileName.endsWith('.xlsx')
      return zone && isWorkbook ? [{ bytes, fileName, programme, period: PERIOD, zone, history: [] }] : []
    }),
  )
}
