import { describe, expect, test } from 'vitest'
import type { Check } from '../../shared/programme/schema.ts'
import { type RuleCount, ruleCounts } from '../../shared/rule-counts.ts'
import type { Finding, Judgement, Revision } from '../../shared/submission.ts'
import { fc } from '../fixtures/fast-check.ts'
import { check } from '../fixtures/intake/checked.ts'

const words = { zh: '甲', en: 'a' }
const CHECKS = [{ id: 'K1' }, { id: 'K2', severity: 'quality' }].flatMap((fields) =>
  check('range', fields as Partial<Check>).checks.map((each) => ({ ...each, ...fields }) as Check),
)

type Found = readonly [code: string, series: string, fate?: 'explained' | 'held']

const findingOf = ([code, series, fate]: Found): Finding => ({
  ...{
    code,
    series,
    sentence: words,
    remedy: words,
    severity: fate === 'held' ? 'note' : code === 'K1' ? 'validity' : 'quality',
  },
  ...(fate === undefined ? {} : { explanation: '并入两家企业' }),
  ...(fate === 'held' ? { explainedIn: '2025-02' } : {}),
})

function revision(
  zone: string,
  at: number,
  found: readonly Found[],
  over: { period?: string; unread?: true } = {},
): Revision {
  const values = over.unread ? [] : [{ series: 'A/ytd', filed: '1', value: '1', place: {} }]
  const judgement: Judgement = {
    ...{ verdict: 'accepted', format: 'csv', values, findings: found.map(findingOf) },
    counts: { read: 1, kept: 1, refused: 0 },
  }
  return {
    ...{ programme: 'small', period: over.period ?? '2025-03', region: 'R', zone, uploadId: `u${at}`, versionId: 'v' },
    ...{ receivedAt: `2025-04-02T0${at}:00:00.000Z`, size: 1, sha256: '0'.repeat(64), fileName: 'a.csv' },
    ...{ timeliness: 'on-time', programmeHash: '0'.repeat(64), judgement },
  }
}

const counted = (revisions: readonly Revision[]) => ruleCounts({ checks: CHECKS }, revisions)
const of = (check: string, revisions: readonly Revision[]): RuleCount =>
  counted(revisions).find((each) => each.check === check)!

describe('a finding', () => {
  test('is corrected when a later form of the zone no longer has it', () => {
    const revisions = [revision('Z1', 1, [['K1', 'A/ytd']]), revision('Z1', 2, [])]
    expect(of('K1', revisions)).toMatchObject({
      forms: 1,
      fired: 1,
      corrected: 1,
      explained: 0,
      open: 0,
      useless: null,
    })
  })

  test('is explained, or open, by the last form that has it', () => {
    const asked = [revision('Z1', 1, [['K2', 'A/ytd']]), revision('Z1', 2, [['K2', 'A/ytd', 'explained']])]
    expect(of('K2', asked)).toMatchObject({ fired: 1, explained: 1, open: 0 })
    expect(of('K2', asked.slice(0, 1))).toMatchObject({ fired: 1, explained: 0, open: 1 })
    expect(of('K2', [...asked, revision('Z1', 3, [['K2', 'A/ytd']])])).toMatchObject({ explained: 0, open: 1 })
  })

  test('is another for another figure, zone or period', () => {
    const revisions = [
      revision('Z1', 1, [
        ['K1', 'A/ytd'],
        ['K1', 'B/ytd'],
      ]),
      revision('Z2', 1, [['K1', 'A/ytd']]),
      revision('Z1', 1, [['K1', 'A/ytd']], { period: '2025-04' }),
    ]
    expect(of('K1', revisions)).toMatchObject({ forms: 3, fired: 4, open: 4 })
  })

  test('that an earlier explanation holds was not asked', () => {
    expect(of('K2', [revision('Z1', 1, [['K2', 'A/ytd', 'held']])])).toMatchObject({ fired: 0, held: 1, useless: null })
  })

  test('is not corrected by a file that could not be read', () => {
    const revisions = [revision('Z1', 1, [['K1', 'A/ytd']]), revision('Z1', 2, [], { unread: true })]
    expect(of('K1', revisions)).toMatchObject({ corrected: 0, open: 1 })
  })
})

test('a check is of no use that never fires, or whose findings are always explained', () => {
  const zones = ['1', '2', '3', '4', '5'].map((zone) => revision(zone, 1, [['K2', 'A/ytd', 'explained']]))
  expect(counted(zones).map(({ useless }) => useless)).toEqual(['never-fired', 'always-explained'])
  expect(of('K2', zones.slice(1)).useless).toBe(null)
  expect(of('K2', [...zones, revision('6', 1, [['K2', 'A/ytd']]), revision('6', 2, [])]).useless).toBe(null)
  expect(counted([]).map(({ fired, forms, useless }) => [fired, forms, useless])).toEqual([
    [0, 0, 'never-fired'],
    [0, 0, 'never-fired'],
  ])
})

test('every finding has one fate, whatever the order in which revisions are read', () => {
  const found = fc.array(
    fc.tuple(
      fc.constantFrom('K1', 'K2', 'E305'),
      fc.constantFrom('A/ytd', 'B/ytd'),
      fc.constantFrom(undefined, 'explained', 'held'),
    ),
    { maxLength: 4 },
  )
  const filings = fc.array(fc.tuple(fc.constantFrom('Z1', 'Z2'), found), { maxLength: 8 })
  fc.assert(
    fc.property(filings, fc.infiniteStream(fc.nat()), (all, order) => {
      const revisions = all.map(([zone, each], at) => revision(zone, at, each as readonly Found[]))
      const shuffled = revisions
        .map((each) => ({ each, place: order.next().value as number }))
        .sort((a, b) => a.place - b.place)
        .map(({ each }) => each)
      expect(counted(shuffled)).toEqual(counted(revisions))
      for (const { fired, explained, corrected, open } of counted(revisions))
        expect(explained + corrected + open).toBe(fired)
    }),
  )
})
