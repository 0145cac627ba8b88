import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Fixture, KEYS, makeClient, outcome, START, startFixture, tamper } from './fixture.ts'

let s3: Fixture
beforeAll(async () => {
  s3 = await startFixture()
})
afterAll(() => s3.stop())

const put = (Key: string, Body: PutObjectCommandInput['Body'] = 'text', more: Partial<PutObjectCommandInput> = {}) =>
  s3.client.send(new PutObjectCommand({ Bucket: 'plain', Key, Body, ...more }))
const get = (Key: string) => s3.client.send(new GetObjectCommand({ Bucket: 'plain', Key }))
const text = async (key: string) => (await get(key)).Body!.transformToString()

describe('put and get', () => {
  it('keeps bytes, type, headers and metadata under any key', async () => {
    for (const key of ['a', 'a b+c&d/é三月.csv', "it's (1)*!", '../up', 'x//y', '%2F?#']) {
      await put(key, `of ${key}`, {
        ContentType: 'text/csv',
        Metadata: { name: '%E4%B8%89' },
        CacheControl: 'no-store',
      })
      const object = await get(key)
      expect(await object.Body!.transformToString()).toBe(`of ${key}`)
      expect(object).toMatchObject({
        ContentType: 'text/csv',
        Metadata: { name: '%E4%B8%89' },
        CacheControl: 'no-store',
      })
      expect(object.ETag).toBe(`"${createHash('md5').update(`of ${key}`).digest('hex')}"`)
      expect(object.LastModified).toEqual(new Date(START))
      expect(object.VersionId).toBeUndefined()
    }
  })

  it('form-encodes the key in the event', async () => {
    s3.events.length = 0
    await put('a b+c/三.csv')
    expect(s3.events[0]!.eventName).toBe('ObjectCreated:Put')
    expect(s3.events[0]!.s3.object.key).toBe('a+b%2Bc/%E4%B8%89.csv')
    expect(s3.events[0]!.s3.object.versionId).toBeUndefined()
  })

  it('keeps an empty object and a type that nobody gave', async () => {
    await put('empty', '')
    const object = await s3.client.send(new HeadObjectCommand({ Bucket: 'plain', Key: 'empty' }))
    expect(object).toMatchObject({ ContentLength: 0, ContentType: 'application/octet-stream' })
    expect(await text('empty')).toBe('')
  })

  it('replaces in a bucket without versions', async () => {
    await put('r', 'one')
    await put('r', 'two')
    expect(await text('r')).toBe('two')
  })

  it('copies with the headers, or with others', async () => {
    await put('from', 'copied', { ContentType: 'text/csv', Metadata: { a: '1' } })
    const source = { Bucket: 'plain', CopySource: 'plain/from' }
    s3.events.length = 0
    await s3.client.send(new CopyObjectCommand({ ...source, Key: 'to' }))
    expect(s3.events[0]!.eventName).toBe('ObjectCreated:Copy')
    expect(await get('to')).toMatchObject({ ContentType: 'text/csv', Metadata: { a: '1' } })
    const replaced = { MetadataDirective: 'REPLACE', ContentType: 'text/plain' } as const
    await s3.client.send(new CopyObjectCommand({ ...source, ...replaced, Key: 'to' }))
    expect(await get('to')).toMatchObject({ ContentType: 'text/plain', Metadata: {} })
    expect(await text('to')).toBe('copied')
    const missing = new CopyObjectCommand({ ...source, CopySource: 'plain/none', Key: 'to' })
    expect(await outcome(s3.client.send(missing))).toBe('404 NoSuchKey')
  })

  it('answers for what is not there', async () => {
    const nowhere = new GetObjectCommand({ Bucket: 'nowhere', Key: 'k' })
    expect(await outcome(get('none'))).toBe('404 NoSuchKey')
    expect(await outcome(s3.client.send(nowhere))).toBe('404 NoSuchBucket')
    expect(await outcome(s3.client.send(new DeleteObjectCommand({ Bucket: 'plain', Key: 'none' })))).toBe('done')
    expect(await outcome(s3.client.send(new HeadBucketCommand({ Bucket: 'plain' })))).toBe('done')
    expect(await outcome(s3.client.send(new HeadBucketCommand({ Bucket: 'nowhere' })))).toBe('404 NotFound')
    expect(await outcome(put('k'.repeat(1025)))).toBe('400 KeyTooLongError')
  })

  it('refuses what it does not implement instead of ignoring it', async () => {
    expect(await outcome(put('k', 'x', { Tagging: 'a=b' }))).toBe('501 NotImplemented')
    expect(await outcome(put('k', 'x', { ServerSideEncryption: 'aws:kms' }))).toBe('501 NotImplemented')
    const acl = new PutObjectAclCommand({ Bucket: 'plain', Key: 'a', ACL: 'public-read' })
    expect(await outcome(s3.client.send(acl))).toBe('501 NotImplemented')
  })
})

describe('who asks', () => {
  it('answers nobody without a signature', async () => {
    await put('secret')
    expect(await outcome(fetch(`${s3.url}/plain/secret`))).toBe('403 AccessDenied')
    expect(await outcome(fetch(`${s3.url}/plain/secret`, { method: 'PUT', body: 'x' }))).toBe('403 AccessDenied')
    expect(await outcome(fetch(`${s3.url}/plain?list-type=2`))).toBe('403 AccessDenied')
    expect(await outcome(fetch(`${s3.url}/`))).toBe('403 AccessDenied')
    expect(await outcome(fetch(`${s3.url}/plain/%ff`))).toBe('400 InvalidURI')
  })

  it('refuses another secret, another key, another time', async () => {
    const as = (credentials: typeof KEYS) =>
      outcome(makeClient(s3.url, credentials).send(new GetObjectCommand({ Bucket: 'plain', Key: 'secret' })))
    expect(await as({ ...KEYS, secretAccessKey: 'guess' })).toBe('403 SignatureDoesNotMatch')
    expect(await as({ ...KEYS, accessKeyId: 'AKIDOTHER' })).toBe('403 InvalidAccessKeyId')
    s3.setServer('2025-04-08T09:15:01Z')
    const late = await outcome(makeClient(s3.url).send(new GetObjectCommand({ Bucket: 'plain', Key: 'secret' })))
    s3.setServer(START)
    expect(late).toBe('403 RequestTimeTooSkewed')
  })

  it('lets a presigned GET in until it expires, and only for what it names', async () => {
    const command = new GetObjectCommand({
      Bucket: 'plain',
      Key: 'secret',
      ResponseContentDisposition: 'attachment; filename="edition-1.zip"',
    })
    const url = await getSignedUrl(s3.client, command, { expiresIn: 60 })
    const response = await fetch(url)
    expect(await response.text()).toBe('text')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="edition-1.zip"')
    expect(await outcome(fetch(url.replace('secret', 'other')))).toBe('403 SignatureDoesNotMatch')
    expect(await outcome(fetch(url.replace('edition-1', 'edition-2')))).toBe('403 SignatureDoesNotMatch')
    expect(await outcome(fetch(url, { method: 'DELETE' }))).toBe('403 SignatureDoesNotMatch')
    expect(await outcome(fetch(`${url}&versionId=x`))).toBe('403 SignatureDoesNotMatch')
    s3.setServer('2025-04-08T09:01:00Z')
    const expired = await (await fetch(url)).text()
    s3.setServer(START)
    expect(expired).toContain('<Code>AccessDenied</Code><Message>Request has expired</Message>')
  })

  it("shows the trap of the SDK's presigned PUT: the checksum of an empty body is part of it", async () => {
    const url = await getSignedUrl(s3.client, new PutObjectCommand({ Bucket: 'plain', Key: 'up' }), { expiresIn: 60 })
    expect(await outcome(fetch(url, { method: 'PUT', body: 'anything' }))).toBe('400 BadDigest')
  })
})

describe('integrity', () => {
  it('verifies CRC32, SHA-1, SHA-256 and MD5, and gives the checksum back', async () => {
    for (const algorithm of ['CRC32', 'SHA1', 'SHA256'] as const) {
      await put('sum', 'text', { ChecksumAlgorithm: algorithm })
      const object = await s3.client.send(
        new GetObjectCommand({ Bucket: 'plain', Key: 'sum', ChecksumMode: 'ENABLED' }),
      )
      expect(object[`Checksum${algorithm}`]).toBeTruthy()
      expect(await object.Body!.transformToString()).toBe('text')
    }
    const md5 = createHash('md5').update('text').digest('base64')
    expect(await outcome(put('sum', 'text', { ContentMD5: md5 }))).toBe('done')
  })

  it('refuses a wrong one', async () => {
    const wrongMd5 = createHash('md5').update('other').digest('base64')
    expect(await outcome(put('bad', 'text', { ChecksumCRC32: 'AAAAAA==' }))).toBe('400 BadDigest')
    const wrongSha = createHash('sha256').update('other').digest('base64')
    expect(await outcome(put('bad', 'text', { ChecksumSHA256: wrongSha }))).toBe('400 BadDigest')
    expect(await outcome(put('bad', 'text', { ChecksumSHA256: 'AAAA' }))).toBe('400 InvalidRequest')
    expect(await outcome(put('bad', 'text', { ContentMD5: wrongMd5 }))).toBe('400 BadDigest')
    expect(await outcome(put('bad', 'text', { ContentMD5: 'AAAA' }))).toBe('400 InvalidDigest')
    expect(await outcome(put('bad', 'text', { ChecksumCRC64NVME: 'AAAAAAAAAAA=' }))).toBe('501 NotImplemented')
    expect(await outcome(get('bad'))).toBe('404 NoSuchKey')
  })

  it('refuses bytes that changed after signing', async () => {
    const client = tamper(makeClient(s3.url), (request) => {
      request.body = 'tex!'
    })
    const upload = client.send(new PutObjectCommand({ Bucket: 'plain', Key: 'bad', Body: 'text' }))
    expect(await outcome(upload)).toBe('400 XAmzContentSHA256Mismatch')
  })
})

describe('streams (aws-chunked with a trailer)', () => {
  const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * 7) % 251))
  const stream = () => Readable.from([bytes.subarray(0, 70_001), bytes.subarray(70_001)], { objectMode: false })
  const upload = (client = s3.client, more: Partial<PutObjectCommandInput> = {}) =>
    client.send(
      new PutObjectCommand({ Bucket: 'plain', Key: 'stream', Body: stream(), ContentLength: bytes.length, ...more }),
    )

  it('takes the framing off', async () => {
    await upload(s3.client, { ContentEncoding: 'gzip' })
    const object = await get('stream')
    expect(object.ContentEncoding).toBe('gzip')
    expect(Buffer.from(await object.Body!.transformToByteArray()).equals(bytes)).toBe(true)
    await upload(s3.client, { ChecksumAlgorithm: 'SHA256' })
    const head = new HeadObjectCommand({ Bucket: 'plain', Key: 'stream' })
    expect((await s3.client.send(head)).ContentLength).toBe(bytes.length)
  })

  const framed = (body: string, trailer = 'x-amz-checksum-crc32') => {
    const client = tamper(makeClient(s3.url), (request) => {
      expect(request.headers['x-amz-content-sha256']).toBe('STREAMING-UNSIGNED-PAYLOAD-TRAILER')
      expect(request.headers['x-amz-trailer']).toBe(trailer)
      request.body = Readable.from([Buffer.from(body)], { objectMode: false })
      delete request.headers['content-length']
    })
    const Body = Readable.from([Buffer.from('text')], { objectMode: false })
    return outcome(client.send(new PutObjectCommand({ Bucket: 'plain', Key: 'framed', Body, ContentLength: 4 })))
  }

  it('verifies the trailer, the length and the framing', async () => {
    expect(await framed('4\r\ntext\r\n0\r\nx-amz-checksum-crc32:O4sZQQ==\r\n\r\n')).toBe('400 BadDigest')
    expect(await framed('4\r\ntext\r\n0\r\n\r\n')).toBe('400 MalformedTrailerError')
    expect(await framed('4\r\ntext\r\n0\r\nx-amz-meta-a:b\r\n\r\n')).toBe('400 MalformedTrailerError')
    expect(await framed('5\r\ntext5\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n')).toBe('400 IncompleteBody')
    expect(await framed('4\r\ntext0\r\n\r\n')).toBe('400 IncompleteBody')
    expect(await framed('text')).toBe('400 IncompleteBody')
    expect(await outcome(get('framed'))).toBe('404 NoSuchKey')
  })
})
