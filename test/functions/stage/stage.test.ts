import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { main as notify } from '../../../functions/notify/handler.ts'
import { main as portal } from '../../../functions/portal/handler.ts'
import { main as publish } from '../../../functions/publish/handler.ts'
import { main as seal } from '../../../functions/seal/handler.ts'
import { main } from '../../../functions/stage/handler.ts'
import type { Mail } from '../../../shared/aws/mail.ts'
import { programmeHash } from '../../../shared/programme/load.ts'
import { listEditions } from '../../../shared/store/editions.ts'
import { readLog } from '../../../shared/store/log.ts'
import { listRecipients, putRecipient, type Recipient } from '../../../shared/store/recipients.ts'
import { loadCheck, putOverride } from '../../../shared/store/releases.ts'
import { collected, computed, EDITION, rendered, ruledBy } from '../../fixtures/closing.ts'
import { smallProgramme, smallRound } from '../../fixtures/small-programme.ts'
import { type Storage, startStorage } from '../../fixtures/storage.ts'

const service = vi.hoisted(() => ({ taken: [] as Mail[] }))
vi.mock('../../../shared/aws/mail.ts', async (original) => ({
  ...(await original<typeof import('../../../shared/aws/mail.ts')>()),
  sendMail: async (mail: Mail) => ({ messageId: `m${service.taken.push(mail)}` }),
}))

let storage: Storage
const STRICT = { minimumCoveragePercent: 100, expectedCoveragePercent: 100, aheadMinutes: 30 }
const strict = { ...smallProgramme, release: STRICT }
const programme = { ...strict, hash: programmeHash(strict) }
const publishAt = smallRound.releasesAt
const event = { ...EDITION, publishAt }
const at = (instant: string) => storage.at(instant)

beforeAll(async () => {
  storage = await startStorage(smallRound.opensAt)
  vi.stubEnv('MAIL_FROM', 'bulletin@example.org')
  await collected(storage)
  await computed(storage)
  // The month as it is, under a programme that asks for every zone.
  await ruledBy(programme)
  for (const recipient of await listRecipients('small')) await putRecipient('small', { ...recipient, suppressed: true })
  await rendered(EDITION, programme)
  await seal(EDITION)
})
afterAll(() => storage.stop())

const held = async () => (await readLog('small', '2025-03')).filter(({ act }) => act === 'release-held')

describe('an edition that the checklist holds', () => {
  test('lies ready, is not published, and is looked at again at the release time, then once a day', async () => {
    at('2025-04-10T10:01:00.000Z')
    expect(await main(event)).toEqual({
      ...{ status: 'held', points: ['coverage', 'recipients'], until: publishAt },
    })
    at('2025-04-15T02:00:00.000Z')
    expect(await main(event)).toMatchObject({ until: '2025-04-16T02:00:00.000Z' })
    await expect(publish(EDITION)).rejects.toThrow('is held by its checklist: coverage, recipients')
    expect(await listEditions('small')).toEqual([])
  })

  test('is on record since when, once, however often it is looked at', async () => {
    expect(await loadCheck(EDITION)).toMatchObject({ heldSince: '2025-04-10T10:01:00.000Z' })
    expect(await held()).toMatchObject([
      { time: '2025-04-10T10:01:00.000Z', detail: { edition: '1', points: 'coverage recipients' } },
    ])
  })

  test('goes on when what held it is mended or answered for, point by point', async () => {
    at('2025-04-11T00:00:00.000Z')
    await putRecipient('small', official('early@example.org', { aheadMinutes: 20 }))
    await putRecipient('small', official('earlier@example.org', { aheadMinutes: 600, lang: 'en' }))
    await putRecipient('small', official('plain@example.org'))
    expect(await main(event)).toMatchObject({ points: ['coverage'] })
    const override = { at: '2025-04-11T00:00:00.000Z', reason: '主管同意', by: '张三' }
    await putOverride(EDITION, { ...override, points: ['recipients'] })
    expect(await main(event)).toMatchObject({ points: ['coverage'] })
    await putOverride(EDITION, { ...override, at: '2025-04-11T00:01:00.000Z', points: ['coverage'] })
    expect(await main(event)).toEqual({ status: 'ready' })
    expect(await loadCheck(EDITION)).toMatchObject({ heldSince: null })
  })
})

describe('who has it ahead', () => {
  const ahead = () => notify({ ...EDITION, ahead: { publishAt } })
  const opens = (mail: Mail) => {
    const [, token = ''] = /\/e\/([\w-]{43})/.exec(mail.text) ?? []
    const request = { requestContext: { requestId: token }, pathParameters: { token }, routeKey: 'GET /e/{token}' }
    return portal(request as unknown as Parameters<typeof portal>[0])
  }

  test('is written to from their minute on, under embargo, each at their own, and told when to look again', async () => {
    at('2025-04-12T00:00:00.000Z')
    // 600 minutes are more than the programme lets anybody.
    expect(await ahead()).toEqual({ status: 'wait', until: '2025-04-15T01:30:00.000Z' })
    at('2025-04-15T01:30:00.000Z')
    expect(await ahead()).toEqual({ status: 'wait', until: '2025-04-15T01:40:00.000Z' })
    expect(service.taken).toMatchObject([{ to: 'earlier@example.org' }])
    expect(service.taken[0]?.subject).toContain('[EMBARGO until 15 Apr 2025, 10:00]')
    at('2025-04-15T01:40:00.000Z')
    expect(await ahead()).toEqual({ status: 'done' })
    expect(service.taken.map(({ to }) => to)).toEqual(['earlier@example.org', 'early@example.org'])
    expect(await ahead()).toEqual({ status: 'done' })
    expect(service.taken).toHaveLength(2)
  })

  test('reads it by their link, logged; nothing else opens before the minute', async () => {
    for (const mail of service.taken) expect((await opens(mail)).statusCode).toBe(200)
    const reads = (await readLog('small', '2025-03')).filter(({ act }) => act === 'edition-opened')
    expect(reads.map(({ detail }) => detail.ahead)).toEqual(['yes', 'yes'])
    expect(await listEditions('small')).toEqual([])
  })

  test('gets no second mail at the release, which everybody else gets', async () => {
    at(publishAt)
    await publish(EDITION)
    expect(await ahead()).toEqual({ status: 'done' })
    expect(await notify(EDITION)).toMatchObject({ sent: 1, already: 2, failed: 0 })
    expect(service.taken.at(-1)).toMatchObject({ to: 'plain@example.org' })
    expect(service.taken.at(-1)?.subject).not.toContain('不得公开')
  })

  test('and once it is published, the checklist holds nothing any more', async () => {
    for (const each of await listRecipients('small')) await putRecipient('small', { ...each, suppressed: true })
    expect(await main(event)).toEqual({ status: 'ready' })
  })
})

function official(address: string, over: Partial<Recipient> = {}): Recipient {
  return { address, role: 'official', zone: null, region: null, lang: 'zh', suppressed: false, ...over }
}
