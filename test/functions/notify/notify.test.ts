import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { main } from '../../../functions/notify/handler.ts'
import type { Mail } from '../../../shared/aws/mail.ts'
import { putObject } from '../../../shared/aws/objects.ts'
import { objectKeys, tableKeys } from '../../../shared/keys.ts'
import { putEdition } from '../../../shared/store/editions.ts'
import { claimNotice, loadNotice } from '../../../shared/store/notices.ts'
import { putRecipient, type Recipient } from '../../../shared/store/recipients.ts'
import { EDITION } from '../../fixtures/closing.ts'
import { smallRound } from '../../fixtures/small-programme.ts'
import { BUCKETS, type Storage, startStorage } from '../../fixtures/storage.ts'

/** The mail service: what it took, and which addresses it refuses for now. */
const service = vi.hoisted(() => ({ taken: [] as Mail[], refuses: new Set<string>() }))
vi.mock('../../../shared/aws/mail.ts', () => ({
  sendMail: async (mail: Mail) => {
    if (service.refuses.has(mail.to)) throw new Error(`refused ${mail.to}`)
    service.taken.push(mail)
    return { messageId: `m${service.taken.length}` }
  },
}))

let storage: Storage
const MANIFEST = 'c'.repeat(64)
const [FIRST, SECOND, THIRD] = ['a@example.org', 'b@example.org', 'c@example.org'] as const
const edition = (number: number) => ({ ...EDITION, edition: number })

beforeAll(async () => {
  storage = await startStorage(smallRound.releasesAt)
  for (const address of [FIRST, SECOND, THIRD]) await putRecipient('small', recipient(address))
  await putRecipient('small', recipient('gone@example.org', { suppressed: true }))
  await putRecipient('small', recipient('zone@example.org', { role: 'zone', zone: 'Z1', region: 'R' }))
})
afterAll(() => storage.stop())
beforeEach(() => {
  service.taken.length = 0
  service.refuses.clear()
})

const addressees = () => service.taken.map(({ to }) => to).sort()

describe('the mail of an edition', () => {
  test('never precedes what it announces', async () => {
    await expect(main(EDITION)).rejects.toThrow('is not published')
    await expect(main(EDITION)).rejects.toThrow('is not published')
    expect(service.taken).toEqual([])
  })

  test('goes to each official once, with figures, link, hash and PDF', async () => {
    await published(1)
    expect(await main(EDITION)).toEqual({ ...EDITION, sent: 3, failed: 0, already: 0 })
    expect(addressees()).toEqual([FIRST, SECOND, THIRD])
    const link = 'https://zones.example/archive/editions/small/2025-03/1'
    expect(service.taken[0]).toMatchObject({ subject: '月报', text: `${MANIFEST} ${link}` })
    expect(service.taken[0]?.html).toBe(`<a href="${link}">${MANIFEST}</a> a{b:c}`)
    expect(service.taken[0]?.attachments).toMatchObject([
      { fileName: 'small-2025-03-1.pdf', contentType: 'application/pdf' },
    ])
    expect(Buffer.from(service.taken[0]?.attachments?.[0]?.bytes ?? []).toString()).toBe('%PDF of edition 1')
  })

  test('is not sent again', async () => {
    const before = await storage.snapshot()
    expect(await main(EDITION)).toEqual({ ...EDITION, sent: 0, failed: 0, already: 3 })
    expect(service.taken).toEqual([])
    expect(await storage.snapshot()).toEqual(before)
  })

  test('goes without a PDF that is too large to attach', async () => {
    await published(5, Buffer.alloc(5_000_001))
    await main(edition(5))
    expect(service.taken.map(({ attachments }) => attachments)).toEqual([[], [], []])
  })
})

describe('what fails', () => {
  test('one refused recipient stops no other, and is the only one tried again', async () => {
    await published(2)
    service.refuses.add(FIRST)
    await expect(main(edition(2))).rejects.toThrow('1 mails')
    expect(addressees()).toEqual([SECOND, THIRD])
    service.taken.length = 0
    service.refuses.clear()
    expect(await main(edition(2))).toMatchObject({ sent: 1, already: 2 })
    expect(addressees()).toEqual([FIRST])
  })

  test('two at the same time mail nobody twice', async () => {
    await published(3)
    await Promise.allSettled([main(edition(3)), main(edition(3)), main(edition(3))])
    expect(addressees()).toEqual([FIRST, SECOND, THIRD])
    expect(await main(edition(3))).toMatchObject({ already: 3 })
  })

  test('a recipient whose sender died is looked at again, and reached once the claim is old', async () => {
    await published(4)
    const key = tableKeys.delivery(edition(4), SECOND)
    expect(await claimNotice(key, new Date().toISOString(), 60)).toBe(true)
    await expect(main(edition(4))).rejects.toThrow('1 mails')
    expect(addressees()).toEqual([FIRST, THIRD])
    storage.at(new Date(Date.now() + 61_000).toISOString())
    expect(await main(edition(4))).toMatchObject({ sent: 1, already: 2 })
    expect(addressees()).toEqual([FIRST, SECOND, THIRD])
    expect(await loadNotice(key)).toMatchObject({ sentAt: new Date().toISOString() })
  })

  test('a bulletin or mail text that is missing stops it before anybody is written to', async () => {
    const record = {
      manifestHash: MANIFEST,
      previousManifestHash: null,
      archiveVersionId: 'v',
      archiveSha256: MANIFEST,
    }
    await putEdition({ ...edition(6), ...record, publishedAt: smallRound.releasesAt, reason: null })
    await expect(main(edition(6))).rejects.toThrow('mail.json')
    await put(BUCKETS.rounds, objectKeys.work(edition(6), 'mail.json'), '{"subject":"s","text":"t","html":"h"}')
    await expect(main(edition(6))).rejects.toThrow('bulletin.pdf is not published')
    expect(service.taken).toEqual([])
  })
})

function recipient(address: string, over: Partial<Recipient> = {}): Recipient {
  return { address, role: 'official', zone: null, region: null, lang: 'zh', suppressed: false, ...over }
}

async function published(number: number, pdf: Uint8Array = Buffer.from(`%PDF of edition ${number}`)): Promise<void> {
  const mail = { subject: '月报', text: '{manifest} {link}', html: '<a href="{link}">{manifest}</a> a{b:c}' }
  const ref = edition(number)
  await put(BUCKETS.rounds, objectKeys.work(ref, 'mail.json'), JSON.stringify(mail))
  await put(BUCKETS.bulletins, objectKeys.bulletin(ref, 'bulletin.pdf'), pdf)
  const record = { manifestHash: MANIFEST, previousManifestHash: null, archiveVersionId: 'v', archiveSha256: MANIFEST }
  await putEdition({ ...ref, ...record, publishedAt: smallRound.releasesAt, reason: null })
}

async function put(bucket: string, key: string, content: string | Uint8Array): Promise<void> {
  await putObject(bucket, key, Buffer.from(content), { contentType: 'application/octet-stream' })
}
