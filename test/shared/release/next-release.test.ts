import { describe, expect, it } from 'vitest'
import { aheadWindow } from '../../../shared/release/ahead.ts'
import { nextRelease, plannedRounds } from '../../../shared/release/next-release.ts'
import { bigProgramme } from '../../fixtures/bulletin.ts'

const annual = { ...bigProgramme, calendar: { ...bigProgramme.calendar, frequency: 'annual' as const } }

describe('the rounds to come', () => {
  it('follow the programme’s calendar over the year’s end, January and February merged', () => {
    const planned = plannedRounds(bigProgramme, '2025-11', 12).map(({ period }) => period)
    expect(planned).toHaveLength(11)
    expect(planned.slice(0, 3)).toEqual(['2025-12', '2026-01/02', '2026-03'])
    expect(planned.at(-1)).toBe('2026-11')
    expect(nextRelease(bigProgramme, '2025-12')).toMatchObject({
      period: '2026-01/02',
      releasesAt: '2026-03-15T02:00:00.000Z',
    })
  })

  it('are one a year where the programme reports once a year', () => {
    expect(plannedRounds(annual, '2025-12', 12).map(({ period }) => period)).toEqual(['2026-12'])
  })

  it('end with the programme', () => {
    const ending = { ...bigProgramme, validUntil: '2025-06-30' }
    expect(plannedRounds(ending, '2025-03', 12).map(({ period }) => period)).toEqual(['2025-04', '2025-05'])
    expect(nextRelease(ending, '2025-05')).toBeNull()
  })
})

describe('who has it ahead', () => {
  const at = '2025-04-15T02:00:00.000Z'
  it('has it so many minutes before, and never longer than the programme lets anybody', () => {
    expect(aheadWindow(at, 30, 60)).toEqual({ from: '2025-04-15T01:30:00.000Z', until: at })
    expect(aheadWindow(at, 90, 60)).toEqual({ from: '2025-04-15T01:00:00.000Z', until: at })
  })
  it('is nobody without a window of their own or the programme’s leave', () => {
    for (const window of [aheadWindow(at, undefined, 60), aheadWindow(at, 0, 60), aheadWindow(at, 30, 0)])
      expect(window).toBeNull()
  })
})
