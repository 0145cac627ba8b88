import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { S3EventRecord } from 'aws-lambda'
import { vi } from 'vitest'
import { startDynamoDb } from '../../../infra/local/dynamodb.ts'
import { startKms } from '../../../infra/local/kms.ts'
import { choosePorts } from '../../../infra/local/ports.ts'
import { startS3 } from '../../../infra/local/s3/server.ts'
import { log } from '../../../shared/aws/lambda.ts'
import { ENV } from '../../../shared/env.ts'
import type { Programme } from '../../../shared/programme/schema.ts'
import { TABLE } from '../../fixtures/table.ts'
import { type SentMail, startMailStandIn } from './mail-stand-in.ts'

const KEYS = { accessKeyId: 'AKIDLOCAL', secretAccessKey: 'a secret of the tests' }
const REGION = 'cn-north-1'
const KEY_ID = 'signing'
export const BUCKETS = { inbox: 'inbox', rounds: 'rounds' } as const

export interface StandIns {
  /** One record an object that was created, in order. */
  readonly events: S3EventRecord[]
  /** Everything mailed since the last `clearMail`. */
  mails(): SentMail[]
  clearMail(): void
  /** Moves S3's clock and everybody's `Date`. */
  setNow(iso: string): void
  stop(): Promise<void>
}

/**
 * Table, buckets, key and mail on this machine, behind the environment that the functions read. Only `Date` is faked. A test file
 * starts them once and uses zones or periods of its own in each test.
 */
export async function startStandIns(options: {
  readonly now: string
  readonly programmes: readonly Programme[]
}): Promise<StandIns> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(options.now) })
  const dataDir = mkdtempSync(join(tmpdir(), 'zone-bulletin-'))
  const ports = await choosePorts(dataDir)
  const events: S3EventRecord[] = []
  const dynamo = await startDynamoDb({ dataDir, port: ports.dynamodb, client: { region: REGION, credentials: KEYS } })
  await dynamo.createTable('records', TABLE)
  const s3Dir = join(dataDir, 's3')
  mkdirSync(s3Dir)
  const s3 = await startS3({
    ...KEYS,
    dataDir: s3Dir,
    now: () => new Date(),
    onObjectCreated: (e) => void events.push(e),
  })
  for (const name of Object.values(BUCKETS)) s3.createBucket(name, { versioned: true })
  const kms = await startKms({ dataDir, port: ports.kms, accessKeyId: KEYS.accessKeyId })
  kms.createKey(KEY_ID, `arn:aws:kms:${REGION}:000000000000:key/${KEY_ID}`, 'ECC_NIST_EDWARDS25519')
  const mail = await startMailStandIn(ports.ses)
  const programmesFile = join(dataDir, 'programmes.json')
  writeFileSync(programmesFile, JSON.stringify(Object.fromEntries(options.programmes.map((each) => [each.code, each]))))
  log.setLogLevel('SILENT')
  setEnvironment({ ports, s3Url: s3.url, programmesFile })
  return {
    events,
    mails: mail.mails,
    clearMail: mail.clear,
    setNow: (iso) => void vi.setSystemTime(new Date(iso)),
    stop: async () => {
      vi.useRealTimers()
      vi.unstubAllEnvs()
      await dynamo.close()
      await s3.close()
      for (const server of [kms.server, mail.server]) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
      rmSync(dataDir, { recursive: true })
    },
  }
}

function setEnvironment(at: {
  ports: { dynamodb: number; kms: number; ses: number }
  s3Url: string
  programmesFile: string
}) {
  const local = (port: number) => `http://127.0.0.1:${port}`
  const environment = {
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: KEYS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: local(at.ports.dynamodb),
    AWS_ENDPOINT_URL_S3: at.s3Url,
    AWS_ENDPOINT_URL_KMS: local(at.ports.kms),
    AWS_ENDPOINT_URL_SESV2: local(at.ports.ses),
    [ENV.table]: 'records',
    [ENV.inbox]: BUCKETS.inbox,
    [ENV.rounds]: BUCKETS.rounds,
    [ENV.signingKey]: KEY_ID,
    [ENV.publicUrl]: 'https://zones.example.org',
    [ENV.mailTransport]: 'ses',
    [ENV.mailFrom]: 'bulletin@example.org',
    [ENV.programmesFile]: at.programmesFile,
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
}
