import { describe, expect, test } from 'vitest'
import { canonicalJson, sha256Hex } from '../../shared/digest.ts'
import { ENV, outputId, requiredEnv } from '../../shared/env.ts'
import { editionPath, objectKeys, parseUploadKey, tableKeys } from '../../shared/keys.ts'

const ref = { programme: 'p', period: '2025-01/02', region: 'r1', zone: 'z1', uploadId: 'u1' }

describe('keys', () => {
  test('an upload key reads back, from the inbox and from imports', () => {
    expect(parseUploadKey(objectKeys.upload(ref))).toEqual(ref)
    expect(parseUploadKey(objectKeys.import(ref))).toEqual(ref)
  })

  test.each(['', 'uploads/', 'uploads/p/2025-01_02/r1/z1', 'uploads/p/2025-13/r1/z1/u1', 'other/p/2025-03/r/z/u'])(
    '%j is none that we issued',
    (key) => expect(parseUploadKey(key)).toBeNull(),
  )

  test('a key with more in it is foreign', () => {
    expect(parseUploadKey(`${objectKeys.upload(ref)}/x`)).toBeNull()
  })

  test('revisions of a zone sort by the time of receipt', () => {
    const early = tableKeys.revision(ref, '2025-04-08T09:00:00.000Z', 'v')
    const late = tableKeys.revision(ref, '2025-04-08T10:00:00.000Z', 'a')
    expect(early.sk < late.sk).toBe(true)
    expect(early.sk.startsWith(tableKeys.zoneRevisions(ref.programme, ref.period, ref.region, ref.zone).sk)).toBe(true)
    expect(editionPath({ programme: 'p', period: '2025-01/02', edition: 1 })).toBe('p/2025-01_02/edition-1')
  })
})

describe('ground', () => {
  test('canonical JSON does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: undefined })).toBe('{"b":[{"c":null,"d":1}]}')
    expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  test('a missing variable is named', () => {
    expect(() => requiredEnv(ENV.table, {})).toThrow('TABLE_NAME')
    expect(outputId(ENV.table)).toBe('TableName')
  })
})
