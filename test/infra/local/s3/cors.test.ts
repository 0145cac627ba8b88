import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fixture, outcome, startFixture } from './fixture.ts'

let s3: Fixture
beforeEach(async () => {
  s3 = await startFixture()
})
afterEach(() => s3.stop())

describe('CORS', () => {
  const ask = (origin: string, method: string, headers?: string) =>
    fetch(`${s3.url}/inbox`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        ...(headers ? { 'access-control-request-headers': headers } : {}),
      },
    })

  it('answers a preflight by the rules of the bucket', async () => {
    const yes = await ask('https://page.example.org', 'POST', 'Content-Type')
    expect(yes.status).toBe(200)
    expect(Object.fromEntries(yes.headers)).toMatchObject({
      'access-control-allow-origin': 'https://page.example.org',
      'access-control-allow-methods': 'POST, GET',
      'access-control-allow-headers': 'content-type',
      'access-control-expose-headers': 'ETag',
      'access-control-max-age': '600',
    })
    expect(await outcome(ask('https://example.com', 'POST'))).toBe('403 AccessForbidden')
    expect(await outcome(ask('https://page.example.org', 'DELETE'))).toBe('403 AccessForbidden')
    expect(await outcome(ask('https://page.example.org', 'POST', 'x-other'))).toBe('403 AccessForbidden')
    expect(await outcome(fetch(`${s3.url}/inbox`, { method: 'OPTIONS' }))).toBe('400 InvalidRequest')
    expect(await outcome(fetch(`${s3.url}/nowhere`, { method: 'OPTIONS' }))).toBe('404 NoSuchBucket')
  })

  it('puts the headers on answers and refusals alike', async () => {
    const read = (origin: string) => fetch(`${s3.url}/inbox/k`, { headers: { origin } })
    const refused = await read('https://page.example.org')
    expect(refused.status).toBe(403)
    expect(refused.headers.get('access-control-allow-origin')).toBe('https://page.example.org')
    expect((await read('https://example.com')).headers.get('access-control-allow-origin')).toBeNull()
  })
})
