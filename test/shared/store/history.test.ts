import { afterAll, beforeAll, expect, test } from 'vitest'
import { queryBetween } from '../../../shared/aws/table.ts'
import type { Period } from '../../../shared/period.ts'
import { historyPeriods, noteFigures, zoneHistory } from '../../../shared/store/history.ts'
import type { Finding, Judgement, Revision } from '../../../shared/submission.ts'
import { smallProgramme } from '../../fixtures/small-programme.ts'
import { type StandIns, startStandIns } from '../aws/stand-ins.ts'

let cloud: StandIns
beforeAll(async () => {
  cloud = await startStandIns({ now: '2025-04-01T01:00:00.000Z', programmes: [] })
})
afterAll(() => cloud.stop())

function revision(
  zone: string,
  period: Period,
  hour: string,
  over: Partial<Revision> = {},
  of: Partial<Judgement> = {},
): Revision {
  const judgement: Judgement = {
    ...{ verdict: 'accepted', format: 'json', findings: [], counts: { read: 1, kept: 1, refused: 0 } },
    values: [{ series: 'A/ytd', filed: hour, value: hour, place: {} }],
    ...of,
  }
  return {
    ...{ programme: 'small', period, region: 'R', zone, uploadId: `u${hour}`, versionId: 'v', size: 1 },
    ...{ receivedAt: `2025-04-02T${hour}:00:00.000Z`, sha256: '0'.repeat(64), fileName: 'a.json' },
    ...{ timeliness: 'on-time', programmeHash: smallProgramme.hash, judgement, ...over },
  }
}

test('a zone’s past is its current filing of each period, whatever order they were noted in', async () => {
  await noteFigures(revision('Z1', '2025-02', '12'))
  await noteFigures(revision('Z1', '2025-02', '11'))
  await noteFigures(revision('Z1', '2024-03', '10'))
  await noteFigures(revision('Z2', '2025-02', '10'))
  expect(await zoneHistory(smallProgramme, '2025-03', 'Z1')).toEqual([
    { period: '2024-03', values: { 'A/ytd': '10' } },
    { period: '2025-02', values: { 'A/ytd': '12' } },
  ])
})

test('what does not count is no past: refused, or too late', async () => {
  await noteFigures(revision('Z3', '2025-02', '12', {}, { verdict: 'rejected' }))
  await noteFigures(revision('Z3', '2025-02', '13', { timeliness: 'late' }))
  expect(await zoneHistory(smallProgramme, '2025-03', 'Z3')).toEqual([])
  await noteFigures(revision('Z3', '2025-02', '11', {}, { verdict: 'to-explain' }))
  expect(await zoneHistory(smallProgramme, '2025-03', 'Z3')).toHaveLength(1)
})

test('the past ends two years back, and has nothing of the period itself or after', async () => {
  for (const period of ['2023-02', '2023-03', '2025-03', '2025-04']) await noteFigures(revision('Z4', period, '10'))
  const known = await zoneHistory(smallProgramme, '2025-03', 'Z4')
  expect(known.map(({ period }) => period)).toEqual(['2023-03'])
})

test('noted twice, and by several at once, it is one entry', async () => {
  const one = revision('Z5', '2025-02', '10')
  await Promise.all([noteFigures(one), noteFigures(one), noteFigures(one)])
  await noteFigures(one)
  expect(await queryBetween({ pk: 'LEDGER#small#Z5', from: '2000', to: '2100' }, (data) => data)).toHaveLength(1)
})

test('explanations are remembered with the level that they are for', async () => {
  const words = { zh: '甲', en: 'a' }
  const finding: Finding = { code: 'K04', severity: 'quality', series: 'A/ytd', sentence: words, remedy: words }
  const explained = { ...finding, explanation: '并入两家企业', level: '0.6' }
  const before = { ...explained, code: 'K06', severity: 'note', explainedIn: '2025-01' } as const
  const findings = [explained, before, { ...finding, level: '7' }, { ...finding, explanation: '一次核减' }]
  await noteFigures(revision('Z6', '2025-02', '10', {}, { verdict: 'accepted-with-notes', findings }))
  const [entry] = await zoneHistory(smallProgramme, '2025-03', 'Z6')
  const same = { series: 'A/ytd', level: '0.6', explanation: '并入两家企业' }
  expect(entry?.explained).toEqual([
    { check: 'K04', ...same, period: '2025-02' },
    { check: 'K06', ...same, period: '2025-01' },
  ])
})

test('periods are those of the calendar, oldest first', () => {
  const of = (over: object, period: Period) =>
    historyPeriods({ calendar: { ...smallProgramme.calendar, ...over } }, period)
  const merged = of({ mergesJanuaryFebruary: true }, '2025-03')
  expect([merged[0], merged.at(-1), merged.length]).toEqual(['2023-03', '2025-01/02', 22])
  expect(of({ mergesJanuaryFebruary: false }, '2025-03')).toHaveLength(24)
  expect(of({ frequency: 'annual', mergesJanuaryFebruary: false }, '2025-12')).toEqual(['2023-12', '2024-12'])
})
