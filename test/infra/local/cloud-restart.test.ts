import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { DescribeTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { GetPublicKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { CfnBroker } from 'aws-cdk-lib/aws-amazonmq'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type Cloud, startCloud } from '../../../infra/local/cloud.ts'
import { clientOptions, makePlace, type Place, START, storage } from './cloud-fixture.ts'
import { synthesizeSmallStack } from './small-stack.ts'

let place: Place
beforeEach(() => {
  place = makePlace()
})
afterEach(() => place.remove())

it('finds everything again after a stop', async () => {
  const first = await place.start()
  await expect(place.start()).rejects.toThrow('in use')
  await first.advanceTo('2025-04-08T00:30:00Z')
  const kept = await fill(first)
  await first.stop()
  const second = await place.start()
  expect(second.now() >= new Date('2025-04-08T00:30:00Z')).toBe(true)
  expect(second.env).toEqual(first.env)
  expect(await read(second)).toEqual(kept)
  expect(place.seen().filter(({ event }) => event.at)).toHaveLength(1) // what was fired is not fired again
  await second.stop()
})

it('takes up after kill -9 what was under way, and leaves no process behind', async () => {
  writeFileSync(`${place.recordFile}.hang`, '')
  const { child, cloud } = await startApart(place)
  const client = new SFNClient(clientOptions(cloud, 'SFN'))
  const input = JSON.stringify({ until: START })
  const stateMachineArn = cloud.env.CLOSE_STATE_MACHINE_ARN!
  const { executionArn } = await client.send(new StartExecutionCommand({ stateMachineArn, input }))
  const s3 = storage(cloud)
  await s3.send(new PutObjectCommand({ Bucket: cloud.env.INBOX_BUCKET!, Key: 'uploads/lost', Body: 'x' }))
  await vi.waitFor(() => expect(new Set(place.seen().map(({ name }) => name)).size).toBe(2), WAITING)
  const pids = new Set(place.seen().map(({ pid }) => pid))
  child.kill('SIGKILL')
  await once(child, 'exit')
  await vi.waitFor(() => expect([...pids].filter(isAlive)).toEqual([]), WAITING)

  rmSync(`${place.recordFile}.hang`)
  const before = place.seen().length
  const again = await place.start()
  expect(await again.execution(executionArn!).done).toMatchObject({ status: 'SUCCEEDED' })
  await again.settled()
  const after = place.seen().slice(before)
  expect(after.filter(({ name }) => name === 'worker')).toHaveLength(2)
  const uploads = after.filter(({ name }) => name === 'consumer').map(({ event }) => JSON.stringify(event))
  expect(uploads.some((event) => event.includes('uploads/lost'))).toBe(true)
  await again.stop()
})

it('makes up for the schedules that came due while it was off', async () => {
  const first = await place.start()
  await first.stop()
  // Off for a day: as if the machine's time had gone on.
  writeFileSync(
    `${place.dataDir}/clock.json`,
    JSON.stringify({ offsetMilliseconds: Date.parse('2025-04-09T00:30:00Z') - Date.now() }),
  )
  const second = await place.start()
  await second.advanceTo(START)
  const worked = place.seen().filter(({ name }) => name === 'worker')
  const fired = worked.map(({ event }) => event.at)
  expect(fired).toEqual(['2025-04-08T00:00:00Z', '2025-04-08T01:00:00Z', '2025-04-09T00:00:00Z'])
  await second.stop()
})

it('refuses a template with something that no stand-in provides, and closes what it had opened', async () => {
  const broker = {
    autoMinorVersionUpgrade: true,
    brokerName: 'b',
    deploymentMode: 'SINGLE_INSTANCE',
    engineType: 'RABBITMQ',
  }
  const assembly = synthesizeSmallStack(`${place.folder}/odd`, place.recordFile, (stack) => {
    new CfnBroker(stack, 'broker', { ...broker, hostInstanceType: 'mq.m5.large', publiclyAccessible: false })
  })
  await expect(startCloud({ assembly, dataDir: place.dataDir })).rejects.toThrow('AWS::AmazonMQ::Broker')
  const cloud = await place.start() // on the same ports, with the same data
  await cloud.stop()
  await cloud.stop()
  const server = createServer().listen(Number(new URL(cloud.apiUrl).port), '127.0.0.1')
  await once(server, 'listening')
  server.close()
})

const WAITING = { timeout: 20_000, interval: 20 }
const RUN_CLOUD = fileURLToPath(new URL('run-cloud.ts', import.meta.url))

async function startApart({ assembly, dataDir }: Place): Promise<{ child: ChildProcess; cloud: Cloud }> {
  const child = spawn(process.execPath, [RUN_CLOUD, assembly, dataDir, START], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout!, 'data')
  return { child, cloud: { env: JSON.parse(String(line)), now: () => new Date(START) } as Cloud }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function fill(cloud: Cloud) {
  const table = new DynamoDBClient(clientOptions(cloud, 'DYNAMODB'))
  await table.send(new PutItemCommand({ TableName: 'records', Item: { pk: { S: 'a' }, data: { S: 'kept' } } }))
  const Bucket = cloud.env.INBOX_BUCKET!
  await storage(cloud).send(new PutObjectCommand({ Bucket, Key: 'elsewhere/a', Body: 'kept' }))
  const Attachments = [{ FileName: '月报.txt', RawContent: Buffer.from('附件'), ContentType: 'text/plain' }]
  const Content = { Simple: { Subject: { Data: '一封信' }, Body: { Text: { Data: 'kept' } }, Attachments } }
  const mail = { FromEmailAddress: 'a@example.org', Destination: { ToAddresses: ['b@example.org'] }, Content }
  await new SESv2Client(clientOptions(cloud, 'SESV2')).send(new SendEmailCommand(mail))
  return read(cloud)
}

async function read(cloud: Cloud) {
  const table = new DynamoDBClient(clientOptions(cloud, 'DYNAMODB'))
  const { Table } = await table.send(new DescribeTableCommand({ TableName: 'records' }))
  const { Item } = await table.send(new GetItemCommand({ TableName: 'records', Key: { pk: { S: 'a' } } }))
  const object = await storage(cloud).send(
    new GetObjectCommand({ Bucket: cloud.env.INBOX_BUCKET!, Key: 'elsewhere/a' }),
  )
  const key = new GetPublicKeyCommand({ KeyId: cloud.env.SIGNING_KEY_ID! })
  const { PublicKey } = await new KMSClient(clientOptions(cloud, 'KMS')).send(key)
  const mails = (await (await fetch(`${cloud.mailInboxUrl}/store`)).json()) as {
    emails: { subject: string; attachments: unknown[] }[]
  }
  return {
    ...{ status: Table!.TableStatus, item: Item!.data!.S, object: await object.Body!.transformToString() },
    ...{ version: object.VersionId, key: Buffer.from(PublicKey!).toString('base64') },
    mails: mails.emails.map(({ subject, attachments }) => ({ subject, attachments })),
  }
}
