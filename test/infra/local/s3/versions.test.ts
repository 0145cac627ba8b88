import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectRetentionCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fixture, makeClient, outcome, START, startFixture, tamper } from './fixture.ts'

let s3: Fixture
beforeEach(async () => {
  s3 = await startFixture()
})
afterEach(() => s3.stop())

describe('versions', () => {
  it('keeps each, the newest in front', async () => {
    const one = await s3.put('inbox', 'k', 'one')
    s3.setBoth('2025-04-08T09:00:01.900Z')
    const two = await s3.put('inbox', 'k', 'two')
    expect(await s3.get('inbox', 'k')).toBe('two')
    expect(await s3.get('inbox', 'k', one)).toBe('one')
    const list = await s3.versions('inbox')
    expect(list.Versions!.map((v) => [v.VersionId, v.IsLatest, v.Size, v.LastModified!.toISOString()])).toEqual([
      [two, true, 3, '2025-04-08T09:00:01.000Z'],
      [one, false, 3, START],
    ])
  })

  it('hides behind a delete marker and comes back when the marker goes', async () => {
    const one = await s3.put('inbox', 'k', 'one')
    const marker = await s3.remove('inbox', 'k')
    expect(marker.DeleteMarker).toBe(true)
    expect(await outcome(s3.get('inbox', 'k'))).toBe('404 NoSuchKey')
    expect(await outcome(s3.get('inbox', 'k', marker.VersionId))).toBe('405 MethodNotAllowed')
    expect(await outcome(s3.get('inbox', 'k', 'unknown'))).toBe('404 NoSuchVersion')
    expect(await s3.get('inbox', 'k', one)).toBe('one')
    expect((await s3.client.send(new ListObjectsV2Command({ Bucket: 'inbox' }))).KeyCount).toBe(0)
    const list = await s3.versions('inbox')
    expect(list.DeleteMarkers).toMatchObject([{ Key: 'k', VersionId: marker.VersionId, IsLatest: true }])
    expect((await s3.remove('inbox', 'k', marker.VersionId)).DeleteMarker).toBe(true)
    expect(await s3.get('inbox', 'k')).toBe('one')
    await s3.remove('inbox', 'k', one)
    expect((await s3.versions('inbox')).Versions).toBeUndefined()
  })

  it('lets If-None-Match in after a delete marker', async () => {
    await s3.put('inbox', 'k', 'one', { IfNoneMatch: '*' })
    expect(await outcome(s3.put('inbox', 'k', 'two', { IfNoneMatch: '*' }))).toBe('412 PreconditionFailed')
    await s3.remove('inbox', 'k')
    expect(await outcome(s3.put('inbox', 'k', 'two', { IfNoneMatch: '*' }))).toBe('done')
  })

  it('copies the version that is named', async () => {
    const one = await s3.put('inbox', 'k', 'one')
    await s3.put('inbox', 'k', 'two')
    const copy = new CopyObjectCommand({ Bucket: 'plain', Key: 'c', CopySource: `inbox/k?versionId=${one}` })
    expect((await s3.client.send(copy)).CopySourceVersionId).toBe(one)
    expect(await s3.get('plain', 'c')).toBe('one')
  })

  it('deletes many at once, each with its own answer', async () => {
    const locked = await s3.put('archive', 'a&b', 'x')
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
    const version = await s3.put('archive', 'a')
    const head = await s3.client.send(new HeadObjectCommand({ Bucket: 'archive', Key: 'a' }))
    expect(head).toMatchObject({ ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: new Date(until) })
    expect(await outcome(s3.remove('archive', 'a', version))).toBe('403 AccessDenied')
    expect(await outcome(s3.remove('archive', 'a'))).toBe('done') // a marker hides, it destroys nothing
    expect(await s3.get('archive', 'a', version)).toBe('text')
    expect(await outcome(s3.put('archive', 'a', 'another'))).toBe('done')
    s3.setBoth('2025-05-08T08:59:59.000Z')
    expect(await outcome(s3.remove('archive', 'a', version))).toBe('403 AccessDenied')
    s3.setBoth(until)
    expect(await outcome(s3.remove('archive', 'a', version))).toBe('done')
  })

  it('takes a longer protection with the object', async () => {
    const year = { ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: new Date('2026-04-08T00:00:00Z') } as const
    const version = await s3.put('archive', 'a', 'x', year)
    const retention = new GetObjectRetentionCommand({ Bucket: 'archive', Key: 'a', VersionId: version })
    expect((await s3.client.send(retention)).Retention).toEqual({
      Mode: 'COMPLIANCE',
      RetainUntilDate: year.ObjectLockRetainUntilDate,
    })
    const past = { ...year, ObjectLockRetainUntilDate: new Date(START) }
    expect(await outcome(s3.put('archive', 'a', 'x', past))).toBe('400 InvalidArgument')
    expect(await outcome(s3.put('inbox', 'a', 'x', year))).toBe('400 InvalidRequest')
    const half = { ObjectLockMode: 'COMPLIANCE' } as const
    expect(await outcome(s3.put('archive', 'a', 'x', half))).toBe('400 InvalidArgument')
    expect(await outcome(s3.put('archive', 'a', 'x', { ...year, ObjectLockMode: 'GOVERNANCE' }))).toBe(
      '501 NotImplemented',
    )
  })

  it('makes a protection longer, never shorter', async () => {
    const version = await s3.put('archive', 'a')
    expect(await retain('a', version, '2025-06-01T00:00:00Z')).toBe('done')
    expect(await retain('a', version, '2025-05-31T00:00:00Z')).toBe('403 AccessDenied')
    expect(await retain('a', version, START)).toBe('400 InvalidArgument')
    expect(await retain('a', 'unknown', '2025-06-01T00:00:00Z')).toBe('404 NoSuchVersion')
    const plain = await s3.put('inbox', 'a')
    expect(await retain('a', plain, '2025-06-01T00:00:00Z', 'inbox')).toBe('400 InvalidRequest')
    s3.setBoth('2025-05-31T23:59:59Z')
    expect(await outcome(s3.remove('archive', 'a', version))).toBe('403 AccessDenied')
  })

  it('wants a checksum with what it locks', async () => {
    const client = makeClient(s3.url)
    client.config.requestChecksumCalculation = async () => 'WHEN_REQUIRED' as const
    const bare = tamper(client, () => undefined).send(new PutObjectCommand({ Bucket: 'archive', Key: 'a', Body: 'x' }))
    expect(await outcome(bare)).toBe('400 InvalidRequest')
  })
})
