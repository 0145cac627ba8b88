import { afterAll, beforeAll, expect, test } from 'vitest'
import { CORPUS } from './all.ts'
import { hostiles } from './hostiles.ts'
import { bestOf, type Measuring, startMeasuring } from './measuring.ts'

const HEAP_MEGABYTES = 128
/** The file itself as it comes in, and whatever else. */
const ASIDE_BYTES = 24 * 1024 * 1024
/** A part as it is inflated and decoded. */
const TIMES_IN_MEMORY = 3
const REFUSED_AT_MOST_MS = 250
const TRIES = 3

let measuring: Measuring
beforeAll(() => {
  measuring = startMeasuring(HEAP_MEGABYTES)
})
afterAll(() => measuring.stop())

test('the count sees what an honest form inflates', async () => {
  const index = CORPUS.containers?.findIndex(({ name }) => name === 'a form called a.xlsx') ?? -1
  const { answer, inflatedBytes } = await measuring.measure({ corpus: 'containers', index })
  expect(answer).toEqual({ verdict: 'accepted', findings: [] })
  expect(inflatedBytes).toBeGreaterThan(10_000)
})

test.each(hostiles.map((hostile, index) => ({ ...hostile, index })))(
  '$name is refused for $inflatedBytesAtMost bytes at most',
  { timeout: 60_000 },
  async ({ index, verdict, code, inflatedBytesAtMost }) => {
    const { answer, inflatedBytes, grownBytes, milliseconds } = await bestOf(TRIES, REFUSED_AT_MOST_MS, () =>
      measuring.measure({ hostile: index }),
    )
    expect({ ...answer, findings: answer.findings.map((finding) => finding.split(' ')[0]) }).toEqual({
      ...{ verdict, findings: [code] },
    })
    expect(inflatedBytes).toBeLessThanOrEqual(inflatedBytesAtMost)
    expect(grownBytes).toBeLessThan(ASIDE_BYTES + TIMES_IN_MEMORY * inflatedBytesAtMost)
    expect(milliseconds).toBeLessThanOrEqual(REFUSED_AT_MOST_MS)
  },
)
