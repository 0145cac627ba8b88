import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { main } from '../../../functions/notify/handler.ts'
import { addresseeHash } from '../../../shared/addressee.ts'
import { type Mail, RefusedAddressError } from '../../../shared/aws/mail.ts'
import { putObject } from '../../../shared/aws/objects.ts'
import { objectKeys, tableKeys } from '../../../shared/keys.ts'
import { resolveEditionLink } from '../../../shared/store/edition-links.ts'
import { putEdition } from '../../../shared/store/editions.ts'
import { readLog } from '../../../shared/store/log.ts'
import { claimNotice, loadNotice } from '../../../shared/store/notices.ts'
import { loadRecipient, putRecipient, type Recipient } from '../../../shared/store/recipients.ts'
import { EDITION, LETTERS } from '../../fixtures/closing.ts'
import { smallRound } from '../../fixtures/small-programme.ts'
import { BUCKETS, type Storage, startStorage } from '../../fixtures/storage.ts'

/** The mail service: what it took, and which addresses it refuses for now. */
const service = vi.hoisted(() => ({ taken: [] as Mail[], refuses: new Set<string>(), unknown: new Set<string>() }))
vi.mock('../../../shared/aws/mail.ts', async (original) => ({
  ...(await original<typeof import('../../../shared/aws/mail.ts')>()),
  sendMail: async (mail: Mail) => {
    if (service.refuses.has(mail.to)) throw new Error(`refused ${mail.to}`)
    if (service.unknown.has(mail.to)) throw new RefusedAddressError('SMTP 550', null)
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
  await putRecipient('small', recipient(FIRST))
  await putRecipient('small', recipient(SECOND, { lang: 'en' }))
  await putRecipient('small', recipient(THIRD, { region: 'N' }))
  vi.stubEnv('MAIL_FROM', 'bulletin@example.org')
  await putRecipient('small', recipient('gone@example.org', { suppressed: true }))
  await putRecipient('small', recipient('zone@example.org', { role: 'zone', zone: 'Z1', region: 'R' }))
})
afterAll(() => storage.stop())
beforeEach(() => {
  service.taken.length = 0
  service.refuses.clear()
  service.unknown.clear()
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
    expect(await main(EDITION)).toEqual({ ...EDITION, sent: 3, failed: 0, already: 0, refused: 0 })
    expect(addressees()).toEqual([FIRST, SECOND, THIRD])
    const mail = service.taken.find(({ to }) => to === FIRST)!
    const [, link = '', token = ''] = / (https:\/\/zones\.example\/e\/([\w-]{43})) /.exec(mail.text) ?? []
    expect(mail).toMatchObject({
      subject: 'zh null release',
      text: `${MANIFEST} ${link} ${link}/unsubscribe a{b:c}`,
      html: `<a href="${link}">${MANIFEST}</a> <a href="${link}/unsubscribe">x</a> a{b:c}`,
      tags: { programme: 'small', period: '2025-03', edition: '1' },
      id: expect.stringMatching(/^[0-9a-f]{40}\.1$/),
      headers: {
        'List-Id': '<small.bulletin.example.org>',
        'List-Unsubscribe': `<mailto:bulletin@example.org?subject=unsubscribe%20small>, <${link}/unsubscribe>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        Precedence: 'list',
      },
    })
    expect(new Set(service.taken.map(({ id }) => id)).size).toBe(3)
    expect(await resolveEditionLink(token, smallRound.releasesAt)).toMatchObject({ ...EDITION, lang: 'zh' })
    expect(service.taken[0]?.attachments).toMatchObject([
      { fileName: 'small-2025-03-1.pdf', contentType: 'application/pdf' },
    ])
    expect(Buffer.from(service.taken[0]?.attachments?.[0]?.bytes ?? []).toString()).toBe('%PDF of edition 1')
  })

  test('is in the language of each and leads with their region, where it has a letter', async () => {
    await published(7)
    await main(edition(7))
    const subjects = Object.fromEntries(service.taken.map(({ to, subject }) => [to, subject]))
    expect(subjects).toEqual({ [FIRST]: 'zh null release', [SECOND]: 'en null release', [THIRD]: 'zh N release' })
    const english = service.taken.find(({ to }) => to === SECOND)!
    expect(english.text).toMatch(/\/e\/[\w-]{43}\?lang=en /)
  })

  test('is proved by the log, under a hash of each address and never the address', async () => {
    const log = (await readLog('small', '2025-03')).filter(
      (entry) => entry.act === 'mailed' && entry.detail.edition === '1',
    )
    expect(log.map(({ detail }) => detail.to).sort()).toEqual(
      [FIRST, SECOND, THIRD].map((address) => addresseeHash('small', address)).sort(),
    )
    expect(JSON.stringify(log)).not.toContain('@')
  })

  test('is not sent again', async () => {
    const before = await storage.snapshot()
    expect(await main(EDITION)).toEqual({ ...EDITION, sent: 0, failed: 0, already: 3, refused: 0 })
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
    await claimNotice(key, new Date().toISOString(), 60)
    await expect(main(edition(4))).rejects.toThrow('1 mails')
    expect(addressees()).toEqual([FIRST, THIRD])
    storage.at(new Date(Date.now() + 61_000).toISOString())
    expect(await main(edition(4))).toMatchObject({ sent: 1, already: 2 })
    expect(addressees()).toEqual([FIRST, SECOND, THIRD])
    const now = new Date().toISOString()
    expect(await loadNotice(key)).toMatchObject({ sentAt: now, takenOverAt: now, attempts: 2 })
    // It may have gone out before the sender died: that is on record, by hash.
    const twice = (await readLog('small', '2025-03')).filter(({ act }) => act === 'mail-maybe-twice')
    expect(twice).toMatchObject([{ detail: { edition: '4', to: addresseeHash('small', SECOND), attempts: '2' } }])
  })

  test('an address that is refused for good is recorded, suppressed and not tried again', async () => {
    await published(8)
    service.unknown.add(FIRST)
    expect(await main(edition(8))).toMatchObject({ sent: 2, refused: 1, failed: 0 })
    expect(await main(edition(8))).toMatchObject({ sent: 0, refused: 0, already: 2 })
    expect(await loadNotice(tableKeys.delivery(edition(8), FIRST))).toMatchObject({
      sentAt: null,
      problem: { kind: 'refused', code: 'SMTP 550' },
    })
    expect(await loadRecipient('small', FIRST)).toMatchObject({ suppressed: true, suppression: { why: 'refused' } })
    await putRecipient('small', recipient(FIRST))
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
    await put(BUCKETS.rounds, objectKeys.work(edition(6), 'mail.json'), JSON.stringify(LETTERS))
    await expect(main(edition(6))).rejects.toThrow('bulletin.pdf is not there')
    expect(service.taken).toEqual([])
  })
})

function recipient(address: string, over: Partial<Recipient> = {}): Recipient {
  return { address, role: 'official', zone: null, region: null, lang: 'zh', suppressed: false, ...over }
}

async function published(number: number, pdf: Uint8Array = Buffer.from(`%PDF of edition ${number}`)): Promise<void> {
  const ref = edition(number)
  await put(BUCKETS.rounds, objectKeys.work(ref, 'mail.json'), JSON.stringify(LETTERS))
  await put(BUCKETS.bulletins, objectKeys.bulletin(ref, 'bulletin.pdf'), pdf)
  const record = { manifestHash: MANIFEST, previousManifestHash: null, archiveVersionId: 'v', archiveSha256: MANIFEST }
  await putEdition({ ...ref, ...record, publishedAt: smallRound.releasesAt, reason: null })
}

async function put(bucket: string, key: string, content: string | Uint8Array): Promise<void> {
  await putObject(bucket, key, Buffer.from(content), { contentType: 'application/octet-stream' })
}
