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

const results: Measured[] = []
for (const [name, run] of Object.entries(benchmarks)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  for (const result of (await run()).map(measured)) {
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
