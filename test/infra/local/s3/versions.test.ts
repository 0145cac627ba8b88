import { appendFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  PutObjectRetentionCommand,
  paginateListObjectsV2,
  paginateListObjectVersions,
} from '@aws-sdk/client-s3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startS3 } from '../../../../infra/local/s3/server.ts'
import { type Fixture, KEYS, makeClient, outcome, START, startFixture, tamper } from './fixture.ts'

let s3: Fixture
beforeEach(async () => {
  s3 = await startFixture()
})
afterEach(() => s3.stop())

const put = async (Bucket: string, Key: string, Body = 'text', more: Partial<PutObjectCommandInput> = {}) =>
  (await s3.client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))).VersionId!
const get = async (Bucket: string, Key: string, VersionId?: string) => {
  const object = await s3.client.send(new GetObjectCommand({ Bucket, Key, VersionId }))
  return object.Body!.transformToString()
}
const remove = (Bucket: string, Key: string, VersionId?: string) =>
  s3.client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }))
const versions = (Bucket: string, Prefix = '') => s3.client.send(new ListObjectVersionsCommand({ Bucket, Prefix }))

describe('versions', () => {
  it('keeps each, the newest in front', async () => {
    const one = await put('inbox', 'k', 'one')
    s3.setBoth('2025-04-08T09:00:01.900Z')
    const two = await put('inbox', 'k', 'two')
    expect(await get('inbox', 'k')).toBe('two')
    expect(await get('inbox', 'k', one)).toBe('one')
    const list = await versions('inbox')
    expect(list.Versions!.map((v) => [v.VersionId, v.IsLatest, v.Size, v.LastModified!.toISOString()])).toEqual([
      [two, true, 3, '2025-04-08T09:00:01.000Z'],
      [one, false, 3, START],
    ])
  })

  it('hides behind a delete marker and comes back when the marker goes', async () => {
    const one = await put('inbox', 'k', 'one')
    const marker = await remove('inbox', 'k')
    expect(marker.DeleteMarker).toBe(true)
    expect(await outcome(get('inbox', 'k'))).toBe('404 NoSuchKey')
    expect(await outcome(get('inbox', 'k', marker.VersionId))).toBe('405 MethodNotAllowed')
    expect(await outcome(get('inbox', 'k', 'unknown'))).toBe('404 NoSuchVersion')
    expect(await get('inbox', 'k', one)).toBe('one')
    expect((await s3.client.send(new ListObjectsV2Command({ Bucket: 'inbox' }))).KeyCount).toBe(0)
    const list = await versions('inbox')
    expect(list.DeleteMarkers).toMatchObject([{ Key: 'k', VersionId: marker.VersionId, IsLatest: true }])
    expect((await remove('inbox', 'k', marker.VersionId)).DeleteMarker).toBe(true)
    expect(await get('inbox', 'k')).toBe('one')
    await remove('inbox', 'k', one)
    expect((await versions('inbox')).Versions).toBeUndefined()
  })

  it('lets If-None-Match in after a delete marker', async () => {
    await put('inbox', 'k', 'one', { IfNoneMatch: '*' })
    expect(await outcome(put('inbox', 'k', 'two', { IfNoneMatch: '*' }))).toBe('412 PreconditionFailed')
    await remove('inbox', 'k')
    expect(await outcome(put('inbox', 'k', 'two', { IfNoneMatch: '*' }))).toBe('done')
  })

  it('copies the version that is named', async () => {
    const one = await put('inbox', 'k', 'one')
    await put('inbox', 'k', 'two')
    const copy = new CopyObjectCommand({ Bucket: 'plain', Key: 'c', CopySource: `inbox/k?versionId=${one}` })
    expect((await s3.client.send(copy)).CopySourceVersionId).toBe(one)
    expect(await get('plain', 'c')).toBe('one')
  })

  it('deletes many at once, each with its own answer', async () => {
    const locked = await put('archive', 'a&b', 'x')
    const result = await s3.client.send(
      new DeleteObjectsCommand({
        Bucket: 'archive',
        Delete: { Objects: [{ Key: 'a&b', VersionId: locked }, { Key: 'a&b' }, { Key: 'none', VersionId: 'v' }] },
      }),
    )
    expect(result.Errors).toMatchObject([{ Key: 'a&b', VersionId: locked, Code: 'AccessDenied' }])
    expect(result.Deleted).toMatchObject([{ Key: 'a&b', DeleteMarker: true }, { Key: 'none' }])
    const quiet = { Objects: [{ Key: 'x' }], Quiet: true }
    const silent = await s3.client.send(new DeleteObjectsCommand({ Bucket: 'plain', Delete: quiet }))
    expect(silent.Deleted).toBeUndefined()
    const none = new DeleteObjectsCommand({ Bucket: 'plain', Delete: { Objects: [] } })
    expect(await outcome(s3.client.send(none))).toBe('400 MalformedXML')
  })
})

describe('Object Lock', () => {
  const until = '2025-05-08T09:00:00.000Z'
  const retain = (Key: string, VersionId: string, date: string, Bucket = 'archive') =>
    outcome(
      s3.client.send(
        new PutObjectRetentionCommand({
          Bucket,
          Key,
          VersionId,
          Retention: { Mode: 'COMPLIANCE', RetainUntilDate: new Date(date) },
        }),
      ),
    )

  it("protects every new version for the bucket's days", async () => {
    const version = await put('archive', 'a')
    const head = await s3.client.send(new HeadObjectCommand({ Bucket: 'archive', Key: 'a' }))
    expect(head).toMatchObject({ ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: new Date(until) })
    expect(await outcome(remove('archive', 'a', version))).toBe('403 AccessDenied')
    expect(await outcome(remove('archive', 'a'))).toBe('done') // a marker hides, it destroys nothing
    expect(await get('archive', 'a', version)).toBe('text')
    expect(await outcome(put('archive', 'a', 'another'))).toBe('done')
    s3.setBoth('2025-05-08T08:59:59.000Z')
    expect(await outcome(remove('archive', 'a', version))).toBe('403 AccessDenied')
    s3.setBoth(until)
    expect(await outcome(remove('archive', 'a', version))).toBe('done')
  })

  it('takes a longer protection with the object', async () => {
    const year = { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: new Date('2026-04-08T00:00:00Z') } as const
    const version = await put('archive', 'a', 'x', year)
    const retention = new GetObjectRetentionCommand({ Bucket: 'archive', Key: 'a', VersionId: version })
    expect((await s3.client.send(retention)).Retention).toEqual({
      Mode: 'COMPLIANCE',
      RetainUntilDate: year.ObjectLockRetainUntilDate,
    })
    const past = { ...year, ObjectLockRetainUntilDate: new Date(START) }
    expect(await outcome(put('archive', 'a', 'x', past))).toBe('400 InvalidArgument')
    expect(await outcome(put('inbox', 'a', 'x', year))).toBe('400 InvalidRequest')
    const half = { ObjectLockMode: 'COMPLIANCE' } as const
    expect(await outcome(put('archive', 'a', 'x', half))).toBe('400 InvalidArgument')
    expect(await outcome(put('archive', 'a', 'x', { ...year, ObjectLockMode: 'GOVERNANCE' }))).toBe(
      '501 NotImplemented',
    )
  })

  it('makes a protection longer, never shorter', async () => {
    const version = await put('archive', 'a')
    expect(await retain('a', version, '2025-06-01T00:00:00Z')).toBe('done')
    expect(await retain('a', version, '2025-05-31T00:00:00Z')).toBe('403 AccessDenied')
    expect(await retain('a', version, START)).toBe('400 InvalidArgument')
    expect(await retain('a', 'unknown', '2025-06-01T00:00:00Z')).toBe('404 NoSuchVersion')
    const plain = await put('inbox', 'a')
    expect(await retain('a', plain, '2025-06-01T00:00:00Z', 'inbox')).toBe('400 InvalidRequest')
    s3.setBoth('2025-05-31T23:59:59Z')
    expect(await outcome(remove('archive', 'a', version))).toBe('403 AccessDenied')
  })

  it('wants a checksum with what it locks', async () => {
    const client = makeClient(s3.url)
    client.config.requestChecksumCalculation = async () => 'WHEN_REQUIRED' as const
    const bare = tamper(client, () => undefined).send(new PutObjectCommand({ Bucket: 'archive', Key: 'a', Body: 'x' }))
    expect(await outcome(bare)).toBe('400 InvalidRequest')
  })
})

describe('listing', () => {
  const names = Array.from({ length: 1003 }, (_, i) => `many/${String(i).padStart(4, '0')}`)

  it('pages through more than a thousand keys in order, each once', async () => {
    await Promise.all(names.toReversed().map((key) => put('plain', key, '')))
    const first = await s3.client.send(new ListObjectsV2Command({ Bucket: 'plain', MaxKeys: 5000 }))
    expect([first.KeyCount, first.IsTruncated, first.MaxKeys]).toEqual([1000, true, 1000])
    for (const pageSize of [1000, 100, 17]) {
      const keys: string[] = []
      for await (const page of paginateListObjectsV2({ client: s3.client, pageSize }, { Bucket: 'plain' })) {
        keys.push(...page.Contents!.map((object) => object.Key!))
      }
      expect(keys).toEqual(names)
    }
    const after = new ListObjectsV2Command({ Bucket: 'plain', StartAfter: 'many/1000' })
    expect((await s3.client.send(after)).Contents!.map((o) => o.Key)).toEqual(['many/1001', 'many/1002'])
  })

  it('groups by delimiter, also over pages', async () => {
    for (const key of ['a', 'b/1', 'b/2', 'b/c/1', 'd/1', 'e', '三/1', '\u{20000}/1']) await put('plain', key)
    const walk = async (Prefix: string, pageSize: number) => {
      const found: string[] = []
      const input = { Bucket: 'plain', Prefix, Delimiter: '/' }
      for await (const page of paginateListObjectsV2({ client: s3.client, pageSize }, input)) {
        found.push(...(page.Contents ?? []).map((o) => o.Key!), ...(page.CommonPrefixes ?? []).map((p) => p.Prefix!))
      }
      return found
    }
    // as a set of a page, keys come before prefixes; one to a page, they come in order
    expect(await walk('', 1)).toEqual(['a', 'b/', 'd/', 'e', '三/', '\u{20000}/'])
    expect(await walk('', 100)).toEqual(['a', 'e', 'b/', 'd/', '三/', '\u{20000}/'])
    expect(await walk('b/', 1)).toEqual(['b/1', 'b/2', 'b/c/'])
    expect(await walk('none', 1)).toEqual([])
  })

  it('pages through versions and markers', async () => {
    const expected: string[] = []
    for (const key of ['p/1', 'p/2', 'p/3']) {
      const made: string[] = []
      for (let i = 0; i < 3; i++) made.unshift(await put('inbox', key, `${i}`))
      made.unshift((await remove('inbox', key)).VersionId!)
      expected.push(...made)
    }
    await put('inbox', 'q')
    for (const pageSize of [1, 2, 5, 100]) {
      const found: string[] = []
      const input = { Bucket: 'inbox', Prefix: 'p/' }
      for await (const page of paginateListObjectVersions({ client: s3.client, pageSize }, input)) {
        found.push(...[...(page.DeleteMarkers ?? []), ...(page.Versions ?? [])].map((v) => v.VersionId!))
      }
      expect(found.toSorted()).toEqual(expected.toSorted())
      if (pageSize === 1) expect(found).toEqual(expected)
    }
  })

  it('refuses parameters that are none', async () => {
    const list = (more: object) => outcome(s3.client.send(new ListObjectsV2Command({ Bucket: 'plain', ...more })))
    expect(await list({ MaxKeys: -1 })).toBe('400 InvalidArgument')
    expect(await list({ ContinuationToken: 'x' })).toBe('400 InvalidArgument')
    expect(await list({ EncodingType: 'other' })).toBe('400 InvalidArgument')
    expect(await list({ MaxKeys: 0 })).toBe('done')
  })
})

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

describe('restart', () => {
  it('finds everything again: versions, order, markers, metadata, protection', async () => {
    const one = await put('inbox', 'k', 'one', { Metadata: { name: 'a' } })
    await put('inbox', 'k', 'two')
    await put('inbox', 'gone')
    await remove('inbox', 'gone')
    await put('plain', 'k', 'old')
    await put('plain', 'k', 'new')
    await put('plain', 'deleted')
    await remove('plain', 'deleted')
    const locked = await put('archive', 'a')
    const sequencer = s3.events.filter((event) => event.s3.bucket.name === 'inbox').at(-1)!.s3.object.sequencer
    const before = await versions('inbox')
    await s3.restart()
    const after = await versions('inbox')
    expect([after.Versions, after.DeleteMarkers]).toEqual([before.Versions, before.DeleteMarkers])
    expect(await get('inbox', 'k')).toBe('two')
    expect(await get('inbox', 'k', one)).toBe('one')
    expect(await get('plain', 'k')).toBe('new')
    expect(await outcome(get('plain', 'deleted'))).toBe('404 NoSuchKey')
    expect(await outcome(remove('archive', 'a', locked))).toBe('403 AccessDenied')
    await put('inbox', 'k', 'three')
    expect(s3.events.at(-1)!.s3.object.sequencer > sequencer).toBe(true)
  })

  it('forgets what a kill left half written: a torn line, bytes without a line', async () => {
    await put('plain', 'k', 'whole')
    const directory = join(s3.dataDir, 'plain')
    appendFileSync(join(directory, 'versions.jsonl'), '{"act":"put","version":{"key":"三')
    writeFileSync(join(directory, 'blobs', 'orphan'), 'x')
    await s3.restart()
    expect(readdirSync(join(directory, 'blobs'))).toHaveLength(1)
    await put('plain', 'next')
    await s3.restart()
    expect((await s3.client.send(new ListObjectsV2Command({ Bucket: 'plain' }))).KeyCount).toBe(2)
    expect(await get('plain', 'k')).toBe('whole')
  })

  it('takes a new configuration, but no other versioning', async () => {
    await s3.restart()
    const other = await startS3({ ...KEYS, dataDir: join(s3.dataDir, 'other'), now: () => new Date(START) })
    other.createBucket('one', { versioned: true })
    expect(() => other.createBucket('one', { versioned: false })).toThrow('versioning')
    expect(() => other.createBucket('../up', { versioned: true })).toThrow('not a bucket name')
    const lock = { mode: 'COMPLIANCE', days: 1 } as const
    expect(() => other.createBucket('two', { versioned: false, objectLock: lock })).toThrow('needs versions')
    await other.close()
  })
})
