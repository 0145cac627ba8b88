import { appendFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ListObjectsV2Command } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startS3 } from '../../../../infra/local/s3/server.ts'
import { type Fixture, KEYS, outcome, START, startFixture } from './fixture.ts'

let s3: Fixture
beforeEach(async () => {
  s3 = await startFixture()
})
afterEach(() => s3.stop())

describe('restart', () => {
  it('finds everything again: versions, order, markers, metadata, protection', async () => {
    const one = await s3.put('inbox', 'k', 'one', { Metadata: { name: 'a' } })
    await s3.put('inbox', 'k', 'two')
    await s3.put('inbox', 'gone')
    await s3.remove('inbox', 'gone')
    await s3.put('plain', 'k', 'old')
    await s3.put('plain', 'k', 'new')
    await s3.put('plain', 'deleted')
    await s3.remove('plain', 'deleted')
    const locked = await s3.put('archive', 'a')
    const sequencer = s3.events.filter((event) => event.s3.bucket.name === 'inbox').at(-1)!.s3.object.sequencer
    const before = await s3.versions('inbox')
    await s3.restart()
    const after = await s3.versions('inbox')
    expect([after.Versions, after.DeleteMarkers]).toEqual([before.Versions, before.DeleteMarkers])
    expect(await s3.get('inbox', 'k')).toBe('two')
    expect(await s3.get('inbox', 'k', one)).toBe('one')
    expect(await s3.get('plain', 'k')).toBe('new')
    expect(await outcome(s3.get('plain', 'deleted'))).toBe('404 NoSuchKey')
    expect(await outcome(s3.remove('archive', 'a', locked))).toBe('403 AccessDenied')
    await s3.put('inbox', 'k', 'three')
    expect(s3.events.at(-1)!.s3.object.sequencer > sequencer).toBe(true)
  })

  it('forgets what a kill left half written: a torn line, bytes without a line', async () => {
    await s3.put('plain', 'k', 'whole')
    const directory = join(s3.dataDir, 'plain')
    appendFileSync(join(directory, 'versions.jsonl'), '{"act":"put","version":{"key":"三')
    writeFileSync(join(directory, 'blobs', 'orphan'), 'x')
    await s3.restart()
    expect(readdirSync(join(directory, 'blobs'))).toHaveLength(1)
    await s3.put('plain', 'next')
    await s3.restart()
    expect((await s3.client.send(new ListObjectsV2Command({ Bucket: 'plain' }))).KeyCount).toBe(2)
    expect(await s3.get('plain', 'k')).toBe('whole')
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
