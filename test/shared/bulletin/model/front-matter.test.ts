import { describe, expect, it } from 'vitest'
import { bulletinDocument } from '../../../../shared/bulletin/model/bulletin-document.ts'
import type { Programme } from '../../../../shared/programme/schema.ts'
import { bigFigures, bigProgramme, bigRound } from '../../../fixtures/bulletin.ts'

function of(over: Partial<Programme>, firstPeriod?: string, period = '2025-03') {
  const bulletin = { ...bigProgramme.bulletin, ...(firstPeriod === undefined ? {} : { firstPeriod }) }
  const programme = { ...bigProgramme, ...over, bulletin }
  const figures = { ...bigFigures(), period }
  return bulletinDocument({ programme, round: { ...bigRound, period }, figures, previousManifestHash: null }, 'zh')
}

describe('the front of a bulletin', () => {
  it('counts its issues from the first period of all, where January and February are one', () => {
    expect(of({}, '2024-01/02').totalIssue).toBe('总第13期')
    expect(of({}, '2025-03').totalIssue).toBe('总第1期')
    expect(of({}).totalIssue).toBe('')
    expect(of({}, '2025-04').totalIssue).toBe('')
    const annual = { ...bigProgramme.calendar, frequency: 'annual', mergesJanuaryFebruary: false } as const
    expect(of({ calendar: annual }, '2022-12', '2024-12').totalIssue).toBe('总第3期')
  })

  it('says when the next one comes, by the calendar, until the programme ends', () => {
    expect(of({}).nextRelease).toBe('2025年5月15日')
    expect(of({}).facts).toContainEqual({ label: '下期发布', text: '2025年5月15日' })
    expect(of({}, undefined, '2025-12').nextRelease).toBe('2026年3月15日')
    expect(of({ validUntil: '2025-03-31' }).nextRelease).toBe('')
    const annual = { ...bigProgramme.calendar, frequency: 'annual', mergesJanuaryFebruary: false } as const
    expect(of({ calendar: annual }, undefined, '2024-12').nextRelease).toBe('2026年1月15日')
  })
})
