import { request as httpRequest } from 'node:http'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  PutObjectCommand,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, outcome, START, startFixture } from './fixture.ts'

let s3: Fixture
beforeAll(async () => {
  s3 = await startFixture()
})
afterAll(() => s3.stop())

const put = (Key: string, Body = 'text', more: Partial<PutObjectCommandInput> = {}) =>
  s3.client.send(new PutObjectCommand({ Bucket: 'plain', Key, Body, ...more }))
const get = (Key: string, more: Partial<GetObjectCommandInput> = {}) =>
  s3.client.send(new GetObjectCommand({ Bucket: 'plain', Key, ...more }))
const text = async (key: string) => (await get(key)).Body!.transformToString()

describe('conditions', () => {
  it('lets exactly one of twenty first writers win', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) => outcome(put('race', `writer ${i}`, { IfNoneMatch: '*' }))),
    )
    expect(outcomes.filter((one) => one === 'done')).toHaveLength(1)
    expect(outcomes.filter((one) => one === '412 PreconditionFailed')).toHaveLength(19)
    expect(await text('race')).toBe(`writer ${outcomes.indexOf('done')}`)
  })

  it('replaces only what is expected', async () => {
    const { ETag } = await put('swap', 'one')
    expect(await outcome(put('swap', 'two', { IfMatch: ETag! }))).toBe('done')
    expect(await outcome(put('swap', 'three', { IfMatch: ETag! }))).toBe('412 PreconditionFailed')
    expect(await outcome(put('none', 'x', { IfMatch: ETag! }))).toBe('404 NoSuchKey')
    expect(await outcome(put('swap', 'x', { IfNoneMatch: ETag! }))).toBe('501 NotImplemented')
    expect(await text('swap')).toBe('two')
  })

  it('tells a conditional writer of a deletion that happened under way: 409', async () => {
    await put('conflict', 'one')
    const url = new URL(
      await getSignedUrl(s3.client, new PutObjectCommand({ Bucket: 'plain', Key: 'conflict', IfNoneMatch: '*' }), {
        unhoistableHeaders: new Set(['if-none-match']),
      }),
    )
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const upload = httpRequest(url, { method: 'PUT', headers: { 'if-none-match': '*', expect: '100-continue' } })
      upload.on('response', (response) => resolve(response.resume().statusCode))
      upload.on('error', reject)
      // the server is reading the body now
      upload.on('continue', () => {
        s3.client.send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'conflict' })).then(() => upload.end(), reject)
      })
    })
    expect(status).toBe(409)
  })

  it('reads under conditions', async () => {
    const { ETag } = await put('read')
    expect(await outcome(get('read', { IfMatch: ETag! }))).toBe('done')
    expect(await outcome(get('read', { IfMatch: '"other"' }))).toBe('412 PreconditionFailed')
    expect(await outcome(get('read', { IfNoneMatch: ETag! }))).toMatch(/^304/)
    expect(await outcome(get('read', { IfModifiedSince: new Date(START) }))).toMatch(/^304/)
    expect(await outcome(get('read', { IfModifiedSince: new Date('2025-04-08T08:59:59Z') }))).toBe('done')
  })
})

describe('ranges', () => {
  it.each([
    ['bytes=0-0', '0', 'bytes 0-0/10'],
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=7-99', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-99', '0123456789', 'bytes 0-9/10'],
    ['bytes=4-2', '0123456789', undefined],
    ['bytes=0-1,3-4', '0123456789', undefined],
    ['lines=1-2', '0123456789', undefined],
  ])('%s', async (Range, expected, contentRange) => {
    await put('digits', '0123456789')
    const object = await get('digits', { Range })
    expect(await object.Body!.transformToString()).toBe(expected)
    expect(object.ContentRange).toBe(contentRange)
    expect(object.$metadata.httpStatusCode).toBe(contentRange ? 206 : 200)
  })

  it('refuses what lies behind the end', async () => {
    await put('digits', '0123456789')
    expect(await outcome(get('digits', { Range: 'bytes=10-' }))).toBe('416 InvalidRange')
    expect(await outcome(get('digits', { Range: 'bytes=-0' }))).toBe('416 InvalidRange')
  })
})
