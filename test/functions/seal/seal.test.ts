import { afterAll, beforeAll, expect, test } from 'vitest'
import { main } from '../../../functions/seal/handler.ts'
import { verifierKeyName } from '../../../shared/archive/manifest.ts'
import { verifyArchive } from '../../../shared/archive/verify.ts'
import { readZip } from '../../../shared/archive/zip.ts'
import { getObject, putObject } from '../../../shared/aws/objects.ts'
import { publicKey } from '../../../shared/aws/signer.ts'
import { sha256Hex } from '../../../shared/digest.ts'
import { INTAKE_LIMITS } from '../../../shared/intake/limits.ts'
import { objectKeys } from '../../../shared/keys.ts'
import { putEdition } from '../../../shared/store/editions.ts'
import { putRevision } from '../../../shared/store/revisions.ts'
import { collected, computed, EDITION, rendered, stored, uploaded, versionsOf } from '../../fixtures/closing.ts'
import { marchRevisions } from '../../fixtures/small-month.ts'
import { filedBy, formBytes, smallRound } from '../../fixtures/small-programme.ts'
import { BUCKETS, type Storage, startStorage } from '../../fixtures/storage.ts'

let storage: Storage
const ARCHIVE = objectKeys.archive(EDITION, 'archive.zip')
const tooLarge = Buffer.alloc(INTAKE_LIMITS.uploadBytes + 1, 'x')

beforeAll(async () => {
  storage = await startStorage(smallRound.opensAt)
  await collected(storage)
  // Past the permission, larger than one lets through: it must not keep the month from being sealed.
  const large = { zone: 'Z5', uploadId: 'u5b', receivedAt: '2025-04-06T00:00:00.000Z', bytes: tooLarge }
  await uploaded(storage, large, 'recorded')
  await withoutReceipt()
  await expect(main(EDITION)).rejects.toThrow('freeze it first')
  await computed(storage)
})
afterAll(() => storage.stop())

const archive = async () => (await getObject(BUCKETS.archive, ARCHIVE, { limitBytes: 100_000_000 }))!.bytes

test('nothing is sealed before the bulletin is written', async () => {
  await expect(main(EDITION)).rejects.toThrow('the close has not written')
  expect(await versionsOf(BUCKETS.archive, ARCHIVE)).toBe(0)
})

test('the archive of a real close proves itself', async () => {
  await rendered()
  const sealed = await main(EDITION)
  const bytes = await archive()
  const key = { name: verifierKeyName('small'), publicKey: await publicKey() }
  const result = await verifyArchive(bytes, key)
  expect(result.faults).toEqual([])
  expect(result.checked).toMatchObject({ uploads: 9 })
  expect(sealed).toMatchObject({ ...EDITION, manifestHash: result.manifestHash })
  const seal = JSON.parse(await stored(BUCKETS.rounds, objectKeys.work(EDITION, 'seal.json')))
  expect(seal).toMatchObject({ ...facts(sealed), archiveSha256: sha256Hex(bytes), sizeBytes: bytes.length })
  expect(await stored(BUCKETS.archive, objectKeys.archive(EDITION, 'checkpoint.txt'))).toBe(seal.checkpoint)
})

test('what came late is not in it; what was too large is there without its bytes', async () => {
  const zip = readZip(await archive())
  if ('fault' in zip) throw new Error(zip.fault)
  const names = [...zip.files.keys()]
  expect(names.filter((name) => name.includes('/Z3/'))).toEqual([])
  const large = names.filter((name) => name.includes('/u5b~')).map((name) => name.split('/')[0])
  expect(large.sort()).toEqual(['receipts', 'submissions'])
  expect(names.filter((name) => name.includes('/u9~')).length).toBe(3)
})

test('sealed again it has the same bytes, whatever came meanwhile', async () => {
  const first = await main(EDITION)
  const bytes = formBytes('Z3', filedBy('1', '2', '3', '4'))
  await uploaded(storage, { zone: 'Z3', uploadId: 'u3b', receivedAt: '2025-04-12T01:00:00.000Z', bytes }, 'recorded')
  // An edition of an earlier period, published since: it is not what this one followed when it was sealed.
  const facts = { archiveVersionId: 'v', publishedAt: smallRound.releasesAt, reason: null, previousManifestHash: null }
  const hashes = { manifestHash: 'd'.repeat(64), archiveSha256: 'e'.repeat(64) }
  await putEdition({ programme: 'small', period: '2025-01/02', edition: 1, ...facts, ...hashes })
  const before = await storage.snapshot()
  expect(await main(EDITION)).toEqual(first)
  expect(await storage.snapshot()).toEqual(before)
  expect(await versionsOf(BUCKETS.archive, ARCHIVE)).toBe(1)
})

test('other bytes under the same edition are refused', async () => {
  const key = objectKeys.work(EDITION, 'bulletin.pdf')
  await putObject(BUCKETS.rounds, key, Buffer.from('%PDF another'), { contentType: 'application/pdf' })
  await expect(main(EDITION)).rejects.toThrow('correct it by a new edition')
  await expect(main({ ...EDITION, edition: 2 })).rejects.toThrow('freeze it first')
})

/** A rejected filing whose function died between the record and the receipt. */
async function withoutReceipt(): Promise<void> {
  const bytes = Buffer.from('no form either')
  const upload = { zone: 'Z6', uploadId: 'u9', receivedAt: '2025-04-07T00:00:00.000Z', bytes }
  const [revision] = await marchRevisions([upload])
  const key = objectKeys.upload(revision!)
  storage.at(upload.receivedAt)
  const { versionId } = await putObject(BUCKETS.inbox, key, bytes, { contentType: 'text/plain' })
  await putRevision({ ...revision!, versionId })
}

function facts({ manifestHash, archiveVersionId }: { manifestHash: string; archiveVersionId: string }) {
  return { manifestHash, archiveVersionId, previousManifestHash: null }
}
