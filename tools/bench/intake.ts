import ExcelJS from 'exceljs'
import { loadProgrammes } from '../../infra/programmes.ts'
import { judge } from '../../shared/intake/judge.ts'
import { sampleMonth } from '../sample/month.ts'
import { type Benchmark, medianMilliseconds, quantile } from './measure.ts'

const RUNS = 200
const PERIOD = '2025-03'

/** Reading and checking one zone's form as an XLSX file: unzip, parse, every check, findings. The rival only reads the cells. */
export const intake: Benchmark = async () => {
  const programme = [...(await loadProgrammes('programmes')).values()].find(
    ({ calendar }) => calendar.frequency === 'monthly',
  )
  if (!programme) throw new Error('no monthly programme')
  const zones = await sampleMonth(programme, PERIOD, { seed: 'bench' })
  const found = zones
    .flatMap(({ zone, uploads }) => uploads.map((file) => ({ zone, file })))
    .find(({ file }) => file.fileName.endsWith('.xlsx'))
  const zone = programme.zones.find(({ id }) => id === found?.zone)
  if (!found || !zone) throw new Error('the sample has no XLSX form')
  const { bytes, fileName } = found.file
  const input = { bytes, fileName, programme, period: PERIOD, zone, history: [] }
  const times: number[] = []
  const value = await medianMilliseconds(RUNS, async () => {
    const start = performance.now()
    await judge(input)
    times.push(performance.now() - start)
  })
  const rivalValue = await medianMilliseconds(RUNS, () =>
    new ExcelJS.Workbook().xlsx.load(Uint8Array.from(bytes).buffer),
  )
  const rival = { rival: 'exceljs', rivalValue, unit: 'ms' }
  return [
    { name: 'ingest core, XLSX form, p50', value, ...rival, budget: { of: 'value', atMost: 1 } },
    { name: 'ingest core, XLSX form, p99', value: quantile(times, 0.99), ...rival, budget: { of: 'value', atMost: 3 } },
  ]
}
