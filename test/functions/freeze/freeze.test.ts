import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { main } from '../../../functions/freeze/handler.ts'
import { putObject } from '../../../shared/aws/objects.ts'
import { objectKeys } from '../../../shared/keys.ts'
import { loadCut } from '../../../shared/store/cuts.ts'
import { readLog } from '../../../shared/store/log.ts'
import { saveCheck } from '../../../shared/store/releases.ts'
import { zoneRevisions } from '../../../shared/store/revisions.ts'
import { loadRound } from '../../../shared/store/rounds.ts'
import { AFTER_SETTLING, collected, EDITION, frozen, uploaded, versionsOf } from '../../fixtures/closing.ts'
import { filedBy, formBytes, smallRound } from '../../fixtures/small-programme.ts'
import { BUCKETS, type Storage, startStorage } from '../../fixtures/storage.ts'

let storage: Storage

beforeAll(async () => {
  storage = await startStorage(smallRound.opensAt)
  // The events of a good upload and of a late one never came.
  await collected(storage, ['u2', 'u3'])
})
afterAll(() => storage.stop())

describe('before the round is closed', () => {
  test('nothing is due, or nothing has landed for certain', async () => {
    storage.at('2025-04-10T09:59:59.000Z')
    expect(await main({ programme: 'small' })).toEqual({ status: 'none' })
    expect(await main({ programme: 'unknown' })).toEqual({ status: 'none' })
    storage.at('2025-04-10T10:00:04.000Z')
    const wait = { status: 'wait', until: AFTER_SETTLING, programme: 'small', period: '2025-03' }
    expect(await main({ programme: 'small', at: '2025-04-10T18:00:00+08:00' })).toEqual(wait)
    expect(await main({ programme: 'small', period: '2025-03' })).toEqual(wait)
    expect(await loadRound('small', '2025-03')).toEqual(smallRound)
  })

  test('an event that is none, or a round that is not there, is refused', async () => {
    await expect(main({ programme: 7 })).rejects.toThrow()
    await expect(main({ programme: 'small', at: 'yesterday' })).rejects.toThrow()
    await expect(main({ programme: 'small', period: '2024-03' })).rejects.toThrow('no round of its own')
  })
})

describe('the close', () => {
  test('records what no event brought, cuts each region, then closes', async () => {
    await foreignObjects()
    expect(await frozen(storage)).toEqual({
      ...{ status: 'frozen', ...EDITION, regions: ['N', 'R', 'S'], publishAt: smallRound.releasesAt },
    })
    expect(await loadRound('small', '2025-03')).toEqual({ ...smallRound, state: 'closed' })
    const cut = await loadCut(EDITION, 'R')
    expect(cut?.zones).toMatchObject([
      { zone: 'Z1', reported: true, timeliness: 'on-time', current: { uploadId: 'u1b' } },
      { zone: 'Z2', reported: true, timeliness: 'overdue', current: { uploadId: 'u2' } },
      { zone: 'Z3', reported: false, timeliness: null, current: null },
    ])
    expect(cut?.zones[0]?.basis).toMatchObject([{ period: '2024-03', uploadId: 'bZ1' }])
    const [z5, z6] = (await loadCut(EDITION, 'S'))?.zones.slice(1) ?? []
    expect(z5).toMatchObject({ zone: 'Z5', reported: true, current: null })
    expect(z6).toMatchObject({ zone: 'Z6', reported: false, current: null })
    expect(await readLog('small', '2025-03')).toMatchObject([{ act: 'closed', time: smallRound.closesAt }])
  })

  test('the lost upload has its revision and receipt; the late one too, and is not counted', async () => {
    const [found] = await zoneRevisions('small', '2025-03', 'R', 'Z2')
    expect(found).toMatchObject({ uploadId: 'u2', judgement: { verdict: 'accepted' }, timeliness: 'overdue' })
    expect(await versionsOf(BUCKETS.rounds, objectKeys.receipt(found!, found!.versionId))).toBe(1)
    const [late] = await zoneRevisions('small', '2025-03', 'R', 'Z3')
    expect(late).toMatchObject({ uploadId: 'u3', judgement: { verdict: 'accepted' }, timeliness: 'late' })
  })

  test('asked again it says the same and changes nothing, whatever came meanwhile', async () => {
    const bytes = formBytes('Z3', filedBy('1', '2', '3', '4'))
    await uploaded(storage, { zone: 'Z3', uploadId: 'u3b', receivedAt: '2025-04-12T01:00:00.000Z', bytes }, 'recorded')
    const before = await storage.snapshot()
    storage.at('2025-04-12T02:00:00.000Z')
    const again = await main({ programme: 'small', period: '2025-03' })
    expect(again).toMatchObject({ status: 'frozen', edition: 1, publishAt: smallRound.releasesAt })
    expect(await main({ programme: 'small', at: smallRound.closesAt })).toEqual(again)
    expect(await main({ programme: 'small' })).toEqual({ status: 'none' })
    expect(await main({ programme: 'small', period: '2025-03', releaseNow: true })).toMatchObject({
      publishAt: AFTER_SETTLING,
    })
    expect(await storage.snapshot()).toEqual(before)
  })

  test('a round left lying is taken up by the daily close, one that its checklist holds is not', async () => {
    const daily = { programme: 'small', at: '2025-04-20T10:00:00.000Z' }
    expect(await main(daily)).toMatchObject({ status: 'frozen' })
    await saveCheck(EDITION, { checkedAt: daily.at, heldSince: daily.at, points: [] })
    expect(await main(daily)).toEqual({ status: 'none' })
    // An operator who names it closes it all the same.
    expect(await main({ programme: 'small', period: '2025-03' })).toMatchObject({ status: 'frozen' })
  })
})

/** Below the round's prefix, but by no permission of ours: a zone that is not in the programme, and a key that is none. */
async function foreignObjects(): Promise<void> {
  const ref = { programme: 'small', period: '2025-03', region: 'R', zone: 'Z99', uploadId: 'x' }
  for (const key of [objectKeys.upload(ref), 'uploads/small/2025-03/R/stray'])
    await putObject(BUCKETS.inbox, key, Buffer.from('?'), { contentType: 'text/plain' })
}
