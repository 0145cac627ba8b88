import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { main as seal } from '../../functions/seal/handler.ts'
import { main as stage } from '../../functions/stage/handler.ts'
import { programmeHash } from '../../shared/programme/load.ts'
import { readLog } from '../../shared/store/log.ts'
import { loadRecipient } from '../../shared/store/recipients.ts'
import { checklist } from '../../tools/commands/checklist.ts'
import { recipients } from '../../tools/commands/recipients.ts'
import { release } from '../../tools/commands/release.ts'
import { collected, computed, EDITION, rendered, ruledBy } from '../fixtures/closing.ts'
import { smallProgramme, smallRound } from '../fixtures/small-programme.ts'
import { type Storage, startStorage } from '../fixtures/storage.ts'

const executions = vi.hoisted(() => [] as unknown[])
vi.mock('../../shared/aws/operator.ts', async (original) => ({
  ...(await original<typeof import('../../shared/aws/operator.ts')>()),
  startExecution: async (_machine: string, input: unknown) => `execution-${executions.push(input)}`,
}))

let storage: Storage
const strict = {
  ...smallProgramme,
  release: { minimumCoveragePercent: 100, expectedCoveragePercent: 100, aheadMinutes: 0 },
}
const programme = { ...strict, hash: programmeHash(strict) }
const ROUND = ['--programme', 'small', '--period', '2025-03']
const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
const words = () => String(said.mock.calls.at(-1)?.[0])

beforeAll(async () => {
  storage = await startStorage(smallRound.opensAt)
  vi.stubEnv('CLOSE_STATE_MACHINE_ARN', 'arn')
  await collected(storage)
  await computed(storage)
  await ruledBy(programme)
  await rendered(EDITION, programme)
  await seal(EDITION)
})
afterEach(() => said.mockClear())
afterAll(() => storage.stop())

test('before the close has come so far, the checklist says so, and nothing can be answered for unseen', async () => {
  expect(await checklist.run(ROUND)).toBe(1)
  expect(words()).toContain('not sealed yet')
  await expect(release.run([...ROUND, '--override', 'why'])).rejects.toThrow('has not been gone through yet')
  await expect(release.run([...ROUND, '--override', 'why', '--point', 'weather'])).rejects.toThrow(
    'is none of coverage',
  )
})

test('the operator sees what holds it, answers with reason and name, and the close goes on', async () => {
  await stage({ ...EDITION, publishAt: smallRound.releasesAt })
  expect(await checklist.run(ROUND)).toBe(1)
  expect(words()).toContain('［暂停发布 HOLDS］报送率：')
  await expect(release.run(ROUND)).rejects.toThrow('--override is missing')
  expect(await release.run([...ROUND, '--override', '主管同意', '--by', '张三'])).toBe(0)
  expect(executions).toEqual([{ programme: 'small', period: '2025-03' }])
  expect(await checklist.run(ROUND)).toBe(0)
  expect(words()).toContain('［已放行 overridden］')
  expect(words()).toContain('张三：主管同意')
  const logged = (await readLog('small', '2025-03')).filter(({ act }) => act === 'release-overridden')
  expect(logged).toMatchObject([{ actor: '张三', detail: { points: 'coverage', reason: '主管同意' } }])
  await expect(release.run([...ROUND, '--override', 'again'])).rejects.toThrow('nothing holds it')
  expect(await stage({ ...EDITION, publishAt: smallRound.releasesAt })).toEqual({ status: 'ready' })
})

test('officials are registered and stopped, and shown by masked addresses', async () => {
  const of = ['--programme', 'henan-zones']
  expect(await recipients.run([...of, '--add', 'li@example.com', '--lang', 'en', '--ahead', '30'])).toBe(0)
  expect(await loadRecipient('henan-zones', 'li@example.com')).toMatchObject({ lang: 'en', aheadMinutes: 30 })
  expect(words()).toBe('l***@example.com  en  —  提前 ahead 30 min')
  await recipients.run([...of, '--stop', 'li@example.com'])
  expect(words()).toContain('停发 suppressed: operator')
  await recipients.run([...of, '--add', 'li@example.com'])
  expect(await loadRecipient('henan-zones', 'li@example.com')).toMatchObject({ suppressed: false, lang: 'zh' })
})

test('what makes no sense is refused, with the reason', async () => {
  const of = ['--programme', 'henan-zones']
  const add = (...more: string[]) => recipients.run([...of, '--add', 'li@example.com', ...more])
  await expect(recipients.run([...of, '--add', 'nobody'])).rejects.toThrow('is no address')
  await expect(add('--region', 'nowhere')).rejects.toThrow('has no region')
  await expect(add('--lang', 'fr')).rejects.toThrow('neither zh nor en')
  await expect(add('--ahead', '61')).rejects.toThrow('longer than 60 minutes ahead')
  await expect(add('--stop', 'li@example.com')).rejects.toThrow('not both')
  await expect(recipients.run([...of, '--stop', 'nobody@example.com'])).rejects.toThrow('no official is registered')
})
