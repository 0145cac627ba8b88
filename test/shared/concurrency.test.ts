import { expect, test } from 'vitest'
import { mapLimit, turns } from '../../shared/concurrency.ts'

/** Work that says when it begins and ends, and ends when it is told to. */
function watched(log: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const run = async () => {
    log.push(`${name} begins`)
    try {
      return await promise
    } finally {
      log.push(`${name} ends`)
    }
  }
  return { run, end: () => resolve(name), fail: () => reject(new Error(name)) }
}

test('in turns one begins when the one before has ended, however it ended', async () => {
  const log: string[] = []
  const inTurn = turns()
  const [a, b, c] = ['a', 'b', 'c'].map((name) => watched(log, name))
  const results = [a, b, c].map((work) => inTurn(work!.run))
  // Whoever may end early still waits for its turn.
  c!.end()
  b!.fail()
  a!.end()
  expect(await Promise.allSettled(results)).toEqual([
    { status: 'fulfilled', value: 'a' },
    { status: 'rejected', reason: new Error('b') },
    { status: 'fulfilled', value: 'c' },
  ])
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('a limited map keeps the order of its items, holds its limit, and starts nothing after a failure', async () => {
  let [now, most] = [0, 0]
  const counted = async (item: number) => {
    now += 1
    most = Math.max(most, now)
    await Promise.resolve()
    now -= 1
    return item * 2
  }
  expect(await mapLimit([1, 2, 3, 4, 5], 2, counted)).toEqual([2, 4, 6, 8, 10])
  expect(most).toBe(2)
  const started: number[] = []
  const failing = async (item: number) => {
    started.push(item)
    if (item === 2) throw new Error('two')
  }
  await expect(mapLimit([1, 2, 3, 4, 5, 6], 1, failing)).rejects.toThrow('two')
  expect(started).toEqual([1, 2])
})
