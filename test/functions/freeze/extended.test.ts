import { afterAll, beforeAll, expect, test } from 'vitest'
import { main } from '../../../functions/freeze/handler.ts'
import { later } from '../../../shared/round.ts'
import { loadCut } from '../../../shared/store/cuts.ts'
import { extensionsEnded, putExtension } from '../../../shared/store/extensions.ts'
import { zoneRevisions } from '../../../shared/store/revisions.ts'
import { loadRound } from '../../../shared/store/rounds.ts'
import { collected, EDITION, uploaded } from '../../fixtures/closing.ts'
import { filedBy, formBytes, smallRound } from '../../fixtures/small-programme.ts'
import { type Storage, startStorage } from '../../fixtures/storage.ts'

const { closesAt } = smallRound
const SCHEDULED = { programme: 'small', at: closesAt }
const CLOSES = later(closesAt, 30)
const SETTLED = '2025-04-10T10:30:05.000Z'
let storage: Storage

beforeAll(async () => {
  storage = await startStorage(smallRound.opensAt)
  await collected(storage)
  const act = { id: 'a1', minutes: 30, reason: '停电', by: '张三', edition: 1, at: '2025-04-08T10:10:00.000Z' }
  expect(await putExtension((await loadRound('small', '2025-03'))!, act)).toBe(true)
})
afterAll(() => storage.stop())

test('the close that was scheduled waits for the closing that was put off, however often it comes', async () => {
  const wait = { status: 'wait', until: SETTLED, programme: 'small', period: '2025-03' }
  for (const now of ['2025-04-10T10:00:05.000Z', '2025-04-10T10:29:59.000Z', '2025-04-10T10:30:04.000Z']) {
    storage.at(now)
    expect(await main(SCHEDULED)).toEqual(wait)
    expect(await main({ programme: 'small', period: '2025-03' })).toEqual(wait)
  }
  expect((await loadRound('small', '2025-03'))?.state).toBe('open')
})

test('what came in the added minutes counts to the last second and not beyond; who was overdue by them is not', async () => {
  const file = (zone: string, uploadId: string, receivedAt: string) =>
    uploaded(storage, { zone, uploadId, receivedAt, bytes: formBytes(zone, filedBy('1', '2', '1', '4')) }, 'lost')
  await file('Z3', 'u3x', CLOSES)
  await file('Z6', 'u6x', '2025-04-10T10:30:01.000Z')
  await file('Z5', 'u5x', '2025-04-08T10:30:00.000Z')
  storage.at(SETTLED)
  expect(await main(SCHEDULED)).toMatchObject({ status: 'frozen', edition: 1, publishAt: smallRound.releasesAt })
  const round = (await loadRound('small', '2025-03'))!
  expect([round.state, round.closesAt, await extensionsEnded(round)]).toEqual(['closed', CLOSES, true])
  const zones = [...(await loadCut(EDITION, 'R'))!.zones, ...(await loadCut(EDITION, 'S'))!.zones]
  const found = Object.fromEntries(
    zones.map(({ zone, current, timeliness }) => [zone, [current?.uploadId, timeliness]]),
  )
  expect(found).toMatchObject({
    ...{ Z3: ['u3x', 'overdue'], Z6: [undefined, null], Z5: ['u5x', 'on-time'] },
  })
  expect((await zoneRevisions('small', '2025-03', 'S', 'Z6'))[0]?.timeliness).toBe('late')
})

test('asked again it says the same and changes nothing', async () => {
  const before = await storage.snapshot()
  expect(await main(SCHEDULED)).toMatchObject({ status: 'frozen', edition: 1 })
  expect(await storage.snapshot()).toEqual(before)
})
