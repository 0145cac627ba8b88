import { parseFeed } from '@rowanmanning/feed-parser'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { main } from '../../../functions/publish/handler.ts'
import { main as seal } from '../../../functions/seal/handler.ts'
import { main as stage } from '../../../functions/stage/handler.ts'
import { putObject } from '../../../shared/aws/objects.ts'
import { sha256Hex } from '../../../shared/digest.ts'
import { objectKeys } from '../../../shared/keys.ts'
import { loadEditionFiles } from '../../../shared/store/edition-files.ts'
import { listEditions, loadEdition } from '../../../shared/store/editions.ts'
import { readLog } from '../../../shared/store/log.ts'
import { loadRound, moveRound } from '../../../shared/store/rounds.ts'
import { loadStaged } from '../../../shared/store/staged.ts'
import { collected, computed, EDITION, rendered, stored, versionsOf } from '../../fixtures/closing.ts'
import { smallRound } from '../../fixtures/small-programme.ts'
import { BUCKETS, type Storage, startStorage, storedObjects } from '../../fixtures/storage.ts'

let storage: Storage
const closed = { ...smallRound, state: 'closed' } as const

beforeAll(async () => {
  storage = await startStorage(smallRound.opensAt)
  await collected(storage)
  await computed(storage)
  await rendered()
})
afterAll(() => storage.stop())

test('an edition that is not sealed is neither laid ready nor published', async () => {
  await expect(stage({ ...EDITION, publishAt: smallRound.releasesAt })).rejects.toThrow('is not sealed')
  await expect(main(EDITION)).rejects.toThrow('does not lie ready')
  expect(await listEditions('small')).toEqual([])
  expect(await loadRound('small', '2025-03')).toEqual(closed)
})

test('laid ready, its files are in place and listed, and nothing says that they are published', async () => {
  await seal(EDITION)
  const names = (await loadEditionFiles(EDITION)).map(({ name }) => name)
  expect(await stage({ ...EDITION, publishAt: smallRound.releasesAt })).toEqual({ status: 'ready' })
  for (const name of names)
    expect(await stored(BUCKETS.bulletins, objectKeys.bulletin(EDITION, name))).toBe(
      await stored(BUCKETS.rounds, objectKeys.work(EDITION, name)),
    )
  const staged = await loadStaged(EDITION)
  expect(staged?.files.map(({ name }) => name)).toEqual(names)
  expect(await listEditions('small')).toEqual([])
  expect(await loadRound('small', '2025-03')).toEqual(closed)
  const before = await storage.snapshot()
  await stage({ ...EDITION, publishAt: smallRound.releasesAt })
  expect(await storage.snapshot()).toEqual(before)
})

test('published, the edition’s record and the round follow, and no file is touched', async () => {
  const { manifestHash, archiveVersionId } = await seal(EDITION)
  storage.at(smallRound.releasesAt)
  const before = await storedObjects([BUCKETS.bulletins])
  expect(await main({ ...EDITION })).toEqual(EDITION)
  expect(await storedObjects([BUCKETS.bulletins])).toEqual({ ...before, ...(await releaseFiles()) })
  expect(await listEditions('small')).toEqual([
    {
      ...{ ...EDITION, manifestHash, archiveVersionId, previousManifestHash: null, reason: null },
      ...{ archiveSha256: expect.stringMatching(/^[0-9a-f]{64}$/), publishedAt: smallRound.releasesAt },
    },
  ])
  expect(await loadRound('small', '2025-03')).toEqual({ ...smallRound, state: 'published' })
})

test('calendar and feed follow, and tell of no release before it', async () => {
  const feed = await stored(BUCKETS.bulletins, objectKeys.release('small', 'feed.atom'))
  expect(parseFeed(feed).items.map(({ published }) => published?.toISOString())).toEqual([smallRound.releasesAt])
  const calendar = await stored(BUCKETS.bulletins, objectKeys.release('small', 'calendar.ics'))
  const [next] = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
  expect(next?.getFirstPropertyValue('uid')).toBe('small/2025-04/opens@zones.example')
  expect(next?.getFirstPropertyValue('dtstamp')?.toString()).toBe('2025-04-15T02:00:00Z')
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
  await expect(main(EDITION)).rejects.toThrow('lies ready with another archive')
  await expect(stage({ ...EDITION, publishAt: smallRound.releasesAt })).rejects.toThrow(
    'lies ready with another archive',
  )
  expect(await loadEdition(EDITION)).toEqual(before)
  await putObject(BUCKETS.rounds, key, Buffer.from(standing), { contentType: 'application/json' })
  const reopened = { ...published, state: 'open', edition: 2, reason: 'a wrong unit' } as const
  await moveRound(published, reopened)
  expect(await main(EDITION)).toEqual(EDITION)
  expect(await loadRound('small', '2025-03')).toEqual(reopened)
})

async function releaseFiles(): Promise<Record<string, string>> {
  const files = ['calendar.ics', 'feed.atom'] as const
  const of = (name: (typeof files)[number]) => objectKeys.release('small', name)
  return Object.fromEntries(
    await Promise.all(
      files.map(async (name) => [
        `${BUCKETS.bulletins}/${of(name)}`,
        sha256Hex(await stored(BUCKETS.bulletins, of(name))),
      ]),
    ),
  )
}
