import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { main } from '../../../functions/portal/handler.ts'
import { main as publish } from '../../../functions/publish/handler.ts'
import { main as seal } from '../../../functions/seal/handler.ts'
import { main as stage } from '../../../functions/stage/handler.ts'
import { addresseeHash } from '../../../shared/addressee.ts'
import { type EditionGrant, issueEditionLink } from '../../../shared/store/edition-links.ts'
import { loadEdition, putEdition } from '../../../shared/store/editions.ts'
import { readLog } from '../../../shared/store/log.ts'
import { loadRecipient, putRecipient } from '../../../shared/store/recipients.ts'
import { loadStaged } from '../../../shared/store/staged.ts'
import { collected, computed, EDITION, rendered } from '../../fixtures/closing.ts'
import { expectDescribed } from '../../fixtures/described.ts'
import { smallRound } from '../../fixtures/small-programme.ts'
import { type Storage, startStorage } from '../../fixtures/storage.ts'

let storage: Storage
const READER = 'official@example.org'
const TO = addresseeHash('small', READER)
const BEFORE = '2025-04-15T01:30:00.000Z'

beforeAll(async () => {
  storage = await startStorage(smallRound.opensAt)
  vi.stubEnv('MAIL_FROM', 'bulletin@example.org')
  await collected(storage)
  await computed(storage)
  await rendered()
  await seal(EDITION)
  await stage({ ...EDITION, publishAt: smallRound.releasesAt })
  const official = { role: 'official', zone: null, region: null, lang: 'zh', suppressed: false } as const
  await putRecipient('small', { ...official, address: READER })
})
afterAll(() => storage.stop())

const grant = (over: Partial<EditionGrant> = {}): Promise<string> =>
  issueEditionLink({ ...EDITION, lang: 'zh', to: TO, aheadFrom: null, expiresAt: '2026-05-01T00:00:00.000Z', ...over })

let calls = 0
async function ask(route: string, parameters: Record<string, string>, now: string, query: Record<string, string> = {}) {
  const event = {
    ...{ routeKey: route, pathParameters: parameters, queryStringParameters: query },
    requestContext: { requestId: `request-${++calls}` },
  } as unknown as APIGatewayProxyEventV2
  const answer = await main(event, new Date(now))
  expectDescribed(route, answer)
  return answer
}
const open = (token: string, now = smallRound.releasesAt) => ask('GET /e/{token}', { token }, now)
const accesses = async () => (await readLog('small', '2025-03')).filter(({ actor }) => actor.startsWith('official:'))

describe('before the release', () => {
  test('a link opens nothing, whatever lies ready, and says when it will', async () => {
    const token = await grant()
    const answer = await open(token, BEFORE)
    expect(answer.statusCode).toBe(403)
    expect(answer.body).toContain('这一版将于2025年4月15日10:00发布')
    const file = await ask('GET /e/{token}/files/{name}', { token, name: 'bulletin.pdf' }, BEFORE)
    expect(file.statusCode).toBe(403)
    expect(file.headers?.location).toBeUndefined()
    expect(await accesses()).toEqual([])
  })

  test('the link of who got it ahead opens from its time on, under embargo, and every access is logged', async () => {
    const token = await grant({ aheadFrom: BEFORE })
    expect((await open(token, '2025-04-15T01:29:59.999Z')).statusCode).toBe(403)
    const answer = await open(token, BEFORE)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('提前送阅：2025年4月15日10:00之前不得公开、转发或引用。')
    const file = await ask('GET /e/{token}/files/{name}', { token, name: 'bulletin.pdf' }, BEFORE)
    expect(file.statusCode).toBe(302)
    expect(await accesses()).toMatchObject([
      { act: 'edition-opened', actor: `official:${TO}`, detail: { edition: '1', ahead: 'yes' } },
      { act: 'edition-file-opened', detail: { file: 'bulletin.pdf', ahead: 'yes' } },
    ])
  })
})

describe('from the release on', () => {
  beforeAll(async () => {
    storage.at(smallRound.releasesAt)
    await publish(EDITION)
  })

  test('the same link opens the files, for reading and for programs, in both languages', async () => {
    const token = await grant()
    const zh = await open(token)
    expect(zh.headers?.['content-type']).toBe('text/html; charset=utf-8')
    for (const words of ['发布时间', '月报全文（PDF）', `/e/${token}/files/bulletin.csv`, '样例'])
      expect(zh.body).toContain(words)
    const en = await ask('GET /e/{token}', { token }, smallRound.releasesAt, { lang: 'en' })
    expect(en.body).toContain('The full bulletin in English (PDF)')
    expect(en.body).toContain('<html lang="en">')
    expect(zh.body).not.toContain('embargo')
  })

  test('a file comes from a short-lived address of the very version', async () => {
    const token = await grant()
    const answer = await ask('GET /e/{token}/files/{name}', { token, name: 'bulletin.pdf' }, smallRound.releasesAt)
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    const response = await fetch(String(answer.headers?.location))
    expect(await response.text()).toBe('%PDF stands for one')
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toMatch(/^inline; filename="small-2025-03-1-bulletin\.pdf"/)
    const data = await ask('GET /e/{token}/files/{name}', { token, name: 'bulletin.csv' }, smallRound.releasesAt)
    const [table = ''] = (await loadStaged(EDITION))!.files.flatMap(({ name }) =>
      name.startsWith('tables/') ? [name] : [],
    )
    const one = await ask(
      'GET /e/{token}/files/{name}',
      { token, name: table.replace('/', '~') },
      smallRound.releasesAt,
    )
    expect((await fetch(String(one.headers?.location))).status).toBe(200)
    const saved = await fetch(String(data.headers?.location))
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment/)
  })

  test('a name that is no file of it, and what nobody issued, open nothing', async () => {
    const token = await grant()
    for (const name of ['files.json', '../files.json', 'archive.zip', ''])
      expect((await ask('GET /e/{token}/files/{name}', { token, name }, smallRound.releasesAt)).statusCode).toBe(404)
    for (const stranger of ['', 'x', 'A'.repeat(43)]) expect((await open(stranger)).statusCode).toBe(404)
    expect((await open(token, '2027-01-01T00:00:00.000Z')).statusCode).toBe(410)
  })

  test('a later edition is pointed out', async () => {
    const token = await grant()
    expect((await open(token)).body).not.toContain('以最新一版为准')
    await putEdition({ ...(await loadEdition(EDITION))!, edition: 2, reason: '更正' })
    expect((await open(token)).body).toContain('本版之后又有修订版')
  })
})

test('calendar and feed are for everybody, under the programme’s address; nothing else is', async () => {
  const calendar = await ask('GET /p/{programme}/calendar.ics', { programme: 'small' }, smallRound.releasesAt)
  expect(calendar).toMatchObject({ statusCode: 200, headers: { 'content-type': 'text/calendar; charset=utf-8' } })
  expect(calendar.body).toContain('BEGIN:VCALENDAR')
  const feed = await ask('GET /p/{programme}/feed.atom', { programme: 'small' }, smallRound.releasesAt)
  expect(feed).toMatchObject({ headers: { 'content-type': 'application/atom+xml; charset=utf-8' } })
  expect(feed.body).toContain('<feed xmlns="http://www.w3.org/2005/Atom">')
  for (const programme of ['none', '../bulletins', '', 'A'.repeat(99)])
    expect((await ask('GET /p/{programme}/feed.atom', { programme }, smallRound.releasesAt)).statusCode).toBe(404)
})

describe('who wants no more', () => {
  test('is asked by GET, which link checkers call too, and taken off by POST, once', async () => {
    const token = await grant()
    const asked = await ask('GET /e/{token}/unsubscribe', { token }, smallRound.releasesAt)
    expect(asked.body).toContain('<form method="post"')
    expect(await loadRecipient('small', READER)).toMatchObject({ suppressed: false })
    for (let i = 0; i < 2; i++)
      expect((await ask('POST /e/{token}/unsubscribe', { token }, smallRound.releasesAt)).statusCode).toBe(200)
    expect(await loadRecipient('small', READER)).toMatchObject({
      suppressed: true,
      suppression: { at: smallRound.releasesAt, why: 'signed-off' },
    })
    expect((await accesses()).filter(({ act }) => act === 'signed-off')).toHaveLength(1)
  })

  test('and no page lets anything in', async () => {
    const { headers } = await open(await grant())
    expect(headers?.['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(headers?.['content-security-policy']).not.toContain('script-src')
  })
})
