import { describe, expect, it } from 'vitest'
import { bulletinDocument } from '../../../../shared/bulletin/model/bulletin-document.ts'
import type { FiledFigures, ZoneFiling } from '../../../../shared/figures/figure.ts'
import type { Programme } from '../../../../shared/programme/schema.ts'
import { bigRound } from '../../../fixtures/bulletin.ts'
import { editionOf, filingOf } from '../../../fixtures/filings.ts'
import { makeProgramme } from '../../../fixtures/small-programme.ts'

const plain = makeProgramme({ targets: [] })

/** The summary of a month in which every zone files the same. */
function told(
  lang: 'zh' | 'en',
  values: FiledFigures,
  over: Partial<ZoneFiling> & { readonly period?: string; readonly programme?: Programme } = {},
): string[] {
  const { period = '2025-03', programme = plain, ...filing } = over
  const filings = programme.zones.map(({ id }) => filingOf(id, values, filing))
  const figures = editionOf(programme, filings, period)
  const round = { ...bigRound, programme: programme.code, period, programmeHash: programme.hash }
  return [...bulletinDocument({ programme, round, figures, previousManifestHash: null }, lang).highlights]
}

describe('the summary', () => {
  const march = { 'A/month': '10', 'A/ytd': '33', 'C/ytd': '1.65' }
  const yearEarlier = { 'A/month': '10', 'A/ytd': '30', 'C/ytd': '1.2' }
  const earlier = { '2025-01/02': { 'A/ytd': '23' }, '2024-01/02': { 'A/ytd': '20' }, '2024-03': yearEarlier }

  it('tells value, growth, and whether that is faster than in the months before', () => {
    expect(told('zh', march, { yearEarlier, earlier })[0]).toBe(
      '2025年一季度，营业收入264.00亿元，同比增长10.0%，增速比1—2月回落5.0个百分点；利润率5.0%，比上年同期提高1.0个百分点。',
    )
    expect(told('en', march, { yearEarlier, earlier })[0]).toBe(
      'January–March 2025: Indicator A 264.00 (CNY 100 million), up 10.0% year on year, growth 5.0 points slower than January–February 2025; Indicator M 5.0%, up 1.0 percentage points.',
    )
  })

  it('says with each figure what it rests on where that is not the same for all', () => {
    const filed = ({ id }: { id: string }, index: number) =>
      filingOf(id, index === 0 ? { 'A/ytd': '33' } : march, { yearEarlier })
    const figures = editionOf(plain, plain.zones.map(filed), '2025-03')
    const round = { ...bigRound, programme: plain.code, period: '2025-03', programmeHash: plain.hash }
    const [sentence] = bulletinDocument(
      { programme: plain, round, figures, previousManifestHash: null },
      'zh',
    ).highlights
    expect(sentence).toMatch(/；利润率.*（按7家汇总）/)
    expect(sentence).not.toContain('以上各项')
  })

  it('does not compare a year that begins with the whole of the last one', () => {
    const first = { 'A/ytd': '23', 'C/ytd': '1.15' }
    const before = { '2024-01/02': { 'A/ytd': '20' }, '2024-12': { 'A/ytd': '120' }, '2023-12': { 'A/ytd': '100' } }
    const [sentence] = told('zh', first, { period: '2025-01/02', yearEarlier: { 'A/ytd': '20' }, earlier: before })
    expect(sentence).toBe('2025年1—2月，营业收入184.00亿元，同比增长15.0%；利润率5.0%。')
  })

  it('tells no pace of a level', () => {
    const bulletin = { ...plain.bulletin, keyIndicators: ['F'] }
    const before = { '2025-01/02': { 'F/end': '40' }, '2024-01/02': { 'F/end': '39' } }
    const sources = {
      yearEarlier: { 'F/end': '40' },
      earlier: before,
      programme: makeProgramme({ targets: [], bulletin }),
    }
    expect(told('zh', { 'F/end': '42' }, sources)[0]).toBe('2025年3月末，企业数336个，同比增长5.0%。')
  })

  it('tells nothing of a change where there was nothing', () => {
    expect(told('zh', march)[0]).toBe('2025年一季度，营业收入264.00亿元；利润率5.0%。')
    expect(told('zh', {})[0]).toBe('2025年一季度，营业收入无数据；利润率无数据。')
    expect(told('zh', march).at(-1)).toBe('应报8家，已报8家，通过审核8家，报送率100.0%，无迟报。')
  })
})
