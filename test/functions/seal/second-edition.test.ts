import { afterAll, beforeAll, expect, test } from 'vitest'
import { main as freeze } from '../../../functions/freeze/handler.ts'
import { main as publish } from '../../../functions/publish/handler.ts'
import { main as seal } from '../../../functions/seal/handler.ts'
import { main as stage } from '../../../functions/stage/handler.ts'
import { verifierKeyName } from '../../../shared/archive/manifest.ts'
import { verifyArchive } from '../../../shared/archive/verify.ts'
import { getObject } from '../../../shared/aws/objects.ts'
import { publicKey } from '../../../shared/aws/signer.ts'
import { placeOf } from '../../../shared/figures/restatement/restate.ts'
import { type EditionRef, objectKeys } from '../../../shared/keys.ts'
import type { Round } from '../../../shared/round.ts'
import { basisFilings } from '../../../shared/store/basis.ts'
import { loadCut } from '../../../shared/store/cuts.ts'
import { listEditions, loadEdition } from '../../../shared/store/editions.ts'
import { loadRound, moveRound } from '../../../shared/store/rounds.ts'
import {
  addedUp,
  collected,
  computed,
  EDITION,
  rendered,
  workFigures,
  workRestatements,
} from '../../fixtures/closing.ts'
import { figureAt } from '../../fixtures/filings.ts'
import { smallProgramme, smallRound } from '../../fixtures/small-programme.ts'
import { BUCKETS, type Storage, startStorage } from '../../fixtures/storage.ts'

let storage: Storage
const SECOND = { ...EDITION, edition: 2 }
const reopened: Round = {
  ...{ ...smallRound, state: 'open', edition: 2, reason: 'Z3 filed too late' },
  ...{ closesAt: '2025-04-20T10:00:00.000Z', releasesAt: '2025-04-21T02:00:00.000Z' },
}

beforeAll(async () => {
  storage = await startStorage(smallRound.opensAt)
  await collected(storage)
  await computed(storage)
  await rendered()
  await seal(EDITION)
  storage.at(smallRound.releasesAt)
  await stage({ ...EDITION, publishAt: smallRound.releasesAt })
  await publish(EDITION)
  await moveRound((await loadRound('small', '2025-03'))!, reopened)
  storage.at('2025-04-20T10:01:00.000Z')
})
afterAll(() => storage.stop())

const bytesOf = async (ref: EditionRef, name: string) =>
  (await getObject(BUCKETS.archive, objectKeys.archive(ref, name), { limitBytes: 10_000_000 }))!.bytes

const key = async () => ({ name: verifierKeyName('small'), publicKey: await publicKey() })

test('what was late for the first edition counts in the second; the first cut stands', async () => {
  expect(await freeze({ programme: 'small' })).toMatchObject({ status: 'frozen', edition: 2 })
  const cuts = await Promise.all([EDITION, SECOND].map((edition) => loadCut(edition, 'R')))
  expect(cuts.map((cut) => cut?.zones[2]?.current?.uploadId ?? null)).toEqual([null, 'u3'])
  await addedUp(SECOND)
  const total = async (edition: EditionRef) => figureAt(await workFigures(edition), 'province P A/ytd').exact
  expect(await Promise.all([total(EDITION), total(SECOND)])).toEqual(['106.833456', '1106.833456'])
})

test('what the second edition states otherwise is marked, and goes back to the filing that caused it', async () => {
  const restatements = await workRestatements(SECOND)
  const total = restatements.find((r) => placeOf(r) === 'province P A[]/ytd')
  expect(total).toMatchObject({
    old: { value: '106.83', exact: '106.833456' },
    new: { value: '1106.83', exact: '1106.833456' },
    ...{ difference: '1000.00', exactDifference: '1000' },
    causes: [{ zone: 'Z3', uploadId: 'u3', receivedAt: '2025-04-11T02:00:00.000Z' }],
  })
  expect(figureAt(await workFigures(SECOND), 'province P A/ytd').status).toBe('r')
  expect(figureAt(await workFigures(SECOND), 'zone Z1 A/ytd').status).not.toBe('r')
  expect(restatements.filter(({ area }) => area === 'Z1')).toEqual([])
})

test('later comparisons rest on what the newest closed edition counts, also where that came late for the first', async () => {
  const ids = async () => (await basisFilings(smallProgramme, '2025-03', 'R')).map(({ uploadId }) => uploadId)
  expect(await ids()).toEqual(['u1b', 'u2', 'u3'])
  const round = (await loadRound('small', '2025-03'))!
  const open = { ...round, state: 'open', edition: 2 } as const
  await moveRound(round, open)
  expect(await ids()).toEqual(['u1b', 'u2'])
  await moveRound(open, round)
})

test('the second archive proves itself and follows the first', async () => {
  await rendered(SECOND)
  await seal(SECOND)
  await stage({ ...SECOND, publishAt: smallRound.releasesAt })
  await publish(SECOND)
  const before = await bytesOf(EDITION, 'manifest.json')
  const result = await verifyArchive(await bytesOf(SECOND, 'archive.zip'), await key(), before)
  expect(result.faults).toEqual([])
  expect(result.manifest?.previousManifestHash).toBe((await loadEdition(EDITION))?.manifestHash)
  expect((await listEditions('small')).map(({ edition, reason }) => [edition, reason])).toEqual([
    [1, null],
    [2, 'Z3 filed too late'],
  ])
})

test('the first archive is as it was, and is not sealed out of the later round', async () => {
  expect((await verifyArchive(await bytesOf(EDITION, 'archive.zip'), await key())).faults).toEqual([])
  await expect(seal(EDITION)).rejects.toThrow('not closed for edition 1')
})
