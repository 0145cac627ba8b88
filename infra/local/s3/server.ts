import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { S3EventRecord } from 'aws-lambda'
import type { Bucket, BucketConfig } from './bucket.ts'
import { corsHeaders, preflight } from './cors.ts'
import { errorXml, S3Error } from './errors.ts'
import { createdRecord } from './event-record.ts'
import { postObject, runOperation, type Surroundings } from './operations.ts'
import { readPayload } from './payload.ts'
import { readPostForm } from './post-form.ts'
import { verifyPostPolicy } from './post-policy.ts'
import { type Call, type Reply, readBody, readRequest, type WireRequest } from './request.ts'
import { type Credentials, verifySignature } from './sigv4.ts'
import { openStore, type Store } from './store.ts'

export interface S3Options extends Credentials {
  /** everything is kept here and found again after a restart or a kill */
  readonly dataDir: string
  /** judges skew, expiry and retention, and dates the objects */
  readonly now: () => Date
  /** called once an object is stored and before its upload is answered; what it throws is an InternalError */
  readonly onObjectCreated?: (record: S3EventRecord) => void
  /** 0 or absent: any free port */
  readonly port?: number
}

export interface S3 {
  readonly url: string
  readonly port: number
  /** idempotent; gives an existing bucket the new lock and CORS configuration. Throws for a change of `versioned`. */
  createBucket(name: string, config: BucketConfig): void
  close(): Promise<void>
}

/**
 * A strict subset of S3 on 127.0.0.1, path-style: what the system rests on (signatures, policies, conditions, checksums,
 * versions, Object Lock) is enforced with S3's codes, and what it does not use is refused as NotImplemented.
 */
export async function startS3(options: S3Options): Promise<S3> {
  const store = openStore(options.dataDir)
  const server = createServer((message, response) => {
    void answer(message, response, options, store, url)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    port,
    createBucket: (name, config) => store.createBucket(name, config),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}

async function answer(
  message: IncomingMessage,
  response: ServerResponse,
  options: S3Options,
  store: Store,
  url: string,
): Promise<void> {
  const requestId = randomBytes(8).toString('hex').toUpperCase()
  let cors: Record<string, string> = {}
  const headers = () => ({ date: options.now().toUTCString(), 'x-amz-request-id': requestId, ...cors })
  try {
    const request = readRequest(message)
    cors = corsHeaders(store.bucket(request.bucketName)?.config.cors ?? [], request.method, request.headers)
    const reply = await serve(message, request, options, store, url, requestId)
    await send(response, { ...reply, headers: { ...headers(), ...reply.headers } })
  } catch (error) {
    if (response.headersSent) return void response.destroy()
    const refusal = error instanceof S3Error ? error : new S3Error('InternalError')
    if (refusal !== error) console.error('local S3 failed', error)
    const body = errorXml(refusal, message.url ?? '/', requestId)
    const type = { 'content-type': 'application/xml' }
    await send(response, { status: refusal.status, headers: { ...headers(), ...type, ...refusal.headers }, body })
  }
}

async function serve(
  message: IncomingMessage,
  request: WireRequest,
  options: S3Options,
  store: Store,
  url: string,
  requestId: string,
): Promise<Reply> {
  const bucketOf = (name: string) => requireBucket(store, name)
  if (request.method === 'OPTIONS') {
    return { status: 200, headers: preflight(bucketOf(request.bucketName).config.cors ?? [], request.headers) }
  }
  const around: Surroundings = {
    bucketOf,
    url,
    created: (call, version, how) => options.onObjectCreated?.(createdRecord(call, version, how, requestId)),
  }
  const contentType = request.headers['content-type'] ?? ''
  if (request.method === 'POST' && request.key === '' && /^multipart\/form-data/i.test(contentType)) {
    const form = await readPostForm(await readBody(message), contentType)
    const region = verifyPostPolicy(form, request.bucketName, options, options.now())
    const call = makeCall(request, bucketOf(request.bucketName), options.now(), region, form.file)
    return postObject(call, form.fields, around)
  }
  const signed = verifySignature(request, options, options.now())
  const bucket = bucketOf(request.bucketName)
  const startedAt = bucket.sequence
  const { bytes, trailers } = readPayload(await readBody(message), signed, request.headers)
  const call = makeCall(request, bucket, options.now(), signed.region, bytes)
  return runOperation(request.method, { ...call, headers: { ...call.headers, ...trailers }, startedAt }, around)
}

function makeCall(request: WireRequest, bucket: Bucket, now: Date, region: string, body: Buffer): Call {
  // a presigner moves x-amz-* headers into the query; S3 takes them from there just the same
  const hoisted = request.query
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name.startsWith('x-amz-'))
  return {
    bucket,
    key: request.key,
    query: new Map(request.query.toReversed()),
    headers: { ...request.headers, ...Object.fromEntries(hoisted) },
    body,
    now,
    region,
    startedAt: bucket.sequence,
  }
}

function requireBucket(store: Store, name: string): Bucket {
  const bucket = store.bucket(name)
  if (!bucket) throw new S3Error('NoSuchBucket')
  return bucket
}

async function send(response: ServerResponse, reply: Reply): Promise<void> {
  response.writeHead(reply.status, reply.headers)
  if (!reply.file) return void response.end(reply.body)
  const { descriptor, start, end } = reply.file
  await pipeline(createReadStream('', { fd: descriptor, start, end }), response)
}
