import {
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectVersion,
  type S3Client,
} from '@aws-sdk/client-s3'
import type { S3EventRecord } from 'aws-lambda'
import type { Clock } from './clock.ts'
import { isObject, object, readJson, text, writeJson } from './json.ts'
import type { Queues } from './queues.ts'

/** A bucket tells a queue of new objects under a prefix. */
export interface Notification {
  readonly bucket: string
  readonly prefix: string
  readonly queueUrl: string
}

/** How soon after the last notification to look whether all have been worked off. */
const LOOK_MILLISECONDS = 1_000
/** Around the instant up to which all was worked off: S3 keeps whole seconds. */
const MARGIN_MILLISECONDS = 5_000

/**
 * S3 to SQS, at least once: the queue is in memory, so the instant up to which it has been empty is kept, and what came after it
 * is announced again at the next start. Receivers must not mind, as on AWS.
 */
export function createNotifier(options: {
  readonly file: string
  readonly clock: Clock
  readonly queues: Queues
  readonly log: (line: string) => void
}) {
  const { clock, queues, log } = options
  let notifications: readonly Notification[] = []
  let sending = 0
  let timer: NodeJS.Timeout | undefined

  const idle = async () => {
    if (sending > 0) return false
    const empty = await Promise.all(notifications.map(({ queueUrl }) => queues.isEmpty(queueUrl)))
    return empty.every(Boolean) && sending === 0
  }
  const keepDrained = async () => {
    const now = clock.now()
    if (await idle()) writeJson(options.file, { drainedThrough: now.toISOString() })
    else watch()
  }
  const watch = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void keepDrained().catch((error) => log(`notifications: ${error}`)), LOOK_MILLISECONDS)
  }
  const created = (record: S3EventRecord) => {
    const key = decodeURIComponent(record.s3.object.key.replaceAll('+', ' '))
    for (const { bucket, prefix, queueUrl } of notifications) {
      if (bucket !== record.s3.bucket.name || !key.startsWith(prefix)) continue
      sending++
      void queues
        .send(queueUrl, { Records: [record] })
        .catch((error: unknown) => log(`notification of ${bucket}: ${String(error)}`))
        .finally(() => sending--)
    }
    watch()
  }
  return {
    created,
    isSending: () => sending > 0,
    /** Also sends the test event, once for every data directory, and announces again what may have been lost. */
    async start(wanted: readonly Notification[], client: S3Client): Promise<void> {
      notifications = wanted
      const stored = readJson(options.file)
      const since = isObject(stored) ? Date.parse(text(object(stored).drainedThrough)) - MARGIN_MILLISECONDS : 0
      for (const { bucket, prefix, queueUrl } of wanted) {
        if (since === 0) await queues.send(queueUrl, { Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: bucket })
        for await (const version of versionsSince(client, bucket, prefix, since)) created(recordOf(bucket, version))
      }
      watch()
    },
    stop: () => clearTimeout(timer),
  }
}

async function* versionsSince(client: S3Client, Bucket: string, Prefix: string, since: number) {
  for (let next: { KeyMarker?: string; VersionIdMarker?: string } | null = {}; next; ) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket, Prefix, ...next }),
    )
    for (const version of page.Versions ?? []) if ((version.LastModified?.getTime() ?? 0) >= since) yield version
    const { NextKeyMarker: KeyMarker = '', NextVersionIdMarker: VersionIdMarker = '' } = page
    next = page.IsTruncated ? { KeyMarker, VersionIdMarker } : null
  }
}

function recordOf(bucket: string, version: ObjectVersion): S3EventRecord {
  const { Key = '', Size = 0, ETag = '', VersionId = '', LastModified = new Date(0) } = version
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: 'local',
    eventTime: LastModified.toISOString(),
    eventName: 'ObjectCreated:Post',
    userIdentity: { principalId: 'AWS:LOCAL' },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': 'again', 'x-amz-id-2': 'again' },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: 'local',
      bucket: { name: bucket, ownerIdentity: { principalId: 'LOCAL' }, arn: `arn:aws:s3:::${bucket}` },
      object: {
        key: encodeURIComponent(Key).replaceAll('%20', '+').replaceAll('%2F', '/'),
        size: Size,
        eTag: ETag.replaceAll('"', ''),
        versionId: VersionId,
        sequencer: '0',
      },
    },
  }
}
