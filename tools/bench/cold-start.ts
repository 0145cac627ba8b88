import { spawnSync } from 'node:child_process'
import { ingestBundle } from './ingest-bundle.ts'
import { type Benchmark, medianMilliseconds } from './measure.ts'

const RUNS = 21

/** A fresh process that loads `ingest` as deployed, over a bare one. */
export const coldStart: Benchmark = async () => {
  const ingest = await ingestBundle()
  const started = (code: string) => () => {
    const { status, stderr } = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`the process failed: ${stderr}`)
  }
  const value = await medianMilliseconds(RUNS, started(`require(${JSON.stringify(ingest)})`))
  const rivalValue = await medianMilliseconds(RUNS, started('0'))
  return [
    {
      name: 'cold start of ingest',
      ...{ value, unit: 'ms', rival: 'bare node', rivalValue },
      budget: { of: 'ratio', atMost: 3.3 },
    },
  ]
}
