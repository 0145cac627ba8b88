import { afterAll, beforeAll, expect, test } from 'vitest'
import { attachmentDisposition } from '../../../shared/attachment.ts'
import { sendMail } from '../../../shared/aws/mail.ts'
import {
  findObject,
  getObject,
  listVersions,
  type ObjectVersion,
  presignDownload,
  presignUpload,
  putObject,
  putObjectIfAbsent,
  uploadOrigin,
} from '../../../shared/aws/objects.ts'
import { publicKey, sign } from '../../../shared/aws/signer.ts'
import { getItem, putIfAbsent, putItem, queryItems, replaceItem } from '../../../shared/aws/table.ts'
import { BUCKETS, type StandIns, startStandIns } from './stand-ins.ts'

const NOW = '2025-04-02T01:00:00.000Z'
const { inbox } = BUCKETS
const same = (data: unknown) => data
const text = { contentType: 'text/plain' }
let cloud: StandIns
beforeAll(async () => {
  cloud = await startStandIns({ now: NOW, programmes: [] })
})
afterAll(() => cloud.stop())

test('of many who put an item one does, and what is there stays', async () => {
  const key = { pk: 'P', sk: 'S' }
  const puts = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => putIfAbsent(key, { n })))
  expect(puts.filter(Boolean)).toHaveLength(1)
  expect(await getItem(key, same)).toEqual({ n: puts.indexOf(true) + 1 })
  expect(await getItem({ pk: 'P', sk: 'none' }, same)).toBeNull()
})

test('an item is replaced only from exactly what was expected, whatever the order of its keys', async () => {
  const key = { pk: 'R', sk: 'S' }
  expect(await replaceItem(key, {}, {})).toBe(false)
  await putItem(key, { a: 1, b: [{ d: 1, c: null }] })
  expect(await replaceItem(key, { a: 1 }, { a: 2 })).toBe(false)
  expect(await replaceItem(key, { b: [{ c: null, d: 1 }], a: 1 }, { a: 2 })).toBe(true)
  expect(await getItem(key, same)).toEqual({ a: 2 })
})

test('a query brings every page, in order, of its prefix alone', async () => {
  const big = 'x'.repeat(300_000)
  for (const n of [3, 1, 5, 2, 4]) await putItem({ pk: 'Q', sk: `Z#${n}` }, { n, big })
  await putItem({ pk: 'Q', sk: 'Y#1' }, { n: 0 })
  const found = await queryItems('Q', 'Z#', (data) => (data as { n: number }).n)
  expect(found.map(({ data }) => data)).toEqual([1, 2, 3, 4, 5])
  expect(await queryItems('Q', '', same)).toHaveLength(6)
  expect(await queryItems('nobody', '', same)).toEqual([])
})

test('an object is written once; the loser learns the version that stands', async () => {
  const puts = await Promise.all([1, 2, 3, 4].map((n) => putObjectIfAbsent(inbox, 'once', Buffer.from(`${n}`), text)))
  expect(puts.filter(({ created }) => created)).toHaveLength(1)
  expect(new Set(puts.map(({ versionId }) => versionId)).size).toBe(1)
  const got = await getObject(inbox, 'once', { limitBytes: 1 })
  expect(Buffer.from(got!.bytes).toString()).toBe(String(puts.findIndex(({ created }) => created) + 1))
})

test('a version is read by its id, in whole seconds, within a limit; what is not there is null', async () => {
  cloud.setNow('2025-04-02T01:00:07.999Z')
  const first = await putObject(inbox, 'versions/a', Buffer.from('one'), {
    ...text,
    metadata: { filename: '%E8%A1%A8' },
  })
  await putObject(inbox, 'versions/a', Buffer.from('three'), text)
  const { versionId } = first
  const got = await getObject(inbox, 'versions/a', { versionId, limitBytes: 3 })
  expect(got).toMatchObject({
    versionId,
    lastModified: '2025-04-02T01:00:07.000Z',
    metadata: { filename: '%E8%A1%A8' },
  })
  await expect(getObject(inbox, 'versions/a', { versionId, limitBytes: 2 })).rejects.toThrow('has 3 bytes, over 2')
  expect(await findObject(inbox, 'versions/a', { limitBytes: 2 })).toMatchObject({ bytes: null, size: 5 })
  expect(await findObject(inbox, 'versions/none', { limitBytes: 2 })).toBeNull()
  expect(await findObject(inbox, 'versions/a', { versionId: 'none', limitBytes: 2 })).toBeNull()
  const listed: ObjectVersion[] = []
  for await (const version of listVersions(inbox, 'versions/')) listed.push(version)
  expect(listed.map(({ size }) => size).sort()).toEqual([3, 5])
  expect(new Set(listed.map(({ lastModified }) => lastModified))).toEqual(new Set([got!.lastModified]))
})

test('a page is told the origin that its permission will name', async () => {
  const { url } = await presignUpload({ bucket: inbox, key: 'k', limitBytes: 9, expiresSeconds: 60 })
  expect(await uploadOrigin(inbox)).toBe(new URL(url).origin)
})

test('a download link is for one version, under its own name, until it expires', async () => {
  const { versionId } = await putObject(inbox, 'download', Buffer.from('old'), text)
  await putObject(inbox, 'download', Buffer.from('new'), text)
  const url = await presignDownload({
    bucket: inbox,
    key: 'download',
    versionId,
    expiresSeconds: 60,
    fileName: '档案 1.zip',
  })
  const answer = await fetch(url)
  expect(await answer.text()).toBe('old')
  expect(answer.headers.get('content-disposition')).toBe(attachmentDisposition('档案 1.zip'))
  cloud.setNow('2025-04-02T01:02:00.000Z')
  expect((await fetch(url)).status).toBe(403)
})

test('a file name never leaves its header', () => {
  const header = attachmentDisposition('a";\r\nSet-Cookie: x=1\'(区)*')
  expect(header).toMatch(/^attachment; filename="[A-Za-z0-9._-]+"; filename\*=UTF-8''[A-Za-z0-9%._~!-]+$/)
})

test('the key signs the same message the same way, and refuses what is too long for it', async () => {
  const message = Buffer.from('a message')
  expect(await sign(message)).toEqual(await sign(message))
  expect([(await sign(message)).length, (await publicKey()).length]).toEqual([64, 32])
  await expect(sign(Buffer.alloc(4_097))).rejects.toThrow('over the 4096')
})

test('a mail carries both bodies and its attachment, and a subject cannot add headers', async () => {
  await sendMail({
    ...{ to: 'a@example.com', subject: '主题\r\nBcc: evil@example.com', text: '正文', html: '<p>正文</p>' },
    attachments: [{ fileName: '表 1.xlsx', contentType: 'application/octet-stream', bytes: Buffer.from('x') }],
  })
  const [mail] = cloud.mails()
  expect(mail).toMatchObject({ to: 'a@example.com', subject: '主题 Bcc: evil@example.com', attachments: ['表 1.xlsx'] })
  expect(mail!.text).toContain('正文')
  expect(mail!.html).toContain('<p>正文</p>')
})
