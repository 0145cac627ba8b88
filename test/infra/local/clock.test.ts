import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openClock } from '../../../infra/local/clock.ts'

let folder: string
let file: string
/** the machine's time, which the tests set */
let machine = 0
const open = (startAt?: string) => openClock(file, startAt, () => machine)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zone-bulletin-clock-'))
  file = join(folder, 'clock.json')
  machine = Date.parse('2030-01-01T00:00:00Z')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('starts where it is told, runs with the machine, and is found again', () => {
  const clock = open('2025-04-01T00:00:00Z')
  machine += 5_000
  expect(clock.now()).toEqual(new Date('2025-04-01T00:00:05Z'))
  clock.moveTo(new Date('2025-04-08T10:00:00Z'))
  machine += 60_000
  expect(open('2001-01-01T00:00:00Z').now()).toEqual(new Date('2025-04-08T10:01:00Z'))
})

it('is the time of the machine unless it is told another', () => {
  const clock = open()
  expect([clock.now().getTime(), clock.offsetMilliseconds()]).toEqual([machine, 0])
})

it('never goes back', () => {
  const clock = open('2025-04-01T00:00:00Z')
  clock.moveTo(new Date('2025-03-01T00:00:00Z'))
  expect(clock.now()).toEqual(new Date('2025-04-01T00:00:00Z'))
})

it('ends waits that are over, and no other', async () => {
  const clock = open('2025-04-01T00:00:00Z')
  const ended: string[] = []
  const wait = (instant: string) => clock.waitUntil(new Date(instant)).then(() => void ended.push(instant))
  const first = wait('2025-04-02T00:00:00Z')
  void wait('2025-04-03T00:00:00Z')
  await wait('2025-03-01T00:00:00Z')
  expect(clock.nextDeadline()).toEqual(new Date('2025-04-02T00:00:00Z'))
  clock.moveTo(new Date('2025-04-02T12:00:00Z'))
  await first
  expect(ended).toEqual(['2025-03-01T00:00:00Z', '2025-04-02T00:00:00Z'])
  clock.close()
  expect(clock.nextDeadline()).toBeNull()
})

it('refuses a start that is no instant', () => {
  expect(() => open('some day')).toThrow(RangeError)
})
