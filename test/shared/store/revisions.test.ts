import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RevisionPointer } from '../../../shared/round.ts'
import { loadRevisions, putRevision, regionRevisions } from '../../../shared/store/revisions.ts'
import type { Judgement, Revision } from '../../../shared/submission.ts'
import { smallProgramme } from '../../fixtures/small-programme.ts'
import { type StandIns, startStandIns } from '../aws/stand-ins.ts'

let cloud: StandIns
beforeAll(async () => {
  cloud = await startStandIns({ now: '2025-04-01T01:00:00.000Z', programmes: [] })
})
afterAll(() => cloud.stop())

const judgement: Judgement = {
  ...({ verdict: 'accepted', format: 'csv' } as const),
  ...{ values: [], findings: [], counts: { read: 0, kept: 0, refused: 0 } },
}

function revision(period: string, region: string, zone: string, uploadId: string): Revision {
  return {
    ...{ programme: 'small', period, region, zone, uploadId, versionId: 'v', size: 3, sha256: uploadId.repeat(64) },
    ...{ receivedAt: '2025-04-02T01:00:00.000Z', fileName: 'a.csv', programmeHash: smallProgramme.hash },
    ...{ timeliness: 'on-time', judgement },
  }
}

function pointer({ period, receivedAt, uploadId, versionId, sha256 }: Revision): RevisionPointer {
  return { period, receivedAt, uploadId, versionId, sha256 }
}

const [march, corrected, other] = [
  revision('2025-03', 'R', 'Z1', 'a'),
  revision('2025-03', 'R', 'Z1', 'b'),
  revision('2025-03', 'R', 'Z2', 'c'),
]
const february = revision('2025-02', 'R', 'Z1', 'd')
const predecessor = revision('2025-02', 'S', 'Z9', 'e')
const pinned = (of: Revision, over: Partial<RevisionPointer> = {}) => ({
  ...{ region: 'R', zone: of.region === 'R' ? of.zone : 'Z1' },
  pointer: { ...pointer(of), ...over },
})

test('what cuts point to comes back in the order asked for, wherever and by whomever it was filed', async () => {
  for (const each of [march, corrected, other, february, predecessor]) expect(await putRevision(each)).toBe(true)
  expect(await regionRevisions('small', '2025-03', 'R')).toEqual([march, corrected, other])
  const asked = [
    pinned(other),
    pinned(predecessor, { region: 'S', zone: 'Z9' }),
    pinned(march),
    pinned(february),
    pinned(other),
  ]
  expect(await loadRevisions('small', asked)).toEqual([other, predecessor, march, february, other])
  expect(await loadRevisions('small', [])).toEqual([])
})

test.each([
  ['another file', pinned(march, { sha256: 'f'.repeat(64) })],
  ['another upload', pinned(march, { uploadId: 'x' })],
  ['another time', pinned(march, { receivedAt: '2025-04-02T01:00:01.000Z' })],
  ['another zone', { ...pinned(march), zone: 'Z2' }],
  ['another region', pinned(march, { region: 'S' })],
  ['another period', pinned(march, { period: '2025-02' })],
])('a pointer to %s than was filed is refused', async (_what, wrong) => {
  await expect(loadRevisions('small', [pinned(other), wrong])).rejects.toThrow('is not what was cut')
})
