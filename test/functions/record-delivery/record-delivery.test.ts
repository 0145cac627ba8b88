import type { SQSEvent } from 'aws-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { main } from '../../../functions/record-delivery/handler.ts'
import { addresseeHash } from '../../../shared/addressee.ts'
import { tableKeys } from '../../../shared/keys.ts'
import { readLog } from '../../../shared/store/log.ts'
import { claimNotice, loadNotice, markSent } from '../../../shared/store/notices.ts'
import { loadRecipient, putRecipient } from '../../../shared/store/recipients.ts'
import { EDITION } from '../../fixtures/closing.ts'
import { bounceEvent, complaintEvent, deliveryEvent } from '../../fixtures/mail-events.ts'
import { smallRound } from '../../fixtures/small-programme.ts'
import { type Storage, startStorage } from '../../fixtures/storage.ts'

let storage: Storage
const AT = '2025-04-15T02:05:00.000Z'
const TAGS = { programme: 'small', period: '2025-03', edition: '1' }

beforeAll(async () => {
  storage = await startStorage(smallRound.releasesAt)
  for (const address of ['Gone@example.org', 'full@example.org', 'angry@example.org', 'well@example.org']) {
    const official = { role: 'official', zone: null, region: null, lang: 'zh', suppressed: false } as const
    await putRecipient('small', { ...official, address })
    const key = tableKeys.delivery(EDITION, address)
    const { held } = await claimNotice(key, smallRound.releasesAt, 60)
    await markSent(key, held, smallRound.releasesAt, 'm')
  }
})
afterAll(() => storage.stop())

const heard = (...bodies: unknown[]) =>
  main({ Records: bodies.map((body, i) => ({ messageId: `${i}`, body: JSON.stringify(body) })) } as SQSEvent)
const delivery = (address: string) => loadNotice(tableKeys.delivery(EDITION, address))

test('a permanent bounce is recorded on its delivery, logged by hash, and the address written to no more', async () => {
  expect(await heard(bounceEvent('gone@example.org', TAGS, AT))).toEqual({ batchItemFailures: [] })
  const problem = { kind: 'bounced', at: AT, code: 'Permanent General' }
  expect(await delivery('Gone@example.org')).toMatchObject({ sentAt: smallRound.releasesAt, problem })
  expect(await loadRecipient('small', 'Gone@example.org')).toMatchObject({
    suppressed: true,
    suppression: { at: AT, why: 'bounced' },
  })
  const log = await readLog('small', '2025-03')
  const to = addresseeHash('small', 'Gone@example.org')
  expect(log).toMatchObject([{ act: 'mail-bounced', time: AT, detail: { edition: '1', to } }])
  expect(JSON.stringify(log)).not.toContain('@')
})

test('a full mailbox is recorded and may be written to again; a complaint ends it', async () => {
  await heard(
    bounceEvent('full@example.org', TAGS, AT, 'Transient', 'MailboxFull'),
    complaintEvent('angry@example.org', TAGS, AT),
  )
  expect(await delivery('full@example.org')).toMatchObject({
    problem: { kind: 'returned', code: 'Transient MailboxFull' },
  })
  expect(await loadRecipient('small', 'full@example.org')).toMatchObject({ suppressed: false })
  expect(await delivery('angry@example.org')).toMatchObject({ problem: { kind: 'complained', code: 'abuse' } })
  expect(await loadRecipient('small', 'angry@example.org')).toMatchObject({ suppression: { why: 'complained' } })
})

test('an arrival is recorded; what comes twice or in any order changes nothing more', async () => {
  await heard(deliveryEvent('well@example.org', TAGS, AT))
  expect(await delivery('well@example.org')).toMatchObject({ deliveredAt: AT, problem: null })
  const before = await storage.snapshot()
  const events = [deliveryEvent('well@example.org', TAGS, AT), complaintEvent('angry@example.org', TAGS, AT)]
  await heard(...events, bounceEvent('gone@example.org', TAGS, AT), ...events)
  expect(await storage.snapshot()).toEqual(before)
})

test('a letter to a zone that bounces takes its address off the list, and no edition is concerned', async () => {
  const zone = { role: 'zone', zone: 'Z1', region: 'R', lang: 'zh', suppressed: false } as const
  await putRecipient('small', { ...zone, address: 'zone@example.org' })
  await heard(bounceEvent('zone@example.org', { programme: 'small', period: '2025-03' }, AT))
  expect(await loadRecipient('small', 'zone@example.org')).toMatchObject({ suppression: { why: 'bounced' } })
  expect(await delivery('zone@example.org')).toBeNull()
})

test('what is none of ours changes nothing and fails nothing', async () => {
  const before = await storage.snapshot()
  const strangers = [
    null,
    {},
    'text',
    bounceEvent('nobody@example.org', TAGS, AT),
    bounceEvent('gone@example.org', {}, AT),
  ]
  const other = { ...bounceEvent('gone@example.org', TAGS, AT), eventType: 'Open' }
  expect(await heard(...strangers, other)).toEqual({ batchItemFailures: [] })
  expect(await main({ Records: [{ messageId: 'x', body: '{' }] } as SQSEvent)).toEqual({ batchItemFailures: [] })
  expect(await storage.snapshot()).toEqual(before)
})

test('one that can’t be recorded comes again, alone', async () => {
  const broken = bounceEvent('gone@example.org', { ...TAGS, edition: '1' }, AT)
  process.env.TABLE_NAME = 'none'
  const { batchItemFailures } = await heard(broken, null)
  expect(batchItemFailures).toEqual([{ itemIdentifier: '0' }])
})
