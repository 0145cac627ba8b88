import { rmSync } from 'node:fs'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { maskedAddress } from '../../shared/addressee.ts'
import { listVersions, type ObjectVersion } from '../../shared/aws/objects.ts'
import { startExecution } from '../../shared/aws/operator.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { PREFIX } from '../../shared/keys.ts'
import { loadCut } from '../../shared/store/cuts.ts'
import { loadEdition } from '../../shared/store/editions.ts'
import { listRecipients } from '../../shared/store/recipients.ts'
import { loadRound } from '../../shared/store/rounds.ts'
import { deliveries } from '../../tools/commands/deliveries.ts'
import { linkFor, readInbox } from '../../tools/play/inbox.ts'
import { type PlayedMonth, playMonth } from '../../tools/play/month.ts'
import { reporterAddress } from '../../tools/play/recipients.ts'
import { bounceEvent } from '../fixtures/mail-events.ts'
import { storedItems, storedObjects } from '../fixtures/storage.ts'
import { playground } from './start.ts'

const PROGRAMME = 'zhengzhou-trade-in'
const PERIOD = '2024-12'
const REF = { programme: PROGRAMME, period: PERIOD, edition: 1 }
const folder = playground()
const home = process.cwd()
const environment = { ...process.env }
let played: PlayedMonth

beforeAll(async () => {
  process.chdir(folder)
  played = await playMonth({
    programme: PROGRAMME,
    period: PERIOD,
    zones: null,
    fresh: true,
    quiet: true,
    stays: false,
  })
}, 120_000)

afterAll(async () => {
  await played.stop()
  process.chdir(home)
  process.env = environment
  rmSync(folder, { recursive: true, force: true })
})

const run = (name: string, event: unknown) => played.cloud.invoke(`zone-bulletin-${name}`, event)

/** Everything that is stored, and how many mails there are. */
async function state() {
  await played.cloud.settled()
  const client = new DynamoDBClient({})
  const items = await storedItems(client, requiredEnv(ENV.table))
  client.destroy()
  const buckets = [ENV.inbox, ENV.rounds, ENV.bulletins, ENV.archive].map((name) => requiredEnv(name))
  return { items, objects: await storedObjects(buckets), mails: (await readInbox(played.cloud.mailInboxUrl)).length }
}

test('the figures are those that were published', () => {
  expect(played.summary).toMatchObject({ verified: true, coverage: { expected: 1, accepted: 1 } })
  expect(played.summary.keyFigures.map(({ value }) => value)).toEqual(['10816', '5085', '5731'])
})

test('every event again, twice and in reverse order, changes nothing and mails nobody', async () => {
  const before = await state()
  const [cut] = await Promise.all((await regions()).map((region) => loadCut(REF, region)))
  expect(cut?.zones.length).toBe(1)
  const events = await everyEvent()
  for (const round of [events.toReversed(), events.toReversed()])
    for (const [name, event] of round) await run(name, event)
  expect(await state()).toEqual(before)
}, 60_000)

test('a second close of the published round ends as the first', async () => {
  const before = await state()
  const arn = await startExecution(requiredEnv(ENV.closeStateMachine), { programme: PROGRAMME, period: PERIOD })
  await played.cloud.settled()
  expect(played.cloud.execution(arn).status).toBe('SUCCEEDED')
  expect(await state()).toEqual(before)
}, 60_000)

test('after closing the link answers “closed” and gives no permission', async () => {
  const link = linkFor(await readInbox(played.cloud.mailInboxUrl), reporterAddress(await onlyZone()))
  const answer = await fetch(`${link}/permission`, { method: 'POST', headers: { accept: 'application/json' } })
  expect(answer.status).toBe(410)
  expect(await answer.json()).toMatchObject({ error: 'closed' })
})

test('released at its minute: never before, and within seconds of it', async () => {
  const { publishedAt } = (await loadEdition(REF))!
  const { releasesAt } = (await loadRound(PROGRAMME, PERIOD))!
  const late = Date.parse(publishedAt) - Date.parse(releasesAt)
  expect(late).toBeGreaterThanOrEqual(0)
  expect(late).toBeLessThan(30_000)
})

test('a bounce that the mail service reports is recorded as deployed, and shown to the operator', async () => {
  const official = (await listRecipients(PROGRAMME)).find(({ role }) => role === 'official')!
  const tags = { programme: PROGRAMME, period: PERIOD, edition: '1' }
  const body = JSON.stringify(bounceEvent(official.address, tags, '2025-01-08T02:05:00.000Z'))
  const event = { Records: [{ messageId: 'bounce', eventSource: 'aws:sqs', body }] }
  expect(await run('record-delivery', event)).toEqual({ batchItemFailures: [] })
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  expect(await deliveries.run(['--programme', PROGRAMME, '--period', PERIOD])).toBe(1)
  const words = String(said.mock.calls[0]?.[0])
  said.mockRestore()
  expect(words).toContain(`${maskedAddress(official.address)}  退信 bounced  Permanent General`)
  expect(words).not.toContain(official.address)
})

/** What schedules, S3 and the state machine have said in the month, in the order in which they said it. */
async function everyEvent(): Promise<[name: string, event: unknown][]> {
  const uploads = await Array.fromAsync(listVersions(requiredEnv(ENV.inbox), PREFIX.uploads))
  return [
    ['open-round', { programme: PROGRAMME, at: '2025-01-01T01:00:00Z' }],
    ...uploads.map((version): [string, unknown] => ['ingest', queued(version)]),
    ['remind', { programme: PROGRAMME, at: '2025-01-04T01:30:00Z' }],
    ['freeze', { programme: PROGRAMME, at: '2025-01-07T10:00:00Z' }],
    ...(await regions()).map((region): [string, unknown] => ['aggregate', { ...REF, region }]),
    ['combine', REF],
    ['render', { ...REF, face: 'pdf' }],
    ['render', { ...REF, face: 'data' }],
    ['seal', REF],
    ['stage', { ...REF, publishAt: '2025-01-08T02:00:00.000Z' }],
    ['publish', REF],
    ['notify', REF],
  ]
}

function queued({ key, versionId, size }: ObjectVersion) {
  const object = { key: encodeURIComponent(key).replaceAll('%2F', '/'), versionId, size }
  const record = {
    eventSource: 'aws:s3',
    eventName: 'ObjectCreated:Post',
    s3: { bucket: { name: requiredEnv(ENV.inbox) }, object },
  }
  return { Records: [{ messageId: key, eventSource: 'aws:sqs', body: JSON.stringify({ Records: [record] }) }] }
}

async function regions(): Promise<string[]> {
  const uploads = await Array.fromAsync(listVersions(requiredEnv(ENV.inbox), PREFIX.uploads))
  return [...new Set(uploads.map(({ key }) => key.split('/')[3] ?? ''))]
}

async function onlyZone(): Promise<string> {
  const [upload] = await Array.fromAsync(listVersions(requiredEnv(ENV.inbox), PREFIX.uploads))
  return upload?.key.split('/')[4] ?? ''
}
