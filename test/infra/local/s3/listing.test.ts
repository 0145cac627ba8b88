import {
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Fixture, outcome, startFixture } from './fixture.ts'

let s3: Fixture
beforeEach(async () => {
  s3 = await startFixture()
})
afterEach(() => s3.stop())

describe('listing', () => {
  const names = Array.from({ length: 1003 }, (_, i) => `many/${String(i).padStart(4, '0')}`)

  it('pages through more than a thousand keys in order, each once', async () => {
    await Promise.all(names.toReversed().map((key) => s3.put('plain', key, '')))
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
    for (const key of ['a', 'b/1', 'b/2', 'b/c/1', 'd/1', 'e', '三/1', '\u{20000}/1']) await s3.put('plain', key)
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
      for (let i = 0; i < 3; i++) made.unshift(await s3.put('inbox', key, `${i}`))
      made.unshift((await s3.remove('inbox', key)).VersionId!)
      expected.push(...made)
    }
    await s3.put('inbox', 'q')
    for (const pageSize of [1, 2, 5, 100]) {
      const found: string[] = []
      for (let KeyMarker: string | undefined, VersionIdMarker: string | undefined, more = true; more; ) {
        const input = { Bucket: 'inbox', Prefix: 'p/', MaxKeys: pageSize, KeyMarker, VersionIdMarker }
        const page: ListObjectVersionsCommandOutput = await s3.client.send(new ListObjectVersionsCommand(input))
        found.push(...[...(page.DeleteMarkers ?? []), ...(page.Versions ?? [])].map((v) => v.VersionId!))
        more = page.IsTruncated === true
        KeyMarker = page.NextKeyMarker
        VersionIdMarker = page.NextVersionIdMarker
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
