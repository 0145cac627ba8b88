import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { FuzzReport } from './fuzz/run.ts'
import type { FuzzTask } from './fuzz/worker.ts'

/**
 * `npm run fuzz [-- --files N --seed S --from I]`: breaks forms and judges them. A crash, a hang, a changed prototype or an
 * accepted figure that another reader sees differently ends it with exit code 1; `--seed S --from I --files 1` shows one again.
 */
const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
  },
})
const [files, seed, from] = [values.files, values.seed, values.from].map(Number)
if (files === undefined || seed === undefined || from === undefined || ![files, seed, from].every(Number.isSafeInteger))
  throw new RangeError('--files, --seed and --from take whole numbers')

const HANG_MS = 10_000
const WATCH_MS = 1000

const started = performance.now()
const report = await watched({ seed, from, files })
const seconds = (performance.now() - started) / 1000
console.log({
  ...report,
  unreadable: { count: report.unreadable.length, first: report.unreadable.slice(0, 10) },
  seconds: Math.round(seconds),
  filesPerSecond: Math.round(report.files / seconds),
})
process.exitCode = report.failures.length === 0 ? 0 : 1

/** In a thread of its own, since a file that hangs cannot be stopped from within. */
function watched(task: Omit<FuzzTask, 'at'>): Promise<FuzzReport> {
  const at = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(new URL('./fuzz/worker.ts', import.meta.url), { workerData: { ...task, at } })
  let [last, since] = [-1, performance.now()]
  return new Promise((resolve, reject) => {
    const watch = setInterval(() => {
      const index = Atomics.load(at, 0)
      if (index !== last) [last, since] = [index, performance.now()]
      else if (performance.now() - since > HANG_MS) {
        reject(new Error(`file ${index} of seed ${task.seed} hangs`))
        void worker.terminate()
      }
    }, WATCH_MS)
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => clearInterval(watch))
  })
}
