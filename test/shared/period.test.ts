import { describe, expect, test } from 'vitest'
import {
  isFirstOfYear,
  nextPeriod,
  parsePeriod,
  periodFromSlug,
  periodLabel,
  periodOf,
  periodParts,
  periodSlug,
  previousPeriod,
  yearEarlier,
  yearToDateLabel,
} from '../../shared/period.ts'
import { fc } from '../fixtures/fast-check.ts'

const period = fc
  .tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }), fc.boolean())
  .map(([year, month, merges]) => ({ period: periodOf(year, month, merges), merges }))

describe('reporting periods', () => {
  test.each(['2025', '2025-13', '2025-00', '2025-3', '2025-03/02', '2025-01/03', '25-01', ' 2025-01'])(
    '%j is none',
    (text) => {
      expect(parsePeriod(text)).toBeNull()
      expect(() => periodParts(text)).toThrow(RangeError)
    },
  )

  test('a merged year has eleven periods', () => {
    let current = '2025-01/02'
    const year: string[] = []
    while (current.startsWith('2025')) {
      year.push(current)
      current = nextPeriod(current, true)
    }
    expect(year).toHaveLength(11)
    expect(year.slice(0, 3)).toEqual(['2025-01/02', '2025-03', '2025-04'])
    expect(current).toBe('2026-01/02')
  })

  test('next and previous undo each other; a slug is one folder name and reads back', () => {
    fc.assert(
      fc.property(period, ({ period: p, merges }) => {
        expect(previousPeriod(nextPeriod(p, merges), merges)).toBe(p)
        expect(periodSlug(p)).not.toContain('/')
        expect(periodFromSlug(periodSlug(p))).toBe(p)
        expect(periodParts(yearEarlier(p)).year).toBe(periodParts(p).year - 1)
      }),
    )
  })

  test('words', () => {
    expect(periodLabel('2025-01/02', 'zh')).toBe('2025年1—2月')
    expect(periodLabel('2025-03', 'en')).toBe('March 2025')
    expect(['03', '06', '09', '12', '05'].map((m) => yearToDateLabel(`2025-${m}`, 'zh'))).toEqual([
      '2025年一季度',
      '2025年上半年',
      '2025年前三季度',
      '2025年全年',
      '2025年1—5月',
    ])
    expect(isFirstOfYear('2025-01/02')).toBe(true)
    expect(isFirstOfYear('2025-03')).toBe(false)
  })
})
