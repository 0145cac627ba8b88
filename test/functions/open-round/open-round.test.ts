import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { main } from '../../../functions/open-round/handler.ts'
import { resolveLink } from '../../../shared/store/links.ts'
import { claimNotice } from '../../../shared/store/notices.ts'
import { putRecipient } from '../../../shared/store/recipients.ts'
import { createRound, loadRound, moveRound } from '../../../shared/store/rounds.ts'
import { noticeKey } from '../../../shared/zone-mail.ts'
import { makeProgramme, smallProgramme, smallRound } from '../../fixtures/small-programme.ts'
import { tokenFor } from '../../shared/aws/mail-stand-in.ts'
import { type StandIns, startStandIns } from '../../shared/aws/stand-ins.ts'

const NOW = '2025-04-01T01:00:05.000Z'
const now = () => NOW
const plain = makeProgramme({ code: 'plain', sampleNotice: null })
let cloud: StandIns
beforeAll(async () => {
  cloud = await startStandIns({ now: NOW, programmes: [smallProgramme, plain] })
  for (const { id, region } of smallProgramme.zones.filter((zone) => zone.id !== 'Z6'))
    await putRecipient('small', recipient(`${id}@example.com`, id, region))
  await putRecipient('small', { ...recipient('second@example.com', 'Z1', 'R'), lang: 'en' })
  await putRecipient('small', { ...recipient('gone@example.com', 'Z1', 'R'), suppressed: true })
  await putRecipient('plain', recipient('plain@example.com', 'Z1', 'R'))
})
afterAll(() => cloud.stop())
beforeEach(() => cloud.clearMail())

const recipient = (address: string, zone: string, region: string) =>
  ({ ...{ address, zone, region }, role: 'zone', lang: 'zh', suppressed: false }) as const

test('the schedule opens the round of the month and mails every reporter a link and the form, once', async () => {
  const event = { programme: 'small', at: '2025-04-01T01:00:00Z' }
  expect(await main(event, now)).toEqual({ programme: 'small', period: '2025-03', opened: true, links: 8, mailed: 8 })
  expect(await loadRound('small', '2025-03')).toEqual(smallRound)
  const first = cloud.mails()
  expect(first.map(({ to }) => to).sort()).toEqual(
    ['Z1', 'Z2', 'Z3', 'Z4', 'Z5', 'Z7', 'Z8']
      .map((id) => `${id}@example.com`)
      .concat('second@example.com')
      .sort(),
  )
  const tokens = ['Z1@example.com', 'second@example.com'].map((address) => tokenFor(first, address))
  expect(new Set(tokens).size).toBe(2)

  expect(await main(event, now)).toMatchObject({ opened: false, links: 8, mailed: 0 })
  expect(await main({ programme: 'small', period: '2025-03' }, now)).toMatchObject({ opened: false, mailed: 0 })
  expect(cloud.mails()).toHaveLength(8)
  for (const token of tokens) expect(await resolveLink(token)).toMatchObject({ zone: 'Z1', period: '2025-03' })
})

test('the mail says whose it is, until when, that the data are a sample, and carries the form', async () => {
  await main({ programme: 'small', period: '2025-04', opensAt: NOW }, now)
  const [zh, en] = ['Z1@example.com', 'second@example.com'].map(
    (address) => cloud.mails().find(({ to }) => to === address)!,
  )
  expect(zh!.subject).toBe('【开发区统计报表制度】2025年4月报送开始：Z1开发区')
  expect(zh!.text).toContain('2025年5月8日18:00')
  expect(zh!.text).toContain('样例数据')
  expect(zh!.text).toMatch(/https:\/\/zones\.example\.org\/z\/[\w-]{43}\n/)
  expect(zh!.html).toContain('样例数据')
  expect(zh!.attachments).toEqual(['Z1开发区_2025年4月.xlsx'])
  expect(en!.text).toMatch(/\/z\/[\w-]{43}\?lang=en\n/)
  expect(en!.text).toContain('Sample data')
  expect(en!.text).not.toContain('填写')
})

test('a programme of real figures says nothing of samples', async () => {
  await main({ programme: 'plain', period: '2025-03' }, now)
  expect(cloud.mails()).toHaveLength(1)
  expect(cloud.mails()[0]!.text).not.toContain('样例')
})

test('two at the same time open one round; who was not certainly mailed is left to the retry', async () => {
  const event = { programme: 'small', period: '2025-05', opensAt: NOW }
  await Promise.allSettled([main(event, now), main(event, now)])
  expect(cloud.mails()).toHaveLength(8)
  expect(await main(event, now)).toMatchObject({ links: 8, mailed: 0 })
})

test('one who is in another hand stops no other and fails the call, until the claim is taken over', async () => {
  const held = noticeKey({ programme: 'small', period: '2025-06', zone: 'Z2', what: 'link-1' }, 'Z2@example.com')
  await claimNotice(held, NOW, 60)
  const event = { programme: 'small', period: '2025-06', opensAt: NOW }
  await expect(main(event, now)).rejects.toThrow('1 links of small 2025-06 were not mailed')
  expect(cloud.mails()).toHaveLength(7)
  expect(await main(event, () => '2025-04-01T01:02:00.000Z')).toMatchObject({ links: 8, mailed: 1 })
})

test('a reopened round mails again, with the reason; a closed or imported one mails nobody', async () => {
  await main({ programme: 'plain', period: '2025-04', opensAt: NOW }, now)
  const round = (await loadRound('plain', '2025-04'))!
  await moveRound(round, { ...round, state: 'closed' })
  expect(await main({ programme: 'plain', period: '2025-04' }, now)).toMatchObject({ links: 0, mailed: 0 })
  await moveRound({ ...round, state: 'closed' }, { ...round, edition: 2, reason: '更正<产值>' })
  expect(await main({ programme: 'plain', period: '2025-04' }, now)).toMatchObject({ opened: false, mailed: 1 })
  expect(cloud.mails()[1]!.text).toContain('原因：更正<产值>')
  expect(cloud.mails()[1]!.html).not.toContain('<产值>')
  await createRound({ ...smallRound, programme: 'plain', period: '2024-03', imported: true, state: 'closed' })
  await expect(main({ programme: 'plain', period: '2024-03' }, now)).rejects.toThrow('was imported from files')
})

test.each([
  [
    'a programme that is not there',
    { programme: 'none', period: '2025-03' },
    'there is no programme none; there are small, plain',
  ],
  ['a property of every object', { programme: 'constructor', period: '2025-03' }, 'there is no programme constructor'],
  ['no period', { programme: 'plain', period: '2025-13' }, 'plain has no period 2025-13'],
  ['January where it is merged', { programme: 'plain', period: '2025-01' }, 'plain has no period 2025-01'],
  ['a past month', { programme: 'plain', period: '2025-01/02' }, 'give a later closing time'],
  ['times out of order', { programme: 'plain', period: '2025-07', dueAt: '2025-01-01T00:00:00Z' }, 'are out of order'],
  ['no time', { programme: 'plain', at: 'tomorrow' }, 'Invalid'],
  ['nothing', {}, 'Invalid'],
])('refuses %s and creates nothing', async (_what, event, message) => {
  await expect(main(event, now)).rejects.toThrow(message)
  expect(cloud.mails()).toEqual([])
  for (const period of ['2025-13', '2025-01', '2025-01/02', '2025-07'])
    expect(await loadRound('plain', period)).toBeNull()
})
