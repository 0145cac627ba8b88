import { type ChildProcess, spawn } from 'node:child_process'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addresseeHash, maskedAddress } from '../../../shared/addressee.ts'
import { putObject } from '../../../shared/aws/objects.ts'
import { objectKeys } from '../../../shared/keys.ts'
import { putEdition } from '../../../shared/store/editions.ts'
import { readLog } from '../../../shared/store/log.ts'
import { listRecipients, putRecipient } from '../../../shared/store/recipients.ts'
import { createRound } from '../../../shared/store/rounds.ts'
import { deliveries } from '../../../tools/commands/deliveries.ts'
import { EDITION, LETTERS } from '../../fixtures/closing.ts'
import { smallRound } from '../../fixtures/small-programme.ts'
import { BUCKETS, type Storage, startStorage } from '../../fixtures/storage.ts'
import { startSmtpStandIn } from '../../shared/aws/smtp-stand-in.ts'

// A thousand recipients, fifty of them bad, the sender killed in the middle, over a mail server and real engines.

const RECIPIENTS = 1000
const isBad = (n: number) => n % 20 === 7
const address = (n: number) => `official-${n}@example.com`
const KILLED_AT = 400
const LATER = '2025-04-15T02:01:01.000Z'

let storage: Storage
let server: Awaited<ReturnType<typeof startSmtpStandIn>>
let sender: ChildProcess | null = null
let killAt = Number.POSITIVE_INFINITY

beforeAll(async () => {
  storage = await startStorage(smallRound.releasesAt)
  server = await startSmtpStandIn({
    isKnown: (to) => !isBad(Number(/\d+/.exec(to)?.[0])),
    // Taken and not answered: the one moment in which a sender can't know.
    onTaken: (count) => void (count === killAt && sender?.kill('SIGKILL')),
  })
  for (const [name, value] of [
    ['MAIL_TRANSPORT', 'smtp'],
    ['SMTP_URL', server.url],
    ['MAIL_FROM', 'bulletin@example.org'],
  ] as const)
    vi.stubEnv(name, value)
  await createRound(smallRound)
  const official = { role: 'official', zone: null, region: null, suppressed: false } as const
  for (let n = 0; n < RECIPIENTS; n++)
    await putRecipient('small', { ...official, address: address(n), lang: n % 2 === 0 ? 'zh' : 'en' })
  await putObject(BUCKETS.rounds, objectKeys.work(EDITION, 'mail.json'), Buffer.from(JSON.stringify(LETTERS)), {
    contentType: 'application/json',
  })
  for (const name of ['bulletin.pdf', 'bulletin.en.pdf'])
    await putObject(BUCKETS.bulletins, objectKeys.bulletin(EDITION, name), Buffer.from(`%PDF ${name}`), {
      contentType: 'application/pdf',
    })
  const hash = 'c'.repeat(64)
  const archive = { manifestHash: hash, previousManifestHash: null, archiveVersionId: 'v', archiveSha256: hash }
  await putEdition({ ...EDITION, ...archive, publishedAt: smallRound.releasesAt, reason: null })
}, 240_000)

afterAll(async () => {
  await server.stop()
  await storage.stop()
})

/** What the process answered; null when it was killed. */
function send(now: string): Promise<unknown> {
  const env = { ...process.env, NOW: now, EVENT: JSON.stringify(EDITION), NODE_OPTIONS: '' }
  const child = spawn(process.execPath, ['test/functions/notify/sending-process.ts'], { env })
  sender = child
  let out = ''
  child.stdout.on('data', (part: Buffer) => {
    out += part.toString('utf8')
  })
  return new Promise((ended) =>
    child.once('close', () => {
      const result = /^RESULT (.*)$/m.exec(out)?.[1]
      ended(result === undefined ? null : JSON.parse(result))
    }),
  )
}

const timesOf = () => Map.groupBy(server.taken, ({ to }) => to)

test('killed in the middle and run again, 950 get it, one of them at most twice, and that is on record', async () => {
  killAt = KILLED_AT
  expect(await send(smallRound.releasesAt)).toBeNull()
  expect(server.taken).toHaveLength(KILLED_AT)
  const inFlight = server.taken.at(-1)?.to ?? ''
  killAt = Number.POSITIVE_INFINITY
  storage.at(LATER)
  const refusedBefore = (await listRecipients('small')).filter(({ suppressed }) => suppressed).length
  expect(await send(LATER)).toMatchObject({
    ...{ sent: 950 - KILLED_AT + 1, already: KILLED_AT - 1, refused: 50 - refusedBefore, failed: 0 },
  })
  const times = timesOf()
  expect(times.size).toBe(950)
  expect([...times].filter(([, mails]) => mails.length > 1).map(([to]) => to)).toEqual([inFlight])
  const twice = (await readLog('small', '2025-03')).filter(({ act }) => act === 'mail-maybe-twice')
  expect(twice).toMatchObject([{ detail: { to: addresseeHash('small', inFlight), attempts: '2' } }])
  // The same Message-ID both times: mail programs and servers can tell that it is one message.
  const ids = times.get(inFlight)?.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw)?.[1])
  expect(new Set(ids).size).toBe(1)
}, 400_000)

test('a second run sends nothing', async () => {
  const before = server.taken.length
  expect(await send(LATER)).toMatchObject({ sent: 0, already: 950, refused: 0, failed: 0 })
  expect(server.taken).toHaveLength(before)
}, 120_000)

test('the fifty are listed for the operator, addresses masked, and written to no more', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  expect(await deliveries.run(['--programme', 'small', '--period', '2025-03', '--json'])).toBe(1)
  const { counts, maybeTwice, mails } = JSON.parse(said.mock.calls[0]?.[0])
  expect(counts).toMatchObject({ sent: 950, refused: 50, 'in-hand': 0 })
  expect(maybeTwice).toBe(1)
  const refused = mails.filter(({ outcome }: { outcome: string }) => outcome === 'refused')
  expect(refused[0]).toMatchObject({ to: maskedAddress(address(7)), problem: { code: 'SMTP 550' } })
  expect(JSON.stringify(mails)).not.toContain('official-')
  said.mockRestore()
  const suppressed = (await listRecipients('small')).filter((recipient) => recipient.suppressed)
  expect(suppressed.map((one) => Number(/\d+/.exec(one.address)?.[0])).every(isBad)).toBe(true)
  expect(suppressed).toHaveLength(50)
})

test('who was told is proved by the log, one entry each', async () => {
  const told = (await readLog('small', '2025-03')).filter(({ act }) => act === 'mailed')
  expect(new Set(told.map(({ detail }) => detail.to)).size).toBe(950)
  expect(told).toHaveLength(950)
})

test('an existing parser reads the mail: text, HTML, the PDF of the language, and what filters go by', async () => {
  const of = (n: number) => server.taken.find(({ to }) => to === address(n))?.raw ?? ''
  const [zh, en] = await Promise.all([PostalMime.parse(of(0)), PostalMime.parse(of(1))])
  expect(zh.subject).toBe('zh null release')
  expect(zh.text).toMatch(/^c{64} https:\/\/zones\.example\/e\/[\w-]{43} /)
  expect(zh.html).toContain('<a href="https://zones.example/e/')
  const pdf = (mail: typeof zh) => Buffer.from(mail.attachments[0]?.content as ArrayBuffer).toString('utf8')
  expect([pdf(zh), pdf(en)]).toEqual(['%PDF bulletin.pdf', '%PDF bulletin.en.pdf'])
  const header = (name: string) => zh.headers.find(({ key }) => key === name)?.value
  expect(zh.messageId).toMatch(/^<[0-9a-f]{40}\.1@example\.org>$/)
  expect(header('auto-submitted')).toBe('auto-generated')
  expect(header('precedence')).toBe('list')
  expect(header('list-id')).toBe('<small.bulletin.example.org>')
  expect(header('list-unsubscribe')).toMatch(/^<mailto:bulletin@example\.org\?subject=unsubscribe%20small>, <https:/)
  expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(zh.to).toEqual([{ address: address(0), name: '' }])
})
