import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { main } from '../../../functions/open-round/handler.ts'
import { resolveLink } from '../../../shared/store/links.ts'
import { readLog } from '../../../shared/store/log.ts'
import { saveProgramme } from '../../../shared/store/programmes.ts'
import { putRecipient } from '../../../shared/store/recipients.ts'
import { createRound, loadRound, moveRound } from '../../../shared/store/rounds.ts'
import { smallProgramme, smallRound } from '../../fixtures/small-programme.ts'
import { tokenFor } from '../../shared/aws/mail-stand-in.ts'
import { type StandIns, startStandIns } from '../../shared/aws/stand-ins.ts'

const NOW = '2025-04-20T01:00:00.000Z'
const LATER = '2025-04-20T03:00:00.000Z'
const CLOSES = '2025-04-25T10:00:00.000Z'
const REASON = '更正<产值>'
const event = (over: object = {}) => ({
  ...{ programme: 'small', period: '2025-03' },
  reopen: { reason: REASON, closesAt: CLOSES, by: '张三', ...over },
})
let cloud: StandIns

beforeAll(async () => {
  cloud = await startStandIns({ now: NOW, programmes: [smallProgramme] })
  await saveProgramme(smallProgramme)
  await createRound({ ...smallRound, state: 'published' })
  const reporter = { role: 'zone', zone: 'Z1', region: 'R', lang: 'zh', suppressed: false } as const
  await putRecipient('small', { address: 'Z1@example.com', ...reporter })
})
afterAll(() => cloud.stop())
beforeEach(() => cloud.clearMail())

test.each([
  ['no reason', { reason: ' ' }, 'must not be empty'],
  ['a reason that turns text round', { reason: '更正\u202E值' }, 'must not hold control characters'],
  ['nobody who says so', { by: '' }, 'must not be empty'],
  ['a closing before the last one', { closesAt: smallRound.closesAt }, 'close it again later'],
  ['a closing that has passed', { closesAt: '2025-04-19T00:00:00.000Z' }, 'close it again later'],
])('%s: refused, and nobody is mailed', async (_words, over, message) => {
  await expect(main(event(over), () => NOW)).rejects.toThrow(message)
  expect((await loadRound('small', '2025-03'))?.state).toBe('published')
  expect(cloud.mails()).toEqual([])
})

test('a published round opens for its next edition, its zones get links, the operator is logged', async () => {
  expect(await main(event(), () => NOW)).toMatchObject({ opened: false, links: 1, mailed: 1 })
  expect(await loadRound('small', '2025-03')).toEqual({
    ...{ ...smallRound, state: 'open', edition: 2, reason: REASON, reopenedAt: NOW },
    ...{ closesAt: CLOSES, releasesAt: CLOSES },
  })
  const token = tokenFor(cloud.mails(), 'Z1@example.com')
  expect(await resolveLink(token)).toMatchObject({ zone: 'Z1', period: '2025-03' })
  expect(cloud.mails()[0]?.text).toContain(REASON)
  expect(await readLog('small', '2025-03')).toMatchObject([
    {
      ...{ time: NOW, id: 'reopened-2', actor: 'operator', act: 'round-reopened' },
      detail: { by: '张三', reason: REASON, closesAt: CLOSES, edition: '2' },
    },
  ])
})

test('said again it mails nobody twice and logs nothing; said otherwise it is refused', async () => {
  expect(await main(event(), () => LATER)).toMatchObject({ links: 1, mailed: 0 })
  expect((await readLog('small', '2025-03')).length).toBe(1)
  await expect(main(event({ reason: '别的原因' }), () => LATER)).rejects.toThrow('only a published one is reopened')
})

test('a round that is being closed, imported or not there is not reopened', async () => {
  const round = (await loadRound('small', '2025-03'))!
  await moveRound(round, { ...round, state: 'closed' })
  await expect(main(event(), () => LATER)).rejects.toThrow('is closed: only a published one is reopened')
  await createRound({ ...smallRound, period: '2024-03', imported: true, state: 'published' })
  for (const period of ['2024-03', '2024-04'])
    await expect(main({ ...event(), period }, () => LATER)).rejects.toThrow('to reopen')
})
