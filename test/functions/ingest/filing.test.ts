import { afterAll, beforeAll, expect, test } from 'vitest'
import { getObject, putObject } from '../../../shared/aws/objects.ts'
import { publicKey } from '../../../shared/aws/signer.ts'
import { canonicalJson } from '../../../shared/digest.ts'
import { type Filing, fileUpload } from '../../../shared/filing.ts'
import { objectKeys, parseUploadKey } from '../../../shared/keys.ts'
import { parseReceipt, UNREAD_SHA256, verifyReceipt } from '../../../shared/receipt.ts'
import { putRevision, zoneRevisions } from '../../../shared/store/revisions.ts'
import type { Revision } from '../../../shared/submission.ts'
import { filedBy, formBytes, smallProgramme, smallRound } from '../../fixtures/small-programme.ts'
import { BUCKETS, type StandIns, startStandIns } from '../../shared/aws/stand-ins.ts'

let cloud: StandIns
beforeAll(async () => {
  cloud = await startStandIns({ now: '2025-04-02T01:00:00.000Z', programmes: [] })
})
afterAll(() => cloud.stop())

async function received(zone: string, at: string, bytes: Uint8Array, fileName = 'a.json'): Promise<Filing> {
  cloud.setNow(at)
  const region = smallProgramme.zones.find(({ id }) => id === zone)?.region ?? 'R'
  const key = objectKeys.upload({ programme: 'small', period: '2025-03', region, zone, uploadId: `u-${zone}` })
  const metadata = { filename: encodeURIComponent(fileName) }
  const { versionId } = await putObject(BUCKETS.inbox, key, bytes, { contentType: 'text/plain', metadata })
  return { ref: parseUploadKey(key)!, key, versionId, round: smallRound, programme: smallProgramme }
}

const good = (zone: string) => formBytes(zone, filedBy('9.25', '25.5', '2.55', '40'))

async function receiptOf(revision: Revision): Promise<string | null> {
  const object = await getObject(BUCKETS.rounds, objectKeys.receipt(revision, revision.versionId), {
    limitBytes: 10_000,
  })
  return object && Buffer.from(object.bytes).toString()
}

test('several at once record one revision and one receipt, which its key proves', async () => {
  const bytes = good('Z1')
  const filing = await received('Z1', '2025-04-02T01:00:00.000Z', bytes)
  const filed = await Promise.all([1, 2, 3, 4].map(() => fileUpload(filing)))
  expect(filed.filter((each) => each?.created)).toHaveLength(1)
  expect(new Set(filed.map((each) => canonicalJson(each?.revision))).size).toBe(1)
  expect(verifyReceipt((await receiptOf(filed[0]!.revision))!, await publicKey(), bytes).ok).toBe(true)
})

test('a crash between the revision and its receipt heals on the next attempt', async () => {
  const filing = await received('Z2', '2025-04-02T01:00:00.000Z', good('Z2'))
  const other = await received('Z3', '2025-04-02T01:00:00.000Z', good('Z3'))
  const { revision } = (await fileUpload(other))!
  const recorded = { ...revision, ...filing.ref, versionId: filing.versionId }
  await putRevision(recorded)
  expect(await receiptOf(recorded)).toBeNull()
  expect(await fileUpload(filing)).toMatchObject({ revision: recorded, created: false })
  expect(parseReceipt((await receiptOf(recorded))!).receipt.zone).toBe('Z2')
  expect(await zoneRevisions('small', '2025-03', 'R', 'Z2')).toHaveLength(1)
})

test.each([
  ['Z4', smallRound.dueAt, 'on-time'],
  ['Z5', '2025-04-08T10:00:01.000Z', 'overdue'],
  ['Z6', smallRound.closesAt, 'overdue'],
  ['Z7', '2025-04-10T10:00:01.000Z', 'late'],
])('%s: in time or late goes by S3 and not by when it is read', async (zone, at, timeliness) => {
  const filing = await received(zone, at, good(zone))
  cloud.setNow('2025-06-01T00:00:00.000Z')
  expect((await fileUpload(filing))!.revision).toMatchObject({ receivedAt: at, timeliness })
  expect((await fileUpload({ ...filing, imported: true }))!.revision.timeliness).toBe(timeliness)
})

test('a file over the limit is kept and quarantined without being read', async () => {
  const filing = await received('Z8', '2025-04-02T01:00:00.000Z', Buffer.alloc(5 * 1024 * 1024 + 1))
  const { revision } = (await fileUpload(filing))!
  expect(revision).toMatchObject({
    size: 5 * 1024 * 1024 + 1,
    sha256: UNREAD_SHA256,
    judgement: { verdict: 'quarantined' },
  })
  expect(revision.judgement.findings[0]!.sentence.zh).toContain('超过 5 MB')
})

test('a name of any length and any bytes is kept as far as the limit', async () => {
  const filing = await received('Z1', '2025-04-02T02:00:00.000Z', good('Z1'), `${'𠮷'.repeat(300)}.xlsx`)
  expect([...(await fileUpload(filing))!.revision.fileName]).toHaveLength(255)
})

test('a zone that the programme does not have is none of ours; an object that is gone is an error', async () => {
  const filing = await received('Z99', '2025-04-02T01:00:00.000Z', good('Z1'))
  expect(await fileUpload(filing)).toBeNull()
  const gone = { ...(await received('Z1', '2025-04-02T03:00:00.000Z', good('Z1'))), versionId: 'gone' }
  await expect(fileUpload(gone)).rejects.toThrow('of version gone')
})
