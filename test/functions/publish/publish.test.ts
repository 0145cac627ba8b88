import { afterAll, beforeAll, expect, test } from 'vitest'
import { main } from '../../../functions/publish/handler.ts'
import { main as seal } from '../../../functions/seal/handler.ts'
import { putObject } from '../../../shared/aws/objects.ts'
import { objectKeys } from '../../../shared/keys.ts'
import { loadEditionFiles } from '../../../shared/store/edition-files.ts'
import { listEditions, loadEdition } from '../../../shared/store/editions.ts'
import { readLog } from '../../../shared/store/log.ts'
import { loadRound, moveRound } from '../../../shared/store/rounds.ts'
import { collected, computed, EDITION, rendered, stored, versionsOf } from '../../fixtures/closing.ts'
import { smallRound } from '../../fixtures/small-programme.ts'
import { BUCKETS, type Storage, startStorage } from '../../fixtures/storage.ts'

let storage: Storage
const closed = { ...smallRound, state: 'closed' } as const

beforeAll(async () => {
  storage = await startStorage(smallRound.opensAt)
  await collected(storage)
  await computed(storage)
  await rendered()
})
afterAll(() => storage.stop())

test('an edition that is not sealed is not published', async () => {
  await expect(main(EDITION)).rejects.toThrow('seal.json')
  expect(await listEditions('small')).toEqual([])
  expect(await loadRound('small', '2025-03')).toEqual(closed)
})

test('the files, the edition and the round are published', async () => {
  const { manifestHash, archiveVersionId } = await seal(EDITION)
  storage.at(smallRound.releasesAt)
  expect(await main({ ...EDITION })).toEqual(EDITION)
  for (const { name } of await loadEditionFiles(EDITION))
    expect(await stored(BUCKETS.bulletins, objectKeys.bulletin(EDITION, name))).toBe(
      await stored(BUCKETS.rounds, objectKeys.work(EDITION, name)),
    )
  expect(await listEditions('small')).toEqual([
    {
      ...{ ...EDITION, manifestHash, archiveVersionId, previousManifestHash: null, reason: null },
      ...{ archiveSha256: expect.stringMatching(/^[0-9a-f]{64}$/), publishedAt: smallRound.releasesAt },
    },
  ])
  expect(await loadRound('small', '2025-03')).toEqual({ ...smallRound, state: 'published' })
})

test('published again, later, it is the same publication', async () => {
  const before = await storage.snapshot()
  storage.at('2025-04-16T00:00:00.000Z')
  await main(EDITION)
  expect(await storage.snapshot()).toEqual(before)
  for (const { name } of await loadEditionFiles(EDITION))
    expect(await versionsOf(BUCKETS.bulletins, objectKeys.bulletin(EDITION, name))).toBe(1)
  expect((await readLog('small', '2025-03')).filter(({ act }) => act === 'published').length).toBe(1)
})

test('a crash before the last step heals: the round follows', async () => {
  const published = (await loadRound('small', '2025-03'))!
  await moveRound(published, closed)
  await main(EDITION)
  expect(await loadRound('small', '2025-03')).toEqual(published)
})

test('a published edition never changes, nor does a round that is open again', async () => {
  const published = (await loadRound('small', '2025-03'))!
  const before = await loadEdition(EDITION)
  const key = objectKeys.work(EDITION, 'seal.json')
  const standing = await stored(BUCKETS.rounds, key)
  const other = JSON.stringify({ ...JSON.parse(standing), manifestHash: 'f'.repeat(64) })
  await putObject(BUCKETS.rounds, key, Buffer.from(other), { contentType: 'application/json' })
  await expect(main(EDITION)).rejects.toThrow('is published with another archive')
  expect(await loadEdition(EDITION)).toEqual(before)
  await putObject(BUCKETS.rounds, key, Buffer.from(standing), { contentType: 'application/json' })
  const reopened = { ...published, state: 'open', edition: 2, reason: 'a wrong unit' } as const
  await moveRound(published, reopened)
  expect(await main(EDITION)).toEqual(EDITION)
  expect(await loadRound('small', '2025-03')).toEqual(reopened)
})
