import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { RENDER_NODE_OPTIONS } from '../../infra/close-functions.ts'
import { ENV } from '../../shared/env.ts'
import { type Benchmark, medianMilliseconds } from './measure.ts'
import { type PdfRun, pdfPrograms } from './pdf-bundle.ts'

const COLD_RUNS = 10
const WARM_RUNS = 15
const WARM_PROCESSES = 3
const FLAT_RUNS = 200
const MEGABYTE = 1_000_000

/**
 * The bulletin of a month with 184 zones: from the start of a fresh process to the bytes of the Chinese reading PDF, then one new
 * bulletin after another in the same process; beside pdfkit, which lays out the same tables plainly, untagged and without charts.
 */
export const pdf: Benchmark = async () => {
  const { own, rival, render } = await pdfPrograms()
  const kit = { rival: 'pdfkit, plain tables', unit: 'ms' } as const
  const size = { unit: 'MB', rival: 'limit of Lambda' } as const
  const [flat, flatRival] = [told(own, FLAT_RUNS), told(rival, FLAT_RUNS)]
  return [
    {
      name: 'PDF, cold',
      ...{ value: await cold(own), rivalValue: await cold(rival), ...kit, budget: { of: 'value', atMost: 450 } },
    },
    {
      name: 'PDF, warm',
      ...{ value: warm(own), rivalValue: warm(rival), ...kit },
      budget: { of: 'value', atMost: 250 },
    },
    {
      name: 'PDF, memory after 200',
      ...{ value: flat.residentBytes / MEGABYTE, unit: 'MB', rival: 'pdfkit' },
      ...{ rivalValue: flatRival.residentBytes / MEGABYTE, budget: { of: 'value', atMost: 300 } },
    },
    {
      name: 'render, unzipped',
      ...{ value: bytesOf(render) / MEGABYTE, rivalValue: 250, ...size, budget: { of: 'value', atMost: 100 } },
    },
    {
      name: 'render, zipped',
      ...{ value: zippedBytesOf(render) / MEGABYTE, rivalValue: 50, ...size, budget: { of: 'value', atMost: 50 } },
    },
  ]
}

function cold(file: string): Promise<number> {
  return medianMilliseconds(COLD_RUNS, () => child(file, 'cold'))
}

/** In the quickest of some processes: what else the machine does only ever adds time. */
function warm(file: string): number {
  return Math.min(...Array.from({ length: WARM_PROCESSES }, () => told(file, WARM_RUNS).milliseconds))
}

function told(file: string, bulletins: number): PdfRun {
  return JSON.parse(child(file, String(bulletins)))
}

/** With the options of Node that `render` is deployed with. */
function child(file: string, ...args: readonly string[]): string {
  const env = { ...process.env, [ENV.nodeOptions]: RENDER_NODE_OPTIONS }
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { encoding: 'utf8', env })
  if (status !== 0) throw new Error(`the process failed: ${stderr.slice(-1000)}`)
  return stdout
}

function bytesOf(folder: string): number {
  return filesOf(folder).reduce((sum, file) => sum + statSync(file).size, 0)
}

function zippedBytesOf(folder: string): number {
  return zipSync(Object.fromEntries(filesOf(folder).map((file) => [file, readFileSync(file)]))).length
}

function filesOf(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.map((name) => join(folder, name)).filter((file) => statSync(file).isFile())
}
