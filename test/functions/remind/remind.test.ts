import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { main } from '../../../functions/remind/handler.ts'
import { missingZones } from '../../../functions/remind/remind-zones.ts'
import { reminderAt } from '../../../functions/remind/reminder.ts'
import { issueLink, resolveLink } from '../../../shared/store/links.ts'
import { saveProgramme } from '../../../shared/store/programmes.ts'
import { putRecipient } from '../../../shared/store/recipients.ts'
import { putRevision } from '../../../shared/store/revisions.ts'
import { createRound } from '../../../shared/store/rounds.ts'
import type { Revision, Verdict } from '../../../shared/submission.ts'
import { smallProgramme, smallRound } from '../../fixtures/small-programme.ts'
import { tokenFor } from '../../shared/aws/mail-stand-in.ts'
import { type StandIns, startStandIns } from '../../shared/aws/stand-ins.ts'

const BEFORE = '2025-04-07T01:30:00.000Z'
const AFTER = '2025-04-09T01:30:00.000Z'
let cloud: StandIns
let earlier: string
beforeAll(async () => {
  cloud = await startStandIns({ now: BEFORE, programmes: [smallProgramme] })
  await saveProgramme(smallProgramme)
  await createRound(smallRound)
  await createRound({ ...smallRound, period: '2024-03', imported: true, state: 'closed' })
  for (const { id, region } of smallProgramme.zones.filter(({ id }) => id < 'Z5'))
    await putRecipient('small', {
      address: `${id}@example.com`,
      role: 'zone',
      zone: id,
      region,
      lang: 'zh',
      suppressed: false,
    })
  await putRevision(filed('Z1', 'R', 'accepted'))
  await putRevision(filed('Z2', 'R', 'rejected'))
  await putRevision(filed('Z4', 'S', 'to-explain'))
  earlier = await issueLink({
    programme: 'small',
    period: '2025-03',
    region: 'R',
    zone: 'Z3',
    expiresAt: smallRound.closesAt,
  })
})
afterAll(() => cloud.stop())
beforeEach(() => cloud.clearMail())

function filed(zone: string, region: string, verdict: Verdict): Revision {
  return {
    ...{ programme: 'small', period: '2025-03', region, zone, uploadId: 'u', versionId: 'v', fileName: '' },
    ...{ receivedAt: '2025-04-02T01:00:00.000Z', size: 1, sha256: 'a'.repeat(64), timeliness: 'on-time' },
    programmeHash: smallProgramme.hash,
    judgement: { verdict, format: null, values: [], findings: [], counts: { read: 0, kept: 0, refused: 0 } },
  }
}

test('zones without an accepted filing hear once a day, with a link that works beside the one they had', async () => {
  const event = { programme: 'small', at: '2025-04-07T01:30:00Z' }
  expect(await main(event, () => BEFORE)).toEqual({ reminded: 2, rounds: 1 })
  expect(await main(event, () => '2025-04-07T01:45:00.000Z')).toEqual({ reminded: 0, rounds: 1 })
  const mails = cloud.mails()
  expect(mails.map(({ to }) => to).sort()).toEqual(['Z2@example.com', 'Z3@example.com'])
  const [tried, silent] = ['Z2', 'Z3'].map((zone) => mails.find(({ to }) => to === `${zone}@example.com`)!)
  expect(silent!.subject).toBe('【开发区统计报表制度】2025年3月请按时报送：Z3开发区')
  expect(silent!.text).toContain('2025年4月8日18:00')
  expect(silent!.text).not.toContain('没有通过审核')
  expect(tried!.text).toContain('没有通过审核')
  expect(silent!.text).toContain('样例数据')
  for (const token of [earlier, tokenFor(mails, 'Z3@example.com')])
    expect(await resolveLink(token)).toMatchObject({ zone: 'Z3' })
})

test('after the due time the mail says so; the next day is another reminder', async () => {
  expect(await main({ programme: 'small', at: AFTER }, () => AFTER)).toEqual({ reminded: 2, rounds: 1 })
  expect(cloud.mails()[0]!.subject).toContain('已过截止时间')
  expect(cloud.mails()[0]!.text).toContain('2025年4月10日18:00 之前仍可上传')
})

test('a programme without rounds reminds nobody; what is no event is refused', async () => {
  expect(await main({ programme: 'none', at: AFTER }, () => AFTER)).toEqual({ reminded: 0, rounds: 0 })
  await expect(main({ programme: 'small', at: 'soon' })).rejects.toThrow('is no time')
  await expect(main({ at: AFTER })).rejects.toThrow()
})

test.each([
  ['the day before it begins', '2025-04-05T01:30:00.000Z', null],
  ['two days before the due day', '2025-04-06T01:30:00.000Z', { phase: 'before', date: '2025-04-06' }],
  [
    'late in the evening, which is the next day here',
    '2025-04-05T16:00:00.000Z',
    { phase: 'before', date: '2025-04-06' },
  ],
  ['exactly when it is due', smallRound.dueAt, { phase: 'before', date: '2025-04-08' }],
  ['a moment later', '2025-04-08T10:00:00.001Z', { phase: 'after', date: '2025-04-08' }],
  ['on the closing day', '2025-04-10T01:30:00.000Z', { phase: 'after', date: '2025-04-10' }],
  ['at closing', smallRound.closesAt, null],
])('%s', (_when, at, expected) => {
  expect(reminderAt(smallRound, smallProgramme.calendar, at, at)).toEqual(expected)
})

test('nothing is said in rounds that are closed, imported or not yet open, nor by an event that comes after closing', () => {
  const { calendar } = smallProgramme
  for (const round of [
    { ...smallRound, state: 'closed' } as const,
    { ...smallRound, imported: true },
    { ...smallRound, opensAt: '2025-04-07T01:30:00.001Z' },
  ])
    expect(reminderAt(round, calendar, BEFORE, BEFORE)).toBeNull()
  expect(reminderAt(smallRound, calendar, AFTER, smallRound.closesAt)).toBeNull()
})

test('late filings do not count, explanations owed do', () => {
  const late = { ...filed('Z1', 'R', 'accepted'), timeliness: 'late' } as const
  const missing = missingZones(smallProgramme.zones.slice(0, 4), [late, filed('Z4', 'S', 'to-explain')])
  expect(missing.map(({ zone, tried }) => [zone.id, tried])).toEqual([
    ['Z1', true],
    ['Z2', false],
    ['Z3', false],
  ])
})
