import ExcelJS from 'exceljs'
import { readXlsx } from 'hucre'
import { read } from 'xlsx'
import { loadProgrammes } from '../../infra/programmes.ts'
import { HISTORY_MONTHS } from '../../shared/intake/history.ts'
import { type JudgeInput, judge } from '../../shared/intake/judge.ts'
import { sampleMonth } from '../sample/month.ts'
import { historyOf, officesOf } from '../sample/office.ts'
import { type Benchmark, type Finding, medianMilliseconds, quantile } from './measure.ts'

/** Forty runs lie beyond the 99th percentile. */
const RUNS = 4000
const WARM_RUNS = 400
const RIVAL_RUNS = 150
const PERIOD = '2025-03'
const SEED = 'bench'

/**
 * Reading and checking zones' forms as XLSX files, one after the other: unzip, parse, every check against two years of history,
 * findings. The rivals only read the cells.
 */
export const intake: Benchmark = async () => {
  const inputs = await forms()
  const at = (run: number) => inputs[run % inputs.length] ?? inputs[0]
  const times: number[] = []
  for (let run = -WARM_RUNS; run < RUNS; run++) {
    const input = at(run + WARM_RUNS)
    if (!input) throw new Error('the sample has no XLSX form')
    const start = performance.now()
    await judge(input)
    if (run >= 0) times.push(performance.now() - start)
  }
  const findings: Finding[] = []
  for (const [rival, load] of RIVALS) {
    let run = 0
    const rivalValue = await medianMilliseconds(RIVAL_RUNS, () => load(at(run++)?.bytes ?? new Uint8Array()))
    const line = (q: number, name: string, atMost: number) => ({
      ...{ name: `ingest core, XLSX form, ${name}, beside ${rival}`, value: quantile(times, q), unit: 'ms' },
      ...{ rival, rivalValue, budget: { of: 'value', atMost } as const },
    })
    findings.push(line(0.5, 'p50', 1), line(0.99, 'p99', 3))
  }
  return findings
}

type Rival = readonly [name: string, load: (bytes: Uint8Array) => unknown]

/** What others make of the same bytes. */
export const RIVALS: readonly Rival[] = [
  ['exceljs', (bytes) => new ExcelJS.Workbook().xlsx.load(Uint8Array.from(bytes).buffer)],
  ['SheetJS', (bytes) => read(bytes)],
  ['hucre', (bytes) => readXlsx(bytes)],
]

/** What each zone of a sample month files as a workbook, in the programme with the longest form, and what it filed before. */
async function forms(): Promise<readonly JudgeInput[]> {
  const programmes = [...(await loadProgrammes('programmes')).values()]
  const [programme] = programmes.sort((a, b) => b.indicators.length - a.indicators.length)
  if (!programme) throw new Error('no programme')
  const sample = await sampleMonth(programme, PERIOD, { seed: SEED, pastMonths: HISTORY_MONTHS })
  const offices = officesOf(programme, SEED, PERIOD)
  return sample.flatMap(({ zone: id, uploads }) =>
    uploads.flatMap(({ fileName, bytes }) => {
      const zone = programme.zones.find((each) => each.id === id)
      if (!zone || !fileName.endsWith('.xlsx')) return []
      return [{ bytes, fileName, programme, period: PERIOD, zone, history: historyOf(offices, zone, PERIOD, '') }]
    }),
  )
}
