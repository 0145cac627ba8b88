import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { permissionSeconds } from '../../../functions/request-upload/permission.ts'
import { issueLink } from '../../../shared/store/links.ts'
import { readLog } from '../../../shared/store/log.ts'
import { saveProgramme } from '../../../shared/store/programmes.ts'
import { createRound, moveRound } from '../../../shared/store/rounds.ts'
import { formBytes, smallProgramme, smallRound } from '../../fixtures/small-programme.ts'
import { type StandIns, startStandIns } from '../../shared/aws/stand-ins.ts'
import { ask, permissionOf, post } from './client.ts'

const NOW = '2025-04-02T01:00:00.000Z'
const { closesAt, opensAt } = smallRound
let cloud: StandIns
let token: string
beforeAll(async () => {
  cloud = await startStandIns({ now: NOW, programmes: [smallProgramme] })
  await saveProgramme(smallProgramme)
  await createRound(smallRound)
  token = await issueLink({ programme: 'small', period: '2025-03', region: 'R', zone: 'Z1', expiresAt: closesAt })
})
afterAll(() => cloud.stop())
beforeEach(() => cloud.setNow(NOW))

const PERMIT = 'POST /z/{token}/permission'
const JSON_TYPE = 'application/json'

test('the page is whole, kept by nobody, and runs nothing but its own', async () => {
  const { statusCode, headers, body } = await ask('GET /z/{token}', token)
  expect(statusCode).toBe(200)
  expect(body).toContain('Z1开发区')
  expect(headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
  })
  expect(headers?.['content-security-policy']).toMatch(
    /default-src 'none'.*connect-src 'self' http:\/\/127\.0\.0\.1:\d+;/,
  )
})

test('an unknown token is 404 and an expired one 410 closed, on every route, without saying whose it was', async () => {
  const routes = [
    'GET /z/{token}',
    'GET /z/{token}/form',
    PERMIT,
    'GET /z/{token}/status',
    'GET /z/{token}/receipts/{uploadId}',
  ]
  for (const route of routes) {
    for (const unknown of ['', 'x', 'A'.repeat(43), '%00']) {
      const answer = await ask(route, unknown, { accept: JSON_TYPE })
      expect([answer.statusCode, JSON.parse(answer.body!).error]).toEqual([404, 'unknown'])
    }
    const expired = await ask(route, token, { accept: JSON_TYPE, now: '2025-04-10T10:00:00.001Z' })
    expect([expired.statusCode, JSON.parse(expired.body!).error]).toEqual([410, 'closed'])
    const page = await ask(route, token, { now: '2025-04-11T00:00:00.000Z', query: { lang: 'en' } })
    expect(page.body).toContain('the round has closed')
    expect(page.body).not.toContain('Zone Z1')
  }
})

test('before opening and once the round has moved on there is a page, and no permission', async () => {
  const early = await ask(PERMIT, token, { accept: JSON_TYPE, now: '2025-04-01T00:59:59.999Z' })
  expect([early.statusCode, JSON.parse(early.body!).error]).toEqual([409, 'not-open'])
  expect((await ask(PERMIT, token, { accept: JSON_TYPE, now: opensAt })).statusCode).toBe(200)
  const atClosing = await ask(PERMIT, token, { accept: JSON_TYPE, now: closesAt })
  expect([atClosing.statusCode, JSON.parse(atClosing.body!).error]).toEqual([410, 'closed'])

  const moved = { ...smallRound, period: '2025-04' }
  await createRound(moved)
  const link = await issueLink({ programme: 'small', period: '2025-04', region: 'R', zone: 'Z1', expiresAt: closesAt })
  await moveRound(moved, { ...moved, state: 'closed' })
  expect(JSON.parse((await ask(PERMIT, link, { accept: JSON_TYPE })).body!).error).toBe('closed')
  expect((await ask('GET /z/{token}', link)).body).not.toContain('<form')
  expect((await ask(PERMIT, link)).statusCode).toBe(410)
})

test('a permission lives ten minutes and never past closing', () => {
  const left = (now: string) => permissionSeconds({ taking: 'files', round: smallRound }, new Date(now))
  expect([left(NOW), left('2025-04-10T09:50:00.000Z'), left('2025-04-10T09:59:58.500Z')]).toEqual([600, 600, 1])
  expect([left('2025-04-10T09:59:59.500Z'), left(closesAt), left('2026-01-01T00:00:00.000Z')]).toEqual([0, 0, 0])
  expect(permissionSeconds({ taking: 'closed', round: smallRound }, new Date(NOW))).toBe(0)
})

test('a permission is for one key of this zone, for a size and for minutes, and is logged without the token', async () => {
  const given = await permissionOf(token)
  expect(given.fields.key).toBe(`uploads/small/2025-03/R/Z1/${given.uploadId}`)
  expect(given.expiresAt).toBe('2025-04-02T01:10:00.000Z')
  expect(await post(given, 'a.json', Buffer.alloc(5 * 1024 * 1024))).toBe(201)
  expect(await post(given, 'a.json', Buffer.alloc(5 * 1024 * 1024 + 1))).toBe(400)
  expect(await post(given, 'a.json', Buffer.alloc(0))).toBe(400)
  const elsewhere = { ...given, fields: { ...given.fields, key: 'uploads/small/2025-03/R/Z2/u' } }
  expect(await post(elsewhere, 'a.json', formBytes('Z1', {}))).toBe(403)
  cloud.setNow('2025-04-02T01:10:01.000Z')
  expect(await post(given, 'a.json', formBytes('Z1', {}))).toBe(403)
  const log = await readLog('small', '2025-03')
  expect(log.map(({ act }) => act)).toContain('permission-given')
  expect(JSON.stringify(log)).not.toContain(token)
})

test('without script the permission is a page whose form S3 takes and which leads back', async () => {
  const { body, headers } = await ask(PERMIT, token)
  expect(headers?.['content-security-policy']).toMatch(/form-action 'self' http:\/\/127\.0\.0\.1:\d+/)
  const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  const action = unescaped(/action="([^"]+)"/.exec(body!)![1]!)
  const form = new FormData()
  for (const [, name, value] of body!.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g))
    form.append(name!, unescaped(value!))
  form.append('file', new Blob([Uint8Array.from(formBytes('Z1', {}))]), 'file.json')
  const response = await fetch(action, { method: 'POST', body: form, redirect: 'manual' })
  expect(response.status).toBe(303)
  const back = new URL(response.headers.get('location')!)
  expect(back.origin + back.pathname).toBe(`https://zones.example.org/z/${token}`)
  const query = Object.fromEntries(back.searchParams)
  expect((await ask('GET /z/{token}', token, { query })).body).toContain('审核结果稍后列在下面')
})

test('the form comes in three formats with its own name; another format is refused', async () => {
  for (const format of ['xlsx', 'csv', 'json']) {
    const { statusCode, headers, body } = await ask('GET /z/{token}/form', token, { query: { format } })
    expect(statusCode).toBe(200)
    expect(headers?.['content-disposition']).toContain(encodeURIComponent(`Z1开发区_2025年3月.${format}`))
    expect(Buffer.from(body!, 'base64').length).toBeGreaterThan(100)
  }
  expect((await ask('GET /z/{token}/form', token, { query: { format: 'constructor' } })).statusCode).toBe(400)
})

test("another zone's receipt is as unknown as none, and so is another route", async () => {
  for (const uploadId of ['u', '..', '', 'a~b']) {
    const answer = await ask('GET /z/{token}/receipts/{uploadId}', token, { uploadId })
    expect(answer.statusCode).toBe(404)
  }
  expect((await ask('DELETE /z/{token}', token)).statusCode).toBe(404)
})
