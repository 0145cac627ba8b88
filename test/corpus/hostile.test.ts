import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { form } from '../fixtures/intake/form.ts'
import type { HostileAnswer } from './hostile-worker.ts'
import { hostiles } from './hostiles.ts'

/** A heap of this size for all of them, one after another: one that piles up what it reads dies. */
const HEAP_MEGABYTES = 128
/** The file itself as it comes in, and whatever else. */
const ASIDE_BYTES = 24 * 1024 * 1024
/** A part as it is inflated, put together and decoded. */
const TIMES_IN_MEMORY = 3

let child: ChildProcess
let died: Promise<never>

beforeAll(() => {
  const execArgv = [`--max-old-space-size=${HEAP_MEGABYTES}`, '--expose-gc']
  child = fork(new URL('./hostile-worker.ts', import.meta.url), { execArgv, serialization: 'advanced' })
  child.setMaxListeners(0)
  died = once(child, 'exit').then(([code]) => {
    throw new Error(`the reader died with ${code}`)
  })
  died.catch(() => undefined)
})

afterAll(() => {
  child.kill()
})

test('the count sees what an honest form inflates', async () => {
  const { answer, inflatedBytes } = await judgedApart(await form('xlsx'))
  expect(answer).toEqual({ verdict: 'accepted', findings: [] })
  expect(inflatedBytes).toBeGreaterThan(10_000)
})

test.each(hostiles)('$name is refused for $inflatedBytesAtMost bytes at most', async (hostile) => {
  const { answer, inflatedBytes, grownBytes } = await judgedApart(await hostile.file())
  expect({ ...answer, findings: answer.findings.map((finding) => finding.split(' ')[0]) }).toEqual({
    verdict: hostile.verdict,
    findings: [hostile.code],
  })
  expect(inflatedBytes).toBeLessThanOrEqual(hostile.inflatedBytesAtMost)
  expect(grownBytes).toBeLessThan(ASIDE_BYTES + TIMES_IN_MEMORY * hostile.inflatedBytesAtMost)
})

async function judgedApart(bytes: Uint8Array): Promise<HostileAnswer> {
  const answered = once(child, 'message')
  child.send(Uint8Array.from(bytes))
  const [answer] = (await Promise.race([answered, died])) as [HostileAnswer]
  return answer
}
