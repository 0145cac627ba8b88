import { describe, expect, test } from 'vitest'
import { loadProgrammes } from '../../../infra/programmes.ts'
import type { Judgement } from '../../../shared/submission.ts'
import { type Mistake, oddFigures, REFUSED } from '../../../tools/sample/mistakes.ts'
import { careful, explained, historyOf, judged, officesOf } from '../../../tools/sample/office.ts'

const programme = (await loadProgrammes('programmes')).get('henan-zones')!
const PERIOD = '2025-03'
const offices = officesOf(programme, 'mistakes', PERIOD)
const zone = programme.zones.find(({ industries }) => industries.length > 1)!
const figures = offices.figures(zone, PERIOD)!
const filling = {
  ...{ programme, zone, period: PERIOD, figures, habit: 'csv-gb18030' as const },
  document: offices.model?.document ?? '',
  history: historyOf(offices, zone, PERIOD, '2023-09'),
}

async function withMistake(mistake: Mistake): Promise<Judgement> {
  const wrong = mistake(figures, programme, zone, PERIOD)
  if (!wrong) throw new Error('this form gives no occasion for the mistake')
  return (await judged({ ...filling, figures: wrong })).judgement
}

describe('a mistake of an office', () => {
  test.each(REFUSED.map((mistake, index) => [index, mistake] as const))('%d is refused', async (_index, mistake) => {
    expect((await withMistake(mistake)).verdict).toBe('rejected')
  })

  test('is refused for a reason of its own', async () => {
    const reasons = await Promise.all(
      REFUSED.map(async (mistake) => {
        const { findings } = await withMistake(mistake)
        return findings.flatMap(({ severity, code, seen = '' }) =>
          severity === 'validity' ? [`${code} ${seen.replace(/[\d.,]+/g, '')}`] : [],
        )
      }),
    )
    expect(new Set(reasons.map((each) => each.join())).size).toBe(REFUSED.length)
    expect(reasons.flat().some((reason) => reason.endsWith(' 亿'))).toBe(true)
  })

  test('of a factor of ten thousand is named as one of units', async () => {
    const slips = new Set(programme.checks.filter(({ kind }) => kind === 'unit-slip').map(({ id }) => id))
    const judgements = await Promise.all(REFUSED.map(withMistake))
    const named = judgements.flatMap(({ findings }) => findings.filter(({ code }) => slips.has(code)))
    expect(named.length).toBeGreaterThan(0)
    expect(named[0]!.sentence.zh).toContain('万')
  })

  test('needs an occasion: an empty form gives none', () => {
    const made = REFUSED.map((mistake) => mistake({}, programme, zone, PERIOD))
    expect(made).toEqual(REFUSED.map(() => null))
  })
})

describe('odd figures', () => {
  test('are asked about, and accepted when the office says why', async () => {
    const odd = oddFigures(figures, programme)[0]!
    const asked = await judged({ ...filling, figures: odd })
    expect(asked.judgement.verdict).toBe('to-explain')
    const remarks = explained(offices, zone, asked.judgement)
    expect(Object.values(remarks).every((text) => text.startsWith('样例说明'))).toBe(true)
    const answered = await judged({ ...filling, figures: odd, remarks })
    expect(answered.judgement.verdict).toBe('accepted-with-notes')
    expect(Object.keys(explained(offices, zone, answered.judgement))).toEqual([])
    expect((await careful(offices, { ...filling, figures: odd })).judgement.verdict).toBe('accepted-with-notes')
  })
})
