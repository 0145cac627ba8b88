import type { IncomingMessage } from 'node:http'
import type { Bucket } from './bucket.ts'
import { S3Error } from './errors.ts'

/** The largest body taken into memory; sealed archives and benches stay well below. */
const BODY_LIMIT_BYTES = 512 * 1024 * 1024
const KEY_LIMIT_BYTES = 1024

/** What came over the wire, decoded once. `path` is decoded and begins with a slash. */
export interface WireRequest {
  readonly method: string
  readonly path: string
  readonly bucketName: string
  readonly key: string
  readonly query: readonly (readonly [name: string, value: string])[]
  readonly headers: Readonly<Record<string, string>>
}

/** An authenticated operation with its verified payload: what the handlers work on. */
export interface Call {
  readonly bucket: Bucket
  readonly key: string
  /** by name; S3 takes the first of a repeated parameter */
  readonly query: ReadonlyMap<string, string>
  /** lower-case names; trailers of the payload and `x-amz-*` parameters of a presigned URL count as headers */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly now: Date
  readonly region: string
  /** the bucket's sequence when the request came in, before its body: tells what happened while the body was under way */
  readonly startedAt: number
}

export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** an open file whose bytes `start` to `end` (inclusive) are the body */
  readonly file?: { readonly descriptor: number; readonly start: number; readonly end: number } | undefined
}

export function readRequest(message: IncomingMessage): WireRequest {
  const [rawPath = '/', rawQuery = ''] = splitOnce(message.url ?? '/', '?')
  const path = decode(rawPath)
  const [bucketName = '', key = ''] = splitOnce(path.slice(1), '/')
  if (Buffer.byteLength(key) > KEY_LIMIT_BYTES) throw new S3Error('KeyTooLongError')
  const query = rawQuery
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => splitOnce(pair, '='))
    .map(([name = '', value = '']) => [decode(name), decode(value.replaceAll('+', ' '))] as const)
  const headers = Object.fromEntries(
    Object.entries(message.headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')]),
  )
  return { method: message.method ?? 'GET', path, bucketName, key, query, headers }
}

/** The whole body. One that is too long is read to its end all the same, so that the client gets to read the refusal. */
export async function readBody(message: IncomingMessage, limitBytes = BODY_LIMIT_BYTES): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    size += chunk.length
    if (size <= limitBytes) chunks.push(chunk)
    else chunks.length = 0
  }
  if (size > limitBytes) throw new S3Error('EntityTooLarge')
  return Buffer.concat(chunks)
}

/** RFC 3986 with S3's choice of unreserved characters. */
export function encodeUri(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}

function splitOnce(text: string, separator: string): string[] {
  const at = text.indexOf(separator)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new S3Error('InvalidURI')
  }
}
