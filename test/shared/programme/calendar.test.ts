import { describe, expect, test } from 'vitest'
import { nextPeriod, periodOf } from '../../../shared/period.ts'
import { exists, periodOpenAt, roundTimes } from '../../../shared/programme/calendar.ts'
import { loadProgramme } from '../../../shared/programme/load.ts'
import type { Calendar } from '../../../shared/programme/schema.ts'
import { fc } from '../../fixtures/fast-check.ts'
import { files } from './files.ts'

const { calendar } = loadProgramme(files())
const annual: Calendar = { ...calendar, frequency: 'annual', mergesJanuaryFebruary: false }

const period = fc
  .tuple(fc.integer({ min: 2000, max: 2080 }), fc.integer({ min: 1, max: 12 }), fc.boolean())
  .map(([year, month, merges]) => ({
    period: periodOf(year, month, merges),
    calendar: { ...calendar, mergesJanuaryFebruary: merges },
  }))

describe('the times of a round', () => {
  test('stand in the month after the period, in the zone of the programme', () => {
    expect(roundTimes(calendar, '2025-03')).toEqual({
      ...{ opensAt: '2025-04-01T01:00:00.000Z', dueAt: '2025-04-08T01:00:00.000Z' },
      ...{ closesAt: '2025-04-10T01:00:00.000Z', releasesAt: '2025-04-15T01:00:00.000Z' },
    })
  })

  test.each([
    ['2025-12', '2026-01-01T01:00:00.000Z'],
    ['2025-01/02', '2025-03-01T01:00:00.000Z'],
    ['2024-01/02', '2024-03-01T01:00:00.000Z'],
  ])('%s opens at %s', (of, opensAt) => expect(roundTimes(calendar, of).opensAt).toBe(opensAt))

  test.each([
    ['-05:00', '2025-04-01T14:00:00.000Z'],
    ['+05:45', '2025-04-01T03:15:00.000Z'],
    ['+14:00', '2025-03-31T19:00:00.000Z'],
    ['+00:00', '2025-04-01T09:00:00.000Z'],
  ])('at %s it is %s', (utcOffset, opensAt) => {
    expect(roundTimes({ ...calendar, utcOffset }, '2025-03').opensAt).toBe(opensAt)
  })
})

describe('the period that is open at an instant', () => {
  test('is the one whose round opened last', () => {
    fc.assert(
      fc.property(period, ({ period: of, calendar: of1 }) => {
        const { opensAt } = roundTimes(of1, of)
        expect(periodOpenAt(of1, opensAt)).toBe(of)
        const next = roundTimes(of1, nextPeriod(of, of1.mergesJanuaryFebruary)).opensAt
        expect(periodOpenAt(of1, new Date(Date.parse(next) - 1).toISOString())).toBe(of)
      }),
    )
  })

  test('of a yearly programme is a December', () => {
    expect(periodOpenAt(annual, '2025-01-01T01:00:00.000Z')).toBe('2024-12')
    expect(periodOpenAt(annual, '2025-01-01T00:59:59.999Z')).toBe('2023-12')
    expect(periodOpenAt(annual, '2025-11-30T00:00:00.000Z')).toBe('2024-12')
  })
})

test.each([
  ['2025-01', false, true, false],
  ['2025-02', false, true, false],
  ['2025-01/02', true, false, false],
  ['2025-03', true, true, false],
  ['2025-12', true, true, true],
])('%s exists merged: %s, apart: %s, yearly: %s', (of, merged, apart, yearly) => {
  expect(exists(calendar, of)).toBe(merged)
  expect(exists({ ...calendar, mergesJanuaryFebruary: false }, of)).toBe(apart)
  expect(exists(annual, of)).toBe(yearly)
})
