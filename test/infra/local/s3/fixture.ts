import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DeleteObjectCommand,
  type DeleteObjectCommandOutput,
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
} from '@aws-sdk/client-s3'
import type { S3EventRecord } from 'aws-lambda'
import { vi } from 'vitest'
import { type S3, startS3 } from '../../../../infra/local/s3/server.ts'

export const KEYS = { accessKeyId: 'AKIDLOCAL', secretAccessKey: 'a secret of the tests' }
export const START = '2025-04-08T09:00:00.000Z'

export interface Fixture {
  readonly client: S3Client
  readonly events: S3EventRecord[]
  readonly dataDir: string
  readonly url: string
  /** sets the server's clock alone; `setBoth` moves the clients with it */
  setServer(iso: string): void
  setBoth(iso: string): void
  /** the version's id */
  put(Bucket: string, Key: string, Body?: string, more?: Partial<PutObjectCommandInput>): Promise<string>
  get(Bucket: string, Key: string, VersionId?: string): Promise<string>
  remove(Bucket: string, Key: string, VersionId?: string): Promise<DeleteObjectCommandOutput>
  versions(Bucket: string): Promise<ListObjectVersionsCommandOutput>
  restart(): Promise<void>
  stop(): Promise<void>
}

/** A server of its own with four buckets, on an injected clock. Only `Date` is faked: timers and sockets are real. */
export async function startFixture(): Promise<Fixture> {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(START) })
  const dataDir = mkdtempSync(join(tmpdir(), 'zone-bulletin-s3-'))
  const events: S3EventRecord[] = []
  let now = new Date(START)
  const start = async (port = 0) => {
    const s3 = await startS3({ ...KEYS, dataDir, port, now: () => now, onObjectCreated: (e) => void events.push(e) })
    createBuckets(s3)
    return s3
  }
  let s3 = await start()
  const client = makeClient(s3.url)
  return {
    client,
    events,
    dataDir,
    url: s3.url,
    setServer: (iso) => {
      now = new Date(iso)
    },
    setBoth: (iso) => {
      now = new Date(iso)
      vi.setSystemTime(now)
    },
    put: async (Bucket, Key, Body = 'text', more = {}) =>
      (await client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }))).VersionId!,
    get: async (Bucket, Key, VersionId) =>
      (await client.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body!.transformToString(),
    remove: (Bucket, Key, VersionId) => client.send(new DeleteObjectCommand({ Bucket, Key, VersionId })),
    versions: (Bucket) => client.send(new ListObjectVersionsCommand({ Bucket })),
    restart: async () => {
      client.destroy() // its open connections, which would only be found dead by the next request
      await s3.close()
      s3 = await start(s3.port)
    },
    stop: async () => {
      client.destroy()
      await s3.close()
      vi.useRealTimers()
      rmSync(dataDir, { recursive: true })
    },
  }
}

const silence = () => undefined
/** The SDK warns on the console of every refused stream. */
const SILENT = { trace: silence, debug: silence, info: silence, warn: silence, error: silence }

export function makeClient(endpoint: string, credentials = KEYS, streaming = false): S3Client {
  return new S3Client({
    endpoint,
    region: 'cn-north-1',
    credentials,
    forcePathStyle: true,
    maxAttempts: 1,
    logger: SILENT,
    ...(streaming ? { requestStreamBufferSize: 8192 } : {}),
  })
}

function createBuckets(s3: S3): void {
  s3.createBucket('plain', { versioned: false })
  s3.createBucket('inbox', {
    versioned: true,
    cors: [
      {
        allowedOrigins: ['https://*.example.org'],
        allowedMethods: ['POST', 'GET'],
        allowedHeaders: ['content-*'],
        exposedHeaders: ['ETag'],
        maxAgeSeconds: 600,
      },
    ],
  })
  s3.createBucket('archive', { versioned: true, objectLock: { mode: 'COMPLIANCE', days: 30 } })
}

/** `403 AccessDenied: message` of an SDK error or a raw response; `200` and the like for success. */
export async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    const result = await work
    if (!(result instanceof Response)) return 'done'
    const text = await result.text()
    const code = /<Code>(.*?)<\/Code>/.exec(text)?.[1]
    return code ? `${result.status} ${code}` : `${result.status}`
  } catch (error) {
    const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } }
    if (!$metadata) throw error
    return `${$metadata.httpStatusCode} ${name}`
  }
}

/** Changes requests after they were signed, as someone on the way would. */
export function tamper(
  client: S3Client,
  change: (request: { headers: Record<string, string>; body: unknown }) => void,
) {
  client.middlewareStack.add(
    (next) => (args) => {
      change(args.request as { headers: Record<string, string>; body: unknown })
      return next(args)
    },
    { step: 'finalizeRequest', priority: 'low', name: 'tamper' },
  )
  return client
}
