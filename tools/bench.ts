import { spawn } from 'node:child_process'
import * as consumers from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { bundle } from './bench/bundle.ts'
import { close } from './bench/close.ts'
import { coldStart } from './bench/cold-start.ts'
import { csv } from './bench/csv.ts'
import { intake } from './bench/intake.ts'
import { type Measured, measured } from './bench/measure.ts'
import { pdf } from './bench/pdf.ts'
import { sheet } from './bench/sheet.ts'
import { sums } from './bench/sums.ts'

/**
 * `npm run bench [-- NAME …] [--json]`: every benchmark or those named, each against a rival in the same run. The exit code
 * depends on the budgets alone. Benchmarks are no tests: nothing here runs in CI.
 */
const benchmarks = { sums, close, csv, intake, sheet, pdf, bundle, 'cold-start': coldStart }

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => !(name in benchmarks))
if (unknown.length > 0)
  throw new RangeError(`no benchmark ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}`)

const names = positionals.length > 0 ? positionals : Object.keys(benchmarks)
const results: Measured[] = []
for (const name of names) {
  for (const result of names.length === 1 ? await here(name) : await apart(name)) {
    results.push(result)
    if (values.json) console.log(JSON.stringify(result))
  }
}
if (!values.json)
  console.table(
    Object.fromEntries(
      results.map(({ name, value, unit, rival, rivalValue, ratio, budget, ok }) => [
        name,
        { value: `${value} ${unit}`, rival: `${rival} ${rivalValue}`, ratio, budget, ok: ok ? '✓' : '✗' },
      ]),
    ),
  )
process.exitCode = results.every(({ ok }) => ok) ? 0 : 1

async function here(name: string): Promise<Measured[]> {
  const run = Object.entries(benchmarks).find(([each]) => each === name)?.[1]
  return run ? (await run()).map(measured) : []
}

/** In a process of its own: the heap that one benchmark leaves is no part of what the next one takes. */
async function apart(name: string): Promise<Measured[]> {
  const child = spawn(process.execPath, [import.meta.filename, name, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const text = await consumers.text(child.stdout)
  const lines = text.split('\n').filter((line) => line.startsWith('{'))
  if (lines.length === 0) throw new Error(`the benchmark ${name} found nothing`)
  return lines.map((line): Measured => JSON.parse(line))
}
