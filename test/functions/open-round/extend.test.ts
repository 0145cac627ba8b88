import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { extendRound } from '../../../functions/open-round/extend-round.ts'
import { main } from '../../../functions/open-round/handler.ts'
import { extendedRound, later, storedRound } from '../../../shared/round.ts'
import { endExtensions } from '../../../shared/store/extensions.ts'
import { issueLink } from '../../../shared/store/links.ts'
import { readLog } from '../../../shared/store/log.ts'
import { saveProgramme } from '../../../shared/store/programmes.ts'
import { putRecipient } from '../../../shared/store/recipients.ts'
import { createRound, listRounds, loadRound, moveRound } from '../../../shared/store/rounds.ts'
import { openDoor } from '../../../shared/store/zone-door.ts'
import { smallProgramme, smallRound } from '../../fixtures/small-programme.ts'
import { type StandIns, startStandIns } from '../../shared/aws/stand-ins.ts'
import { ask } from '../request-upload/client.ts'

const { dueAt, closesAt } = smallRound
const BEFORE_CLOSING = '2025-04-10T09:59:59.999Z'
const act = { id: 'a1', minutes: 30, reason: '省网<中断>', by: '张三' }
const event = (over: object = {}, period = '2025-03') => ({ programme: 'small', period, extend: { ...act, ...over } })
const grant = { programme: 'small', period: '2025-03', region: 'R', zone: 'Z1', expiresAt: closesAt }
let cloud: StandIns
let token: string

beforeAll(async () => {
  cloud = await startStandIns({ now: BEFORE_CLOSING, programmes: [smallProgramme] })
  await saveProgramme(smallProgramme)
  await createRound(smallRound)
  token = await issueLink(grant)
  for (const lang of ['zh', 'en'] as const) {
    const reporter = { role: 'zone', zone: 'Z1', region: 'R', lang, suppressed: false } as const
    await putRecipient('small', { address: `Z1-${lang}@example.com`, ...reporter })
  }
})
afterAll(() => cloud.stop())
beforeEach(() => cloud.clearMail())

test.each([
  ['no minutes', { minutes: 0 }, 'Invalid'],
  ['half a minute', { minutes: 0.5 }, 'Invalid'],
  ['more than a week', { minutes: 10_081 }, 'Invalid'],
  ['no reason', { reason: '  ' }, 'must not be empty'],
  ['nobody who says so', { by: '' }, 'must not be empty'],
  ['an id that is none', { id: '../x' }, 'Invalid'],
])('%s: refused, nothing moves and nobody is mailed', async (_words, over, message) => {
  await expect(main(event(over), () => BEFORE_CLOSING)).rejects.toThrow(message)
  expect(await loadRound('small', '2025-03')).toEqual(smallRound)
  expect(cloud.mails()).toEqual([])
})

describe('an extension in the last second', () => {
  test('moves the closing, is logged with who, why and how long, and every reporter is told', async () => {
    expect(await main(event(), () => BEFORE_CLOSING)).toMatchObject({
      ...{ extended: true, dueAt, closesAt: later(closesAt, 30), mailed: 2 },
    })
    const round = (await loadRound('small', '2025-03'))!
    expect(round).toEqual(extendedRound(smallRound, [{ ...act, edition: 1, at: BEFORE_CLOSING }]))
    expect(await listRounds('small')).toEqual([round])
    expect(storedRound(round)).toEqual(smallRound)
    expect(await readLog('small', '2025-03')).toEqual([
      {
        ...{ programme: 'small', period: '2025-03', time: BEFORE_CLOSING, id: 'extended-1-a1' },
        ...{ actor: 'operator', act: 'round-extended' },
        detail: { by: '张三', reason: act.reason, minutes: '30', closesAt: later(closesAt, 30), edition: '1' },
      },
    ])
    const texts = cloud.mails().map(({ text }) => text)
    expect(texts.some((text) => text.includes('延长 30 分钟') && text.includes('2025年4月10日18:30'))).toBe(true)
    expect(texts.some((text) => text.includes('30 minutes longer'))).toBe(true)
    expect(cloud.mails()[0]?.html).not.toContain('<中断>')
  })

  test('said again it adds nothing, logs nothing and mails nobody; said otherwise it is refused', async () => {
    expect(await main(event(), () => later(closesAt, 5))).toMatchObject({ extended: false, mailed: 0 })
    expect((await loadRound('small', '2025-03'))?.closesAt).toBe(later(closesAt, 30))
    expect(await readLog('small', '2025-03')).toHaveLength(1)
    await expect(main(event({ minutes: 31 }), () => later(closesAt, 5))).rejects.toThrow('with other words: 30 minutes')
  })

  test('keeps the door open for links given before, until the new closing and no longer', async () => {
    expect(await openDoor(token, later(closesAt, 29))).toMatchObject({ kind: 'open', taking: 'files' })
    expect(await openDoor(token, later(closesAt, 30))).toMatchObject({ kind: 'open', taking: 'closed' })
    expect(await openDoor(token, '2025-04-10T10:30:00.001Z')).toEqual({ kind: 'expired' })
    const short = await issueLink({ ...grant, expiresAt: '2025-04-09T00:00:00.000Z' })
    expect(await openDoor(short, '2025-04-09T00:00:00.001Z')).toEqual({ kind: 'expired' })
  })

  test('is said on the page and in the status, and permissions reach to it', async () => {
    const now = later(closesAt, 25)
    const page = await ask('GET /z/{token}', token, { now })
    expect(page.body).toContain('2025年4月10日18:30')
    expect(page.body).toContain('因省网&lt;中断&gt;，报送时间延长 30 分钟')
    const english = await ask('GET /z/{token}', token, { now, query: { lang: 'en' } })
    expect(english.body).toContain('30 minutes were added on 10 Apr 2025, 17:59')
    const status = JSON.parse((await ask('GET /z/{token}/status', token, { now, accept: 'application/json' })).body!)
    expect(status).toMatchObject({ closesAt: later(closesAt, 30), taking: 'files' })
    expect(status.extensions).toEqual([{ minutes: 30, reason: act.reason, at: BEFORE_CLOSING }])
    const given = JSON.parse(
      (await ask('POST /z/{token}/permission', token, { now, accept: 'application/json' })).body!,
    )
    expect(given.expiresAt).toBe(later(closesAt, 30))
  })
})

test('operators who add minutes in the same instant each have theirs added', async () => {
  const reasons = ['甲', '乙', '丙']
  const now = later(closesAt, 10)
  await Promise.all(reasons.map((reason, index) => main(event({ id: `p${index}`, minutes: 10, reason }), () => now)))
  const round = (await loadRound('small', '2025-03'))!
  expect(round.closesAt).toBe(later(closesAt, 60))
  expect(round.extended?.extensions.map(({ reason }) => reason).sort()).toEqual([...reasons, act.reason].sort())
  const entries = (await readLog('small', '2025-03')).filter(({ act }) => act === 'round-extended')
  const closings = entries.map(({ detail }) => detail.closesAt)
  expect(new Set(closings).size).toBe(4)
})

describe('refused with a sentence', () => {
  const sentence = /closed on .* and cannot be extended any more: reopen it/
  const request = (period: string) => ({ programme: 'small', period, ...act })

  test('at closing and after', async () => {
    await createRound({ ...smallRound, period: '2025-04' })
    for (const now of [closesAt, later(closesAt, 1)])
      await expect(extendRound(request('2025-04'), now)).rejects.toThrow(sentence)
    expect(await loadRound('small', '2025-04')).toEqual({ ...smallRound, period: '2025-04' })
  })

  test('once the close has begun, though its time has not come here', async () => {
    const round = (await loadRound('small', '2025-04'))!
    expect([await endExtensions(round), await endExtensions(round)]).toEqual([true, true])
    await expect(extendRound(request('2025-04'), BEFORE_CLOSING)).rejects.toThrow(sentence)
  })

  test('closed, published, imported or not there', async () => {
    const open = { ...smallRound, period: '2025-05' }
    await createRound(open)
    for (const state of ['closed', 'published'] as const) {
      const round = (await loadRound('small', '2025-05'))!
      await moveRound(round, { ...round, state })
      await expect(extendRound(request('2025-05'), BEFORE_CLOSING)).rejects.toThrow(sentence)
    }
    await createRound({ ...smallRound, period: '2024-03', imported: true })
    for (const period of ['2024-03', '2023-03'])
      await expect(extendRound(request(period), BEFORE_CLOSING)).rejects.toThrow('there is no round')
  })

  test('minutes added first make the close look again', async () => {
    await createRound({ ...smallRound, period: '2025-06' })
    const seen = (await loadRound('small', '2025-06'))!
    await extendRound(request('2025-06'), BEFORE_CLOSING)
    expect(await endExtensions(seen)).toBe(false)
    expect(await endExtensions((await loadRound('small', '2025-06'))!)).toBe(true)
  })
})
