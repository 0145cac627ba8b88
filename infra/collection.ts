import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import { type Bucket, CfnBucket, EventType } from 'aws-cdk-lib/aws-s3'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { ENV } from '../shared/env.ts'
import { PREFIX } from '../shared/keys.ts'
import { DESK_FILE, PROGRAMMES_FILE } from './function-names.ts'
import { type Grant, items, objects, signing, value } from './grants.ts'
import { HTTP_TIMEOUT_SECONDS } from './public-api.ts'
import { WorkQueue } from './queues.ts'
import type { Services } from './services.ts'
import { ZoneFunction } from './zone-function.ts'

const INGEST_TIMEOUT_SECONDS = 60
const UPLOADS_PER_INVOCATION = 5
/** At most so many at a time, so that the last morning's rush leaves the account's other functions room. */
const INGEST_CONCURRENCY = 20

/** From the opened round to the checked, receipted and stored submission; and the reminders. */
export class Collection extends Construct {
  readonly openRound: ZoneFunction
  readonly remind: ZoneFunction

  constructor(scope: Construct, id: string, services: Services) {
    super(scope, id)
    this.openRound = openRound(this, services)
    requestUpload(this, services)
    ingest(this, services)
    printReceipt(this, services)
    this.remind = remind(this, services)
  }
}

function openRound(scope: Construct, services: Services): ZoneFunction {
  const { storage, mail, publicUrl } = services
  return new ZoneFunction(scope, {
    ...services,
    name: 'open-round',
    errorImpact: 'The round of the month is not open, or some zones have no link: they cannot report yet.',
    failure: { lostEventImpact: 'The month was not opened and nothing will try again by itself: no zone can report.' },
    memoryMegabytes: 1024,
    timeoutSeconds: 900,
    grants: [
      value(ENV.programmesFile, PROGRAMMES_FILE),
      items(storage, {
        read: ['round', 'ledger', 'notices', 'recipients'],
        write: ['round', 'rounds', 'link', 'notices', 'log'],
      }),
      objects(storage, 'rounds', { read: [PREFIX.programmes], write: [PREFIX.programmes] }),
      publicUrl,
      mail,
    ],
  })
}

function requestUpload(scope: Construct, services: Services): void {
  const { storage, api, publicUrl } = services
  const target = new ZoneFunction(scope, {
    ...services,
    name: 'request-upload',
    errorImpact: 'Zones that open their link see an error instead of their page: they cannot upload or read verdicts.',
    failure: 'caller',
    memoryMegabytes: 1024,
    timeoutSeconds: HTTP_TIMEOUT_SECONDS,
    grants: [
      items(storage, { read: ['link', 'round', 'ledger'], write: ['log'] }),
      // What it signs for a zone, S3 checks against this role when the zone uploads.
      objects(storage, 'inbox', { write: [PREFIX.uploads] }),
      objects(storage, 'rounds', { read: [PREFIX.programmes, PREFIX.receipts, PREFIX.annotated] }),
      // Where S3 sends a browser without script back to.
      publicUrl,
      value(ENV.deskFile, DESK_FILE),
    ],
  })
  api.serve(target, [
    { method: 'GET', path: '/openapi.json' },
    { method: 'GET', path: '/z/{token}' },
    { method: 'GET', path: '/z/{token}/form' },
    { method: 'GET', path: '/z/{token}/desk' },
    { method: 'POST', path: '/z/{token}/permission' },
    { method: 'GET', path: '/z/{token}/status' },
    { method: 'GET', path: '/z/{token}/receipts/{uploadId}' },
    { method: 'GET', path: '/z/{token}/annotated/{uploadId}' },
  ])
}

function ingest(scope: Construct, services: Services): void {
  const { storage, mail, alarms, publicUrl } = services
  const uploads = new WorkQueue(scope, 'uploads', {
    alarms,
    runbook: 'uploads',
    errorImpact:
      'An upload could not be read in five attempts: its zone waits for a verdict until the close reads the file again.',
    backlogImpact: 'Zones wait a quarter of an hour or longer for their verdicts; their files are safe.',
    consumerTimeoutSeconds: INGEST_TIMEOUT_SECONDS,
  })
  notifyOfUploads(storage.inbox, uploads.queue)
  const target = new ZoneFunction(scope, {
    ...services,
    name: 'ingest',
    errorImpact: 'Zones that uploaded get no verdict and no receipt for now; their files are kept and tried again.',
    failure: 'caller',
    memoryMegabytes: 1024,
    timeoutSeconds: INGEST_TIMEOUT_SECONDS,
    grants: [
      ...filing(services),
      items(storage, { read: ['recipients', 'notices'], write: ['notices', 'link'] }),
      // Where the answer says that the findings and the receipt are.
      publicUrl,
      mail,
    ],
  })
  target.fn.addEventSource(
    new SqsEventSource(uploads.queue, {
      batchSize: UPLOADS_PER_INVOCATION,
      maxConcurrency: INGEST_CONCURRENCY,
      reportBatchItemFailures: true,
    }),
  )
}

function printReceipt(scope: Construct, services: Services): void {
  const { storage, api } = services
  const target = new ZoneFunction(scope, {
    ...services,
    name: 'print-receipt',
    errorImpact: 'Zones cannot get their receipts as a page to print; the signed receipts themselves are there.',
    failure: 'caller',
    memoryMegabytes: 1769,
    timeoutSeconds: HTTP_TIMEOUT_SECONDS,
    grants: [
      items(storage, { read: ['link', 'round'] }),
      objects(storage, 'rounds', { read: [PREFIX.programmes, PREFIX.receipts] }),
    ],
  })
  api.serve(target, [{ method: 'GET', path: '/z/{token}/receipts/{uploadId}/pdf' }])
}

/** Reading an upload, judging, storing and receipting it: what `ingest` does, and `freeze` for whatever was missed. */
export function filing({ storage, key }: Services): Grant[] {
  return [
    items(storage, { read: ['round', 'ledger'], write: ['round', 'ledger'] }),
    objects(storage, 'inbox', { read: [PREFIX.uploads] }),
    objects(storage, 'rounds', {
      read: [PREFIX.programmes, PREFIX.receipts, PREFIX.annotated],
      write: [PREFIX.receipts, PREFIX.annotated],
    }),
    signing(key),
  ]
}

function remind(scope: Construct, services: Services): ZoneFunction {
  const { storage, mail, publicUrl } = services
  return new ZoneFunction(scope, {
    ...services,
    name: 'remind',
    errorImpact: 'Some zones that have not reported were not reminded today; tomorrow’s reminder tries again.',
    failure: { lostEventImpact: 'Today’s reminders were given up: zones that forgot will not hear before tomorrow.' },
    memoryMegabytes: 512,
    timeoutSeconds: 600,
    grants: [
      items(storage, {
        read: ['round', 'rounds', 'notices', 'recipients'],
        write: ['round', 'link', 'notices'],
      }),
      objects(storage, 'rounds', { read: [PREFIX.programmes] }),
      publicUrl,
      mail,
    ],
  })
}

/**
 * S3 tells the queue of every upload, set on the bucket itself: CDK's own way is a custom resource whose helper may change the
 * notifications of every bucket. S3 tests the queue when the bucket is made, so the queue's policy comes first and can't
 * name the bucket; account and the start of its name stand in.
 */
function notifyOfUploads(bucket: Bucket, queue: Queue): void {
  const stack = Stack.of(bucket)
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('s3.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': stack.account },
        ArnLike: { 'aws:SourceArn': `arn:${stack.partition}:s3:::${stack.stackName.toLowerCase()}-*` },
      },
    }),
  )
  const resource = bucket.node.defaultChild
  if (!(resource instanceof CfnBucket)) throw new TypeError('the inbox is not a bucket of this stack')
  resource.notificationConfiguration = {
    queueConfigurations: [
      {
        event: EventType.OBJECT_CREATED,
        queue: queue.queueArn,
        filter: { s3Key: { rules: [{ name: 'prefix', value: PREFIX.uploads }] } },
      },
    ],
  }
  resource.node.addDependency(queue)
}
