import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { main as combine } from '../../../functions/combine/handler.ts'
import { main as freeze } from '../../../functions/freeze/handler.ts'
import { main as publish } from '../../../functions/publish/handler.ts'
import { main as seal } from '../../../functions/seal/handler.ts'
import { main as stage } from '../../../functions/stage/handler.ts'
import { archivePaths } from '../../../shared/archive/contents.ts'
import { verifierKeyName } from '../../../shared/archive/manifest.ts'
import { openArchive } from '../../../shared/archive/open.ts'
import { verifyArchive } from '../../../shared/archive/verify.ts'
import { getObject, putObject } from '../../../shared/aws/objects.ts'
import { publicKey } from '../../../shared/aws/signer.ts'
import { type EditionRef, objectKeys } from '../../../shared/keys.ts'
import type { Period } from '../../../shared/period.ts'
import type { Round } from '../../../shared/round.ts'
import { loadEdition } from '../../../shared/store/editions.ts'
import { appendLog } from '../../../shared/store/log.ts'
import { saveProgramme } from '../../../shared/store/programmes.ts'
import { putRecipient } from '../../../shared/store/recipients.ts'
import { createRound } from '../../../shared/store/rounds.ts'
import { importDirectory } from '../../../tools/commands/import.ts'
import { addedUp, computed, EDITION, rendered, stored, uploaded, workFigures } from '../../fixtures/closing.ts'
import { MARCH, YEAR_BEFORE } from '../../fixtures/small-month.ts'
import { type Filed, filedBy, formBytes, smallProgramme, smallRound } from '../../fixtures/small-programme.ts'
import { BUCKETS, type Storage, startStorage } from '../../fixtures/storage.ts'

// A trend through a round that was imported, one that was published, and the one that follows.

let storage: Storage
const folder = mkdtempSync(join(tmpdir(), 'trend-'))
const APRIL: EditionRef = { programme: 'small', period: '2025-04', edition: 1 }
const aprilRound: Round = {
  ...{ ...smallRound, period: '2025-04', opensAt: '2025-05-01T01:00:00.000Z', dueAt: '2025-05-08T10:00:00.000Z' },
  ...{ closesAt: '2025-05-10T10:00:00.000Z', releasesAt: '2025-05-15T02:00:00.000Z' },
}

beforeAll(async () => {
  storage = await startStorage(smallRound.opensAt)
  await saveProgramme(smallProgramme)
  pastFiles('2023-03', { Z1: filedBy('5', '16', '1', '30'), Z8: filedBy('0.1', '0.1', '0', '1') })
  pastFiles('2024-03', YEAR_BEFORE)
  await importDirectory(smallProgramme, folder, () => {})
  await createRound(smallRound)
  const official = { role: 'official', zone: null, region: null, lang: 'zh', suppressed: false } as const
  await putRecipient('small', { ...official, address: 'official@example.org' })
  for (const upload of MARCH) await uploaded(storage, upload, 'recorded')
  await computed(storage)
  await rendered()
  await seal(EDITION)
  storage.at(smallRound.releasesAt)
  await stage({ ...EDITION, publishAt: smallRound.releasesAt })
  await publish(EDITION)
  await createRound(aprilRound)
  storage.at('2025-05-10T10:01:00.000Z')
  await freeze({ programme: 'small', period: '2025-04' })
  await addedUp(APRIL)
  await rendered(APRIL)
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await storage.stop()
})

function pastFiles(period: Period, filed: Readonly<Record<string, Filed>>): void {
  mkdirSync(join(folder, period))
  for (const [zone, figures] of Object.entries(filed))
    writeFileSync(join(folder, period, `${zone}.json`), formBytes(zone, figures, period))
}

const pointAt = async (ref: EditionRef, period: Period) =>
  (await workFigures(ref)).trend!.find(({ indicator }) => indicator === 'A')!.points.find((p) => p.period === period)

test('an imported round leaves its key figures, computed as an edition’s are', async () => {
  // 20 + 25 + 18 + 18 + 0.1; of the zones that filed a year before, 20.1 now and 16.1 then.
  expect(await pointAt(EDITION, '2024-03')).toEqual({
    ...{ period: '2024-03', value: '81.10', growth: '24.8', status: 'p', zones: 5, expected: 8 },
    ...{ source: 'imported', edition: null, manifestHash: null },
  })
  expect(await pointAt(EDITION, '2025-03')).toMatchObject({ value: '106.83', source: 'this', edition: 1 })
})

test('the next edition shows what this one published, with the manifest that says so', async () => {
  const { manifestHash } = (await loadEdition(EDITION))!
  const march = await pointAt(EDITION, '2025-03')
  expect(await pointAt(APRIL, '2025-03')).toEqual({ ...march, source: 'edition', manifestHash })
  // 2025-01/02 was neither imported nor published, and nobody filed for April.
  expect(await pointAt(APRIL, '2025-01/02')).toMatchObject({ value: null, source: null })
  expect(await pointAt(APRIL, '2025-04')).toMatchObject({ value: null, status: 'x', source: 'this' })
})

test('a close tried again stands by what it found first', async () => {
  const key = objectKeys.work(APRIL, 'trend-earlier.json')
  const before = await stored(BUCKETS.rounds, key)
  await importDirectory(smallProgramme, folder, () => {})
  await combine(APRIL)
  expect(await stored(BUCKETS.rounds, key)).toBe(before)
})

test('an earlier figure that is not the sealed one is not sealed into a trend', async () => {
  const key = objectKeys.work(APRIL, 'trend-earlier.json')
  const before = await stored(BUCKETS.rounds, key)
  const write = (text: string) => putObject(BUCKETS.rounds, key, Buffer.from(text), { contentType: 'application/json' })
  await write(before.replace('106.83', '206.83'))
  await expect(seal(APRIL)).rejects.toThrow('2025-03 edition 1 in the trends are not what was sealed')
  await write(before)
})

test('what followed the sealing of the edition before is sealed with this one: its release, and who was told', async () => {
  const entry = { programme: 'small', period: '2025-03', actor: 'system', act: 'mailed', detail: { to: 'hash' } }
  await appendLog({ ...entry, time: '2025-04-15T02:00:01.000Z', id: 'mailed-1-hash' })
  await appendLog({ ...entry, time: '2025-06-01T00:00:00.000Z', id: 'too late for this one' })
  await seal(APRIL)
  const opened = openArchive(await bytesOf(APRIL, 'archive.zip'))
  if ('faults' in opened) throw new Error(JSON.stringify(opened.faults))
  const lines = Buffer.from(opened.files.get(archivePaths.earlierLog)!).toString('utf8').trim().split('\n')
  const acts = lines.map((line) => JSON.parse(line)).filter(({ time }) => time > smallRound.closesAt)
  expect(acts.map(({ act }) => act)).toEqual(['published', 'mailed'])
  const first = openArchive(await bytesOf(EDITION, 'archive.zip'))
  expect('faults' in first || first.files.has(archivePaths.earlierLog)).toBe(false)
})

test('the archive proves its own point, and the earlier one by the manifest of its edition', async () => {
  await seal(APRIL)
  const archive = await bytesOf(APRIL, 'archive.zip')
  const key = { name: verifierKeyName('small'), publicKey: await publicKey() }
  expect((await verifyArchive(archive, key, await bytesOf(EDITION, 'manifest.json'))).faults).toEqual([])
})

const bytesOf = async (ref: EditionRef, name: string) =>
  (await getObject(BUCKETS.archive, objectKeys.archive(ref, name), { limitBytes: 10_000_000 }))!.bytes
