import { afterAll, beforeAll, expect, test } from 'vitest'
import { deleteItem, putItem } from '../../../shared/aws/table.ts'
import { sha256Hex } from '../../../shared/digest.ts'
import { tableKeys } from '../../../shared/keys.ts'
import { issueEditionLink, resolveEditionLink } from '../../../shared/store/edition-links.ts'
import { issueLink, resolveLink, revokeLinks } from '../../../shared/store/links.ts'
import { appendLog, readLog } from '../../../shared/store/log.ts'
import {
  type Claim,
  claimNotice,
  type DeliveryProblem,
  listNotices,
  loadNotice,
  markDelivered,
  markProblem,
  markSent,
  releaseNotice,
} from '../../../shared/store/notices.ts'
import { loadProgramme, saveProgramme } from '../../../shared/store/programmes.ts'
import {
  listRecipients,
  officialsOf,
  putRecipient,
  suppressRecipient,
  zoneRecipients,
} from '../../../shared/store/recipients.ts'
import { createRound, listRounds, loadRound, moveRound } from '../../../shared/store/rounds.ts'
import { makeProgramme, smallProgramme, smallRound } from '../../fixtures/small-programme.ts'
import { type StandIns, startStandIns } from '../aws/stand-ins.ts'

const NOW = '2025-04-01T01:00:00.000Z'
let cloud: StandIns
beforeAll(async () => {
  cloud = await startStandIns({ now: NOW, programmes: [] })
})
afterAll(() => cloud.stop())

test('a round is created once, listed, and moves only from what the caller has seen', async () => {
  expect(await createRound(smallRound)).toBe(true)
  expect(await createRound({ ...smallRound, closesAt: smallRound.releasesAt })).toBe(false)
  expect(await loadRound('small', '2025-03')).toEqual(smallRound)
  const closed = { ...smallRound, state: 'closed' } as const
  const results = await Promise.all([moveRound(smallRound, closed), moveRound(smallRound, closed)])
  expect(results.sort()).toEqual([false, true])
  expect(await listRounds('small')).toEqual([closed])
  expect(await loadRound('small', '2025-04')).toBeNull()
})

test('a round whose creation broke off before it was listed is listed by the repeat', async () => {
  const round = { ...smallRound, programme: 'broken-off' }
  await putItem(tableKeys.round(round.programme, round.period), round)
  expect(await listRounds('broken-off')).toEqual([])
  expect(await createRound(round)).toBe(false)
  expect(await listRounds('broken-off')).toEqual([round])
})

test('a stored round of another shape is refused, naming the place and not the content', async () => {
  await putItem(tableKeys.round('odd', '2025-03'), { ...smallRound, state: 'secret words' })
  await expect(loadRound('odd', '2025-03')).rejects.toThrow('a stored round does not fit at state')
})

const GRANT = { programme: 'small', period: '2025-03', region: 'R', zone: 'Z1', expiresAt: smallRound.closesAt }

test('links name their zone and round; several work at once; revoking takes those of one zone', async () => {
  const [one, two] = [await issueLink(GRANT), await issueLink(GRANT)]
  const other = await issueLink({ ...GRANT, zone: 'Z10' })
  expect(one).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(await resolveLink(one)).toEqual(GRANT)
  expect(await resolveLink(two)).toEqual(GRANT)
  expect(await revokeLinks('small', '2025-03', 'Z1')).toBe(2)
  expect(await revokeLinks('small', '2025-03', 'Z1')).toBe(0)
  expect([await resolveLink(one), await resolveLink(two)]).toEqual([null, null])
  expect(await resolveLink(other)).toMatchObject({ zone: 'Z10' })
})

test('a token that was never issued is unknown, whatever it looks like', async () => {
  const strangers = ['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}#`, '../'.repeat(14), 'A'.repeat(5000)]
  for (const token of strangers) expect(await resolveLink(token)).toBeNull()
})

test('the hash that is stored is not itself a key', async () => {
  const token = await issueLink({ ...GRANT, zone: 'Z2' })
  expect(await resolveLink(Buffer.from(sha256Hex(token), 'hex').toString('base64url'))).toBeNull()
})

test('of many who claim a notice one gets it; it is taken over only when its owner died; sent is for good', async () => {
  const key = tableKeys.notice('small', '2025-03', 'Z1', 'link-1')
  const mine = (claims: Claim[]) => claims.filter(({ state }) => state === 'mine')
  const claims = await Promise.all(Array.from({ length: 8 }, () => claimNotice(key, NOW, 60)))
  expect(mine(claims)).toMatchObject([{ takenOver: false }])
  expect(await claimNotice(key, '2025-04-01T01:00:59.000Z', 60)).toMatchObject({ state: 'busy' })
  const later = '2025-04-01T01:01:00.000Z'
  const takers = await Promise.all(Array.from({ length: 8 }, () => claimNotice(key, later, 60)))
  expect(mine(takers)).toMatchObject([{ takenOver: true, held: { attempts: 2, takenOverAt: later } }])
  await releaseNotice(key)
  const claim = await claimNotice(key, later, 60)
  expect(claim).toMatchObject({ state: 'mine', takenOver: false })
  await markSent(key, claim.held, later, 'message')
  expect(await claimNotice(key, '2026-01-01T00:00:00.000Z', 60)).toMatchObject({ state: 'sent' })
  expect(await loadNotice(key)).toEqual({
    ...{ claimedAt: later, attempts: 3, takenOverAt: later, sentAt: later, messageId: 'message' },
    ...{ deliveredAt: null, problem: null },
  })
})

test('what is heard of a message is kept whoever writes at the same time, and the gravest stands', async () => {
  const key = tableKeys.delivery({ programme: 'small', period: '2025-03', edition: 1 }, 'a@example.com')
  const { held } = await claimNotice(key, NOW, 60)
  const problem = (kind: DeliveryProblem['kind'], code: string) => ({ kind, at: NOW, code })
  await Promise.all([
    markSent(key, held, NOW, 'm'),
    markDelivered(key, NOW),
    markProblem(key, problem('returned', 'full')),
    markProblem(key, problem('complained', 'abuse')),
    releaseNotice(key),
  ])
  await markProblem(key, problem('bounced', 'gone'))
  expect(await loadNotice(key)).toMatchObject({ sentAt: NOW, deliveredAt: NOW, problem: { kind: 'complained' } })
  expect((await listNotices({ ...key, sk: 'TO#' })).map(({ rest }) => rest)).toEqual(['a@example.com'])
})

test('who is refused for good is never claimed again; nor is somebody suppressed written to', async () => {
  const key = tableKeys.delivery({ programme: 'small', period: '2025-03', edition: 2 }, 'b@example.com')
  await claimNotice(key, NOW, 60)
  await markProblem(key, { kind: 'refused', at: NOW, code: 'SMTP 550' })
  expect(await claimNotice(key, '2026-01-01T00:00:00.000Z', 60)).toMatchObject({ state: 'refused' })
  const official = { role: 'official', zone: null, region: null, lang: 'en', suppressed: false } as const
  await putRecipient('small', { ...official, address: 'b@example.com', aheadMinutes: 30 })
  expect(officialsOf(await listRecipients('small')).map(({ address }) => address)).toContain('b@example.com')
  expect(await suppressRecipient('small', 'b@example.com', { at: NOW, why: 'refused' })).toBe(true)
  expect(await suppressRecipient('small', 'b@example.com', { at: NOW, why: 'bounced' })).toBe(false)
  expect(await suppressRecipient('small', 'nobody@example.com', { at: NOW, why: 'bounced' })).toBe(false)
  expect(officialsOf(await listRecipients('small')).map(({ address }) => address)).not.toContain('b@example.com')
})

test('a link to an edition opens what it was issued for until it expires, and its token is not stored', async () => {
  const grant = { programme: 'small', period: '2025-03', edition: 1, lang: 'zh', to: 'hash', aheadFrom: null } as const
  const token = await issueEditionLink({ ...grant, expiresAt: '2026-05-01T00:00:00.000Z' })
  expect(await resolveEditionLink(token, NOW)).toMatchObject(grant)
  expect(await resolveEditionLink(token, '2026-05-02T00:00:00.000Z')).toBe('expired')
  for (const stranger of ['', 'x', 'A'.repeat(43), sha256Hex(token)])
    expect(await resolveEditionLink(stranger, NOW)).toBe('unknown')
  expect(await resolveLink(token)).toBeNull()
})

test('a programme is kept under its hash, and damage is not handed out', async () => {
  await saveProgramme(smallProgramme)
  await saveProgramme(smallProgramme)
  expect(await loadProgramme('small', smallProgramme.hash)).toEqual(JSON.parse(JSON.stringify(smallProgramme)))
  const forged = { ...makeProgramme({ minimumCell: 1 }), minimumCell: 2 }
  await saveProgramme(forged)
  await expect(loadProgramme('small', forged.hash)).rejects.toThrow('is not the programme of its hash')
  await expect(loadProgramme('small', '0'.repeat(64))).rejects.toThrow('is not the programme of its hash')
})

test('the log keeps the first entry of a time and id, in order of time', async () => {
  const entry = { programme: 'small', period: '2025-03', time: NOW, id: 'b', actor: 'operator', act: 'one', detail: {} }
  await appendLog(entry)
  await appendLog({ ...entry, act: 'another' })
  await appendLog({ ...entry, time: '2025-03-31T00:00:00.000Z', id: 'z' })
  expect((await readLog('small', '2025-03')).map(({ id, act }) => `${id} ${act}`)).toEqual(['z one', 'b one'])
  await deleteItem(tableKeys.log('small', '2025-03', NOW, 'b'))
  expect(await readLog('small', '2025-03')).toHaveLength(1)
})

test('only reporters who may be written to are grouped by their zones', async () => {
  const zone = { role: 'zone', zone: 'Z1', region: 'R', lang: 'zh', suppressed: false } as const
  await putRecipient('small', { address: 'a@example.com', ...zone })
  await putRecipient('small', { address: 'b@example.com', ...zone, suppressed: true })
  await putRecipient('small', { address: 'c@example.com', ...zone, role: 'official', zone: null })
  const byZone = zoneRecipients(await listRecipients('small'))
  expect([...byZone].map(([id, all]) => [id, all.map(({ address }) => address)])).toEqual([['Z1', ['a@example.com']]])
})
