import type { S3EventRecord } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { main } from '../../../functions/ingest/handler.ts'
import { putObject } from '../../../shared/aws/objects.ts'
import { issueLink } from '../../../shared/store/links.ts'
import { saveProgramme } from '../../../shared/store/programmes.ts'
import { putRecipient } from '../../../shared/store/recipients.ts'
import { zoneRevisions } from '../../../shared/store/revisions.ts'
import { createRound } from '../../../shared/store/rounds.ts'
import { filedBy, formBytes, smallProgramme, smallRound } from '../../fixtures/small-programme.ts'
import { BUCKETS, type StandIns, startStandIns } from '../../shared/aws/stand-ins.ts'
import { ask, permissionOf, post } from '../request-upload/client.ts'

const NOW = '2025-04-02T01:00:00.000Z'
let cloud: StandIns
beforeAll(async () => {
  cloud = await startStandIns({ now: NOW, programmes: [smallProgramme] })
  await saveProgramme(smallProgramme)
  await createRound(smallRound)
  for (const { id, region } of smallProgramme.zones)
    await putRecipient('small', {
      address: `${id}@example.com`,
      role: 'zone',
      zone: id,
      region,
      lang: 'zh',
      suppressed: false,
    })
})
afterAll(() => cloud.stop())
beforeEach(() => {
  cloud.setNow(NOW)
  cloud.events.length = 0
  cloud.clearMail()
})

const message = (messageId: string, ...Records: S3EventRecord[]) =>
  ({ messageId, body: JSON.stringify({ Records }) }) as never
const deliver = (...events: S3EventRecord[]) => main({ Records: events.map((event, i) => message(`m${i}`, event)) })
const good = (zone: string, ytd = '25.5') => formBytes(zone, filedBy('9.25', ytd, '2.55', '40'))

/** Uploads files of one zone a second apart, as many as given; nothing is ingested yet. */
async function uploads(zone: string, ...files: Uint8Array[]): Promise<string> {
  const region = smallProgramme.zones.find(({ id }) => id === zone)!.region
  const token = await issueLink({ programme: 'small', period: '2025-03', region, zone, expiresAt: smallRound.closesAt })
  for (const [index, bytes] of files.entries()) {
    expect(await post(await permissionOf(token), `报表 ${index}.json`, bytes)).toBe(201)
    cloud.setNow(new Date(Date.now() + 1000).toISOString())
  }
  return token
}

test('an upload is recorded, receipted and answered once, however often its event comes', async () => {
  const token = await uploads('Z1', good('Z1'))
  const [event] = cloud.events
  expect(await deliver(event!)).toEqual({ batchItemFailures: [] })
  const [first] = await zoneRevisions('small', '2025-03', 'R', 'Z1')
  expect(first).toMatchObject({ fileName: '报表 0.json', timeliness: 'on-time', receivedAt: NOW })
  await deliver(event!, event!)
  await deliver(event!)
  expect(await zoneRevisions('small', '2025-03', 'R', 'Z1')).toEqual([first])
  expect(cloud.mails()).toHaveLength(1)
  const [mail] = cloud.mails()
  expect(mail!.to).toBe('Z1@example.com')
  expect(mail!.text).toContain('报表 0.json')
  expect(mail!.text).toContain(first!.sha256)
  expect(mail!.text).toContain('样例数据')
  const receipt = await ask('GET /z/{token}/receipts/{uploadId}', token, { uploadId: first!.uploadId })
  expect(JSON.parse(Buffer.from(receipt.body!, 'base64').toString())).toMatchObject({
    receipt: { sha256: first!.sha256 },
  })
})

test('several files in reverse order, twice: the same items, one mail each', async () => {
  const files = [formBytes('Z2', filedBy('x', '30', '3', '50')), good('Z2'), good('Z2', '26')]
  await uploads('Z2', ...files)
  const events = [...cloud.events]
  await deliver(...events.toReversed())
  const revisions = await zoneRevisions('small', '2025-03', 'R', 'Z2')
  await deliver(...events)
  expect(await zoneRevisions('small', '2025-03', 'R', 'Z2')).toEqual(revisions)
  expect(revisions.map(({ judgement }) => judgement.verdict === 'rejected')).toEqual([true, false, false])
  expect(cloud.mails()).toHaveLength(3)
})

test('the same bytes again are answered with the first receipt and change nothing that counts', async () => {
  const token = await uploads('Z3', good('Z3'), good('Z3'))
  await deliver(...cloud.events)
  const [first, second] = await zoneRevisions('small', '2025-03', 'R', 'Z3')
  const [, repeat] = cloud.mails()
  expect(repeat!.subject).toContain('重复文件')
  expect(repeat!.text).toContain(`回执编号 ${first!.uploadId}`)
  expect(repeat!.text).not.toContain(second!.uploadId)
  const status = JSON.parse((await ask('GET /z/{token}/status', token)).body!)
  expect(status.revisions.map(({ answer }: { answer: string }) => answer)[0]).toBe('duplicate')
  expect(new Set(status.revisions.map(({ receipt }: { receipt: string }) => receipt)).size).toBe(1)
})

test('a rejected file is told place, value and remedy', async () => {
  await uploads('Z4', formBytes('Z4', filedBy('x', '15', '1', '20')))
  await deliver(...cloud.events)
  const [mail] = cloud.mails()
  expect(mail!.subject).toContain('退回修改')
  expect(mail!.text).toMatch(/1\. ［必须修改］/)
})

test('a file name is text wherever it is shown', async () => {
  const region = 'S'
  const token = await issueLink({
    programme: 'small',
    period: '2025-03',
    region,
    zone: 'Z5',
    expiresAt: smallRound.closesAt,
  })
  const hostile = '"><img src=x onerror=alert(1)>\r\nBcc: evil@example.com\u202Egnp.exe'
  await post(await permissionOf(token), hostile, good('Z5'))
  await deliver(...cloud.events)
  const [revision] = await zoneRevisions('small', '2025-03', region, 'Z5')
  expect(revision!.fileName).toBe(hostile)
  const page = (await ask('GET /z/{token}', token)).body!
  for (const text of [page, cloud.mails()[0]!.html]) {
    expect(text).not.toContain('<img')
    expect(text).not.toContain('\u202E')
    expect(text).toContain('onerror=alert(1)')
  }
  expect(cloud.mails().map(({ to }) => to)).toEqual(['Z5@example.com'])
})

test("S3's own test is no upload; a message that fails comes back alone", async () => {
  await uploads('Z6', good('Z6'))
  const [event] = cloud.events
  const gone = structuredClone(event!)
  gone.s3.object.versionId = 'gone'
  const result = await main({
    Records: [
      { messageId: 'test', body: JSON.stringify({ Service: 'Amazon S3', Event: 's3:TestEvent' }) } as never,
      message('gone', gone),
      { messageId: 'no-json', body: '{' } as never,
      message('good', event!),
    ],
  })
  expect(result.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(['gone', 'no-json'])
  expect(await zoneRevisions('small', '2025-03', 'S', 'Z6')).toHaveLength(1)
})

test('an object that no permission of ours made is left alone', async () => {
  const keys = [
    'uploads/else',
    'uploads/small/2025-03/R/Z99/u1',
    'uploads/small/2031-03/R/Z1/u1',
    'uploads/none/2025-03/R/Z1/u1',
  ]
  for (const key of keys) await putObject(BUCKETS.inbox, key, Buffer.from('x'), { contentType: 'text/plain' })
  expect(cloud.events).toHaveLength(4)
  expect(await deliver(...cloud.events)).toEqual({ batchItemFailures: [] })
  expect(cloud.mails()).toEqual([])
})
