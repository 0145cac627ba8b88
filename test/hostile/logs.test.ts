import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { main as ingest } from '../../functions/ingest/handler.ts'
import { log } from '../../shared/aws/lambda.ts'
import { putObject } from '../../shared/aws/objects.ts'
import { writeForm } from '../../shared/intake/write.ts'
import { objectKeys } from '../../shared/keys.ts'
import { saveProgramme } from '../../shared/store/programmes.ts'
import { putRecipient } from '../../shared/store/recipients.ts'
import { createRound } from '../../shared/store/rounds.ts'
import { smallProgramme, smallRound } from '../fixtures/small-programme.ts'
import { BUCKETS, type StandIns, startStandIns } from '../shared/aws/stand-ins.ts'
import { HOSTILE } from './texts.ts'

let cloud: StandIns
beforeAll(async () => {
  cloud = await startStandIns({ now: '2025-04-02T01:00:00.000Z', programmes: [smallProgramme] })
  await saveProgramme(smallProgramme)
  await createRound(smallRound)
  const who = {
    address: 'z1@example.com',
    role: 'zone',
    zone: 'Z1',
    region: 'R',
    lang: 'zh',
    suppressed: false,
  } as const
  await putRecipient('small', who)
})
afterAll(() => cloud.stop())

test('what is logged of an upload holds no word of the file, of its name or of anybody’s address', async () => {
  const written: unknown[] = []
  const methods = ['debug', 'info', 'warn', 'error', 'critical'] as const
  for (const method of methods) vi.spyOn(log, method).mockImplementation((...args) => void written.push(args))
  const zone = smallProgramme.zones[0]!
  for (const [index, text] of HOSTILE.entries()) {
    const cells = { 'A/month': { value: '7654.25', remark: text }, 'A/ytd': { value: text } }
    const bytes = await writeForm({
      programme: smallProgramme,
      period: '2025-03',
      zone,
      history: [],
      format: 'json',
      cells,
    })
    const key = objectKeys.upload({
      programme: 'small',
      period: '2025-03',
      region: 'R',
      zone: 'Z1',
      uploadId: `u${index}`,
    })
    const filename = encodeURIComponent(text.toWellFormed())
    await putObject(BUCKETS.inbox, key, bytes, { contentType: 'text/plain', metadata: { filename } })
  }
  const foreign = '=cmd/<script>/victim@example.com'
  const records = [
    ...cloud.events,
    { ...cloud.events[0]!, s3: { ...cloud.events[0]!.s3, object: { ...cloud.events[0]!.s3.object, key: foreign } } },
  ]
  const batch = records.map((event, index) => ({ messageId: `m${index}`, body: JSON.stringify({ Records: [event] }) }))
  expect(await ingest({ Records: batch as never })).toEqual({ batchItemFailures: [] })
  vi.restoreAllMocks()
  expect(written.length).toBeGreaterThan(HOSTILE.length)
  const said = JSON.stringify(written)
  for (const text of [...HOSTILE.slice(0, 22), '7654.25', 'z1@example.com'])
    expect(said, text).not.toContain(JSON.stringify(text).slice(1, -1))
  expect(said).not.toMatch(/alert\(1\)|cmd\||HYPERLINK/)
})
