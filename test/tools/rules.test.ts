import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { putObject } from '../../shared/aws/objects.ts'
import { fileUpload } from '../../shared/filing.ts'
import { objectKeys, parseUploadKey } from '../../shared/keys.ts'
import type { Check } from '../../shared/programme/schema.ts'
import { saveProgramme } from '../../shared/store/programmes.ts'
import { createRound } from '../../shared/store/rounds.ts'
import { rules } from '../../tools/commands/rules.ts'
import { filedBy, formBytes, makeProgramme, smallRound } from '../fixtures/small-programme.ts'
import { BUCKETS, type StandIns, startStandIns } from '../shared/aws/stand-ins.ts'

const words = { zh: '营业收入过大。', en: 'Revenue is large.' }
const check = (id: string, max: string): Check => ({
  ...{
    id,
    severity: 'validity',
    kind: 'range',
    subjects: ['A'],
    others: [],
    min: null,
    max,
    scale: 1,
    tolerance: null,
  },
  ...{ factors: [], message: words, remedy: words, source: '' },
})
const programme = makeProgramme({ checks: [check('K1', '50'), check('K2', '1000')] })

let cloud: StandIns
beforeAll(async () => {
  cloud = await startStandIns({ now: '2025-04-02T01:00:00.000Z', programmes: [] })
  await saveProgramme(programme)
  for (const period of ['2025-02', '2025-03'])
    await createRound({ ...smallRound, period, programmeHash: programme.hash })
  await filed('Z1', '2025-03', '99')
  await filed('Z1', '2025-03', '25')
  await filed('Z4', '2025-03', '25')
  await filed('Z1', '2025-02', '99')
})
afterAll(() => cloud.stop())

async function filed(zone: string, period: string, revenue: string): Promise<void> {
  const region = programme.zones.find(({ id }) => id === zone)?.region ?? ''
  const key = objectKeys.upload({ programme: 'small', period, region, zone, uploadId: `u-${revenue}` })
  cloud.setNow(`2025-04-02T${revenue === '99' ? '02' : '03'}:00:00.000Z`)
  const bytes = formBytes(zone, filedBy('9.25', revenue, '2.55', '40'), period, programme)
  const { versionId } = await putObject(BUCKETS.inbox, key, bytes, {
    contentType: 'text/plain',
    metadata: { filename: 'a.json' },
  })
  const round = { ...smallRound, period, programmeHash: programme.hash }
  await fileUpload({ ref: parseUploadKey(key)!, key, versionId, round, programme })
}

async function printed(...args: string[]): Promise<string> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    expect(await rules.run(['--programme', 'small', ...args])).toBe(0)
    return log.mock.calls.join('\n')
  } finally {
    log.mockRestore()
  }
}

test('counts one round, the last ones, or all', async () => {
  const counts = async (...args: string[]) => {
    const { periods, rules: all } = JSON.parse(await printed(...args, '--json'))
    return [periods.length, all[0].forms, all[0].fired, all[0].corrected, all[0].open, all[1].useless]
  }
  expect(await counts('--period', '2025-03')).toEqual([1, 2, 1, 1, 0, 'never-fired'])
  expect(await counts('--last', '1')).toEqual([1, 2, 1, 1, 0, 'never-fired'])
  expect(await counts()).toEqual([2, 3, 2, 1, 1, 'never-fired'])
})

test('says in words which check is of no use', async () => {
  const said = await printed('--period', '2025-03')
  expect(said).toMatch(/K1 range validity .* 1 \| +0 \| +1 \| +0 \| +0$/m)
  expect(said).toMatch(/K2 .* 从未触发 never fired/)
})

test.each([[['--last', '0']], [['--last', 'x']], [['--last', '1', '--period', '2025-03']], [['--period', '2025-07']]])(
  '%j: wrong words',
  async (args) => {
    await expect(rules.run(['--programme', 'small', ...args])).rejects.toThrow()
  },
)
