import { describe, expect, it } from 'vitest'
import type { Restatement } from '../../../shared/figures/restatement/restatement.ts'
import { sayBoth } from '../../../shared/messages/release.ts'
import { POINTS, type ReleaseFacts, releaseChecklist } from '../../../shared/release/checklist.ts'
import { bigFigures, bigProgramme, bigRound } from '../../fixtures/bulletin.ts'
import { fc } from '../../fixtures/fast-check.ts'

const figures = bigFigures()
const release = { minimumCoveragePercent: 80, expectedCoveragePercent: 95, aheadMinutes: 0 }
const facts: ReleaseFacts = {
  ...{ programme: { ...bigProgramme, release }, round: bigRound, figures, restatements: null },
  ...{ officials: 20, suppressed: 0 },
}
const cause = { zone: 'Z1', period: '2025-03', uploadId: 'u', versionId: 'v', receivedAt: 't' }
const restatement = { area: 'R1', areaLevel: 'region', causes: [cause] } as unknown as Restatement
const outcomes = (of: ReleaseFacts) =>
  Object.fromEntries(releaseChecklist(of).map(({ code, outcome }) => [code, outcome]))
const covered = (accepted: number, expected: number): ReleaseFacts => ({
  ...facts,
  figures: { ...figures, coverage: { expected, reported: expected, accepted, overdue: 0 } },
})

describe('the checklist before a release', () => {
  it('of a usual month warns of what is open and holds nothing', () => {
    expect(outcomes(facts)).toEqual({
      ...{ coverage: 'fine', refused: 'warns', unexplained: 'warns', missing: 'warns' },
      ...{ notes: 'fine', 'next-release': 'fine', recipients: 'fine' },
    })
  })

  it('holds below the least coverage and warns below the expected, compared exactly', () => {
    expect(outcomes(covered(79, 100)).coverage).toBe('holds')
    expect(outcomes(covered(80, 100)).coverage).toBe('warns')
    expect(outcomes(covered(95, 100)).coverage).toBe('fine')
    expect(outcomes(covered(79_999, 100_000)).coverage).toBe('holds')
    expect(outcomes(covered(0, 0)).coverage).toBe('fine')
    const [point] = releaseChecklist(covered(79_999, 100_000))
    expect(point?.facts).toMatchObject({ percent: '80.0', minimum: 80 })
  })

  it('is stricter where the programme says so', () => {
    const strict = { ...bigProgramme, release: { ...release, heldBy: ['refused', 'unexplained'] as const } }
    expect(outcomes({ ...facts, programme: strict })).toMatchObject({
      ...{ refused: 'holds', unexplained: 'holds', missing: 'warns' },
    })
  })

  it('holds an edition that restates without a reason, and warns of figures that no filing caused', () => {
    const second = { ...facts, round: { ...bigRound, edition: 2, reason: '更正' }, restatements: [restatement] }
    expect(outcomes(second).restated).toBe('fine')
    for (const reason of [null, '', '  '])
      expect(outcomes({ ...second, round: { ...second.round, reason } }).restated).toBe('holds')
    expect(outcomes({ ...second, restatements: [{ ...restatement, causes: [] }] }).restated).toBe('warns')
    expect(outcomes({ ...second, restatements: [] }).restated).toBe('warns')
    expect(outcomes(facts)).not.toHaveProperty('restated')
  })

  it('holds what nobody would get, and warns of who gets none, of no notes, and of no next date', () => {
    expect(outcomes({ ...facts, officials: 0 }).recipients).toBe('holds')
    expect(outcomes({ ...facts, suppressed: 1 }).recipients).toBe('warns')
    const bare = { ...facts.programme, validUntil: '2025-04-30', bulletin: { ...bigProgramme.bulletin, notes: [] } }
    expect(outcomes({ ...facts, programme: bare })).toMatchObject({ notes: 'warns', 'next-release': 'warns' })
  })

  it('never holds for more zones where it did not for fewer, and has a sentence for every point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), fc.nat(5000), (expected, a, b) => {
        const [few, many] = [Math.min(a, b, expected), Math.min(Math.max(a, b), expected)]
        const rank = { holds: 0, warns: 1, fine: 2 }
        expect(rank[outcomes(covered(many, expected)).coverage!]).toBeGreaterThanOrEqual(
          rank[outcomes(covered(few, expected)).coverage!],
        )
      }),
    )
    const second = { ...facts, round: { ...bigRound, edition: 2 } }
    const points = releaseChecklist(second)
    expect(points.map(({ code }) => code).sort()).toEqual([...POINTS].sort())
    for (const { code, facts: said } of points)
      for (const words of Object.values(sayBoth(`release.point.${code}`, said))) expect(words).not.toMatch(/[{}]/)
  })
})
