import { describe, expect, it, test } from 'vitest'
import {
  closingTimes,
  type Extension,
  extendedRound,
  later,
  storedRound,
  timed,
  timelinessOf,
} from '../../shared/round.ts'
import { fc } from '../fixtures/fast-check.ts'
import { smallRound } from '../fixtures/small-programme.ts'

const { dueAt, closesAt } = smallRound
const added = (minutes: number, at: string, edition = 1): Extension => ({
  ...{ edition, id: `e${minutes}-${at}`, minutes, reason: '停电', by: '张三', at },
})
const BEFORE_DUE = '2025-04-08T09:00:00.000Z'
const AFTER_DUE = '2025-04-09T09:00:00.000Z'

describe('minutes that are added', () => {
  it('move due and closing time while both are ahead', () => {
    const round = extendedRound(smallRound, [added(45, BEFORE_DUE), added(15, BEFORE_DUE)])
    expect([round.dueAt, round.closesAt]).toEqual([later(dueAt, 60), later(closesAt, 60)])
    expect(closingTimes(round)).toEqual([closesAt, later(closesAt, 45), later(closesAt, 60)])
  })

  it('leave a due time alone that had passed, and move one that is ahead again with them', () => {
    expect(extendedRound(smallRound, [added(60, AFTER_DUE)])).toMatchObject({ dueAt, closesAt: later(closesAt, 60) })
    const justAfter = '2025-04-08T10:29:59.999Z'
    expect(extendedRound(smallRound, [added(30, justAfter)]).dueAt).toBe(later(dueAt, 30))
    expect(extendedRound(smallRound, [added(30, '2025-04-08T10:30:00.000Z')]).dueAt).toBe(dueAt)
  })

  it('move the closing of their own edition only', () => {
    const second = { ...smallRound, edition: 2, closesAt: '2025-05-10T10:00:00.000Z' }
    const round = extendedRound(second, [added(60, BEFORE_DUE), added(30, '2025-05-10T09:00:00.000Z', 2)])
    expect([round.dueAt, round.closesAt]).toEqual([later(dueAt, 60), '2025-05-10T10:30:00.000Z'])
    expect(closingTimes(round)).toEqual([second.closesAt, '2025-05-10T10:30:00.000Z'])
  })

  it('are nothing where there are none', () => {
    expect(extendedRound(smallRound, [])).toBe(smallRound)
    expect(storedRound(smallRound)).toEqual(smallRound)
    expect(closingTimes(smallRound)).toEqual([closesAt])
  })
})

test('a second decides, before and after minutes were added', () => {
  const round = extendedRound(smallRound, [added(30, BEFORE_DUE)])
  const at = (instant: string, seconds: number) => new Date(Date.parse(instant) + seconds * 1000).toISOString()
  expect([timelinessOf(dueAt, smallRound), timelinessOf(at(dueAt, 1), smallRound)]).toEqual(['on-time', 'overdue'])
  expect([timelinessOf(at(dueAt, 1800), round), timelinessOf(at(dueAt, 1801), round)]).toEqual(['on-time', 'overdue'])
  expect([timelinessOf(at(closesAt, 1800), round), timelinessOf(at(closesAt, 1801), round)]).toEqual([
    'overdue',
    'late',
  ])
})

const extensions = fc.array(
  fc
    .tuple(
      fc.integer({ min: 1, max: 10_080 }),
      fc.date({ min: new Date(smallRound.opensAt), max: new Date(closesAt), noInvalidDate: true }),
    )
    .map(([minutes, at]) => added(minutes, at.toISOString())),
  { maxLength: 6 },
)

test('whatever is added, the stored round is found again, and nobody stands worse', () => {
  const RANK = { 'on-time': 0, overdue: 1, late: 2 }
  const received = fc.date({ min: new Date(dueAt), max: new Date('2025-05-20'), noInvalidDate: true })
  fc.assert(
    fc.property(extensions, received, (all, date) => {
      const round = extendedRound(smallRound, all)
      expect(storedRound(round)).toEqual(smallRound)
      const filing = { receivedAt: date.toISOString(), timeliness: timelinessOf(date.toISOString(), smallRound) }
      expect(RANK[timed(filing, round).timeliness]).toBeLessThanOrEqual(RANK[filing.timeliness])
      expect(closingTimes(round).at(-1)).toBe(round.closesAt)
      expect(round.dueAt >= dueAt && round.closesAt >= closesAt && round.dueAt <= round.closesAt).toBe(true)
    }),
  )
})
