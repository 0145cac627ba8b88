import { parentPort, workerData } from 'node:worker_threads'
import { loadProgrammes } from '../../infra/programmes.ts'
import { type FuzzReport, fuzz } from './run.ts'

export interface FuzzTask {
  readonly seed: number
  readonly from: number
  readonly files: number
  /** The index of the file at hand, for the one who watches. */
  readonly at: Int32Array
}

export const PERIOD = '2025-03'

/** The form of one zone: the seed says of which monthly programme. */
export async function fuzzTask({ seed, from, files, at }: FuzzTask): Promise<FuzzReport> {
  const programmes = [...(await loadProgrammes('programmes')).values()].filter(
    ({ calendar }) => calendar.frequency === 'monthly',
  )
  const programme = programmes[seed % programmes.length]
  const zone = programme?.zones[0]
  if (!programme || !zone) throw new Error('no monthly programme')
  const onFile = (index: number) => void Atomics.store(at, 0, index)
  return fuzz({ programme, zone, period: PERIOD, seed, from, files, now: () => performance.now(), onFile })
}

if (parentPort) parentPort.postMessage(await fuzzTask(workerData))
