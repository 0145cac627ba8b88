import { afterAll, beforeAll, expect, test } from 'vitest'
import { CORPUS } from './all.ts'
import { bestOf, type Measuring, startMeasuring } from './measuring.ts'

/** Every case, whatever it holds, is answered within a second and 256 MB: all of them by one process, one after another. */
const EACH_AT_MOST_MS = 1000
const PEAK_AT_MOST_BYTES = 256 * 1024 * 1024
const HEAP_MEGABYTES = 160
const TRIES = 3

let measuring: Measuring
beforeAll(() => {
  measuring = startMeasuring(HEAP_MEGABYTES)
})
afterAll(() => measuring.stop())

test.each(Object.entries(CORPUS))('%s', { timeout: 300_000 }, async (corpus, cases) => {
  for (const [index, { name, verdict, findings }] of cases.entries()) {
    const { answer, milliseconds, peakBytes } = await bestOf(TRIES, EACH_AT_MOST_MS, () =>
      measuring.measure({ corpus, index }),
    )
    expect({ name, ...answer }).toEqual({ name, verdict, findings })
    expect(milliseconds, name).toBeLessThanOrEqual(EACH_AT_MOST_MS)
    expect(peakBytes, name).toBeLessThanOrEqual(PEAK_AT_MOST_BYTES)
  }
})
