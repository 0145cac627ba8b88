import { expect, test } from 'vitest'
import { archiveFiles, type EditionRecord } from '../../../shared/archive/contents.ts'
import { verifyArchive } from '../../../shared/archive/verify.ts'
import { canonicalZip } from '../../../shared/archive/zip.ts'
import { type Extension, extendedRound, later, type Round } from '../../../shared/round.ts'
import { ours, sealed, smallRecord } from '../../fixtures/archive.ts'
import { smallRound } from '../../fixtures/small-programme.ts'

/** Ten minutes in the last hour: long after the last filing in time, so that no figure depends on them. */
const ten: Extension = {
  ...{ edition: 1, id: 'a1', minutes: 10, reason: '停电', by: '张三', at: '2025-04-10T09:30:00.000Z' },
}
const closed: Round = { ...smallRound, state: 'closed' }
const entryOf = ({ at, id, edition, minutes, by, reason }: Extension, over: object = {}) => ({
  ...{ time: at, id: `extended-${edition}-${id}`, act: 'round-extended' },
  detail: { by, reason, minutes: String(minutes), edition: String(edition), ...over },
})
const record = await smallRecord()

async function faultsOf(over: Partial<EditionRecord>) {
  const files = archiveFiles({ ...record, ...over })
  return (await verifyArchive(canonicalZip(await sealed(files)), ours.key)).faults
}

test('minutes that the log tells of are part of the times', async () => {
  const round = extendedRound(closed, [ten])
  expect(await faultsOf({ round, log: [...record.log, entryOf(ten)] })).toEqual([])
})

test.each<[string, Round, readonly { time: string; id: string }[], string, string]>([
  ['that the log does not know', extendedRound(closed, [ten]), [], 'log.jsonl', 'same extensions'],
  ['that the round does not have', closed, [entryOf(ten)], 'log.jsonl', 'same extensions'],
  [
    'with another reason in the log',
    extendedRound(closed, [ten]),
    [entryOf(ten, { reason: '无' })],
    'log.jsonl',
    'same extensions',
  ],
  [
    'that the closing does not have in it',
    { ...extendedRound(closed, [ten]), closesAt: later(smallRound.closesAt, 20) },
    [entryOf(ten)],
    'round.json',
    'other times',
  ],
  [
    'added after closing',
    extendedRound(closed, [{ ...ten, at: smallRound.closesAt }]),
    [entryOf({ ...ten, at: smallRound.closesAt })],
    'round.json',
    'after it had closed: a1',
  ],
])('minutes %s are a fault', async (_words, round, entries, file, reason) => {
  const faults = await faultsOf({ round, log: [...record.log, ...entries] })
  expect(faults).toContainEqual({ file, reason: expect.stringContaining(reason) })
})

test('a filing recorded as more punctual than it was is a fault; minutes added later make an overdue one punctual', async () => {
  const filings = record.filings.map((filing) => ({
    ...filing,
    revision: filing.revision.zone === 'Z2' ? { ...filing.revision, timeliness: 'on-time' as const } : filing.revision,
  }))
  const faults = await faultsOf({ filings })
  expect(faults).toContainEqual({
    file: 'submissions/R/Z2/u2~v-u2.json',
    reason: 'is recorded as more punctual than the round’s times allow',
  })
  const day = { ...ten, minutes: 24 * 60, at: '2025-04-08T09:00:00.000Z' }
  const later = await faultsOf({ round: extendedRound(closed, [day]), log: [entryOf(day)] })
  expect(later.map(({ file }) => file)).not.toContain('submissions/R/Z2/u2~v-u2.json')
  // The cut said overdue: by the round's own times it no longer is.
  expect(later.map(({ file }) => file)).toContain('cut/R.json')
})
