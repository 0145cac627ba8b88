import type { S3EventRecord } from 'aws-lambda'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { main as ingest } from '../../../functions/ingest/handler.ts'
import * as annotation from '../../../shared/intake/annotate.ts'
import { judge } from '../../../shared/intake/judge.ts'
import { writeForm } from '../../../shared/intake/write.ts'
import { issueLink } from '../../../shared/store/links.ts'
import { saveProgramme } from '../../../shared/store/programmes.ts'
import { putRecipient } from '../../../shared/store/recipients.ts'
import { zoneRevisions } from '../../../shared/store/revisions.ts'
import { createRound } from '../../../shared/store/rounds.ts'
import type { FileFormat } from '../../../shared/submission.ts'
import { smallProgramme, smallRound } from '../../fixtures/small-programme.ts'
import { storedObjects } from '../../fixtures/storage.ts'
import { BUCKETS, type StandIns, startStandIns } from '../../shared/aws/stand-ins.ts'
import { ask, permissionOf, post } from './client.ts'

vi.mock('../../../shared/intake/annotate.ts', { spy: true })

const ROUTE = 'GET /z/{token}/annotated/{uploadId}'
const NOW = '2025-04-02T01:00:00.000Z'
let cloud: StandIns
beforeAll(async () => {
  cloud = await startStandIns({ now: NOW, programmes: [smallProgramme] })
  await saveProgramme(smallProgramme)
  await createRound(smallRound)
})
afterAll(() => cloud.stop())
beforeEach(() => {
  cloud.events.length = 0
  cloud.clearMail()
})

const CELLS = {
  'A/month': { value: '9.25' },
  'A/ytd': { value: '3.2亿' },
  'C/ytd': { value: '2.55' },
  'F/end': { value: '40' },
}
const about = (id: string) => ({
  ...{ programme: smallProgramme, period: '2025-03', history: [] },
  zone: smallProgramme.zones.find((zone) => zone.id === id)!,
})
const deliver = (events: readonly S3EventRecord[]) =>
  ingest({
    Records: events.map(
      (event, index) => ({ messageId: `m${index}`, body: JSON.stringify({ Records: [event] }) }) as never,
    ),
  })

async function linkOf(id: string): Promise<string> {
  const { region } = about(id).zone
  const recipient = {
    address: `${id}@example.com`,
    role: 'zone',
    zone: id,
    region,
    lang: 'zh',
    suppressed: false,
  } as const
  await putRecipient('small', recipient)
  return issueLink({ programme: 'small', period: '2025-03', region, zone: id, expiresAt: smallRound.closesAt })
}

async function uploaded(id: string, fileName: string, bytes: Uint8Array) {
  const token = await linkOf(id)
  expect(await post(await permissionOf(token), fileName, bytes)).toBe(201)
  expect(await deliver(cloud.events)).toEqual({ batchItemFailures: [] })
  const [revision] = await zoneRevisions('small', '2025-03', about(id).zone.region, id)
  return { token, revision: revision!, id: `${revision!.uploadId}~${revision!.versionId}` }
}

test.each<[string, FileFormat]>([
  ['Z1', 'xlsx'],
  ['Z2', 'csv'],
  ['Z3', 'json'],
])('%s gets its rejected %s file back from its page, with the findings in it', async (zone, format) => {
  const bytes = await writeForm({ ...about(zone), format, cells: CELLS })
  const { token, revision, id } = await uploaded(zone, `报表.${format}`, bytes)
  expect(revision.judgement.verdict).toBe('rejected')
  expect((await ask('GET /z/{token}', token)).body).toContain(`/z/${token}/annotated/${id}?lang=zh`)
  const status = JSON.parse((await ask('GET /z/{token}/status', token, { accept: 'application/json' })).body!)
  expect(status.revisions[0].annotated).toBe(id)
  expect(cloud.mails()[0]?.text).toContain('下载标注了意见的原表')
  expect(cloud.mails()[0]?.text).not.toContain(token)
  const { statusCode, headers, body } = await ask(ROUTE, token, { uploadId: id })
  expect(statusCode).toBe(200)
  expect(headers?.['content-disposition']).toContain(encodeURIComponent(`${zone}开发区_2025年3月_审核意见.${format}`))
  const copy = Buffer.from(body!, 'base64')
  expect(copy.equals(bytes)).toBe(false)
  const again = await judge({ ...about(zone), bytes: copy, fileName: `a.${format}` })
  expect([again.values, again.counts]).toEqual([revision.judgement.values, revision.judgement.counts])
  expect((await ask(ROUTE, token, { uploadId: revision.uploadId })).body).toBe(body)
})

test('a copy is written once, however often the event comes', async () => {
  await uploaded('Z4', '报表.csv', await writeForm({ ...about('Z4'), format: 'csv', cells: CELLS }))
  const before = await storedObjects([BUCKETS.rounds])
  await deliver([...cloud.events, ...cloud.events])
  expect(await storedObjects([BUCKETS.rounds])).toEqual(before)
  expect(
    Object.keys(before).filter((key) => key.startsWith(`${BUCKETS.rounds}/annotated/small/2025-03/S/Z4/`)),
  ).toHaveLength(1)
})

test('another zone’s copy is as unknown as none', async () => {
  const { id } = await uploaded('Z5', '报表.csv', await writeForm({ ...about('Z5'), format: 'csv', cells: CELLS }))
  const other = await linkOf('Z6')
  for (const uploadId of [id, id.split('~')[0]!, '..', '', 'u~v']) {
    const answer = await ask(ROUTE, other, { uploadId })
    expect([answer.statusCode, JSON.parse(answer.body!).error]).toEqual([404, 'no-such-copy'])
  }
  expect((await ask(ROUTE, 'A'.repeat(43), { uploadId: id, accept: 'application/json' })).statusCode).toBe(404)
})

test('what cannot be annotated costs no verdict, receipt or mail', async () => {
  vi.mocked(annotation.annotate).mockRejectedValueOnce(new RangeError('stranger than it seems'))
  const { token, revision, id } = await uploaded(
    'Z7',
    '报表.csv',
    await writeForm({ ...about('Z7'), format: 'csv', cells: CELLS }),
  )
  expect(revision.judgement.verdict).toBe('rejected')
  expect((await ask('GET /z/{token}/receipts/{uploadId}', token, { uploadId: id })).statusCode).toBe(200)
  expect(cloud.mails()).toHaveLength(1)
  expect((await ask(ROUTE, token, { uploadId: id })).statusCode).toBe(404)
  await deliver(cloud.events)
  expect((await ask(ROUTE, token, { uploadId: id })).statusCode).toBe(200)
})

test('what was not opened is not handed back', async () => {
  const { token, id } = await uploaded('Z8', '报表.xlsx', Buffer.from('PK\u0003\u0004 no workbook'))
  expect((await ask(ROUTE, token, { uploadId: id })).statusCode).toBe(404)
  expect((await ask('GET /z/{token}', token)).body).not.toContain('/annotated/')
  expect(cloud.mails()[0]?.text).not.toContain('标注')
})
