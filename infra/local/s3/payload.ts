import { createHash } from 'node:crypto'
import { S3Error } from './errors.ts'
import { requireSignature, type Signed } from './sigv4.ts'

export interface Payload {
  readonly bytes: Buffer
  /** trailers of an aws-chunked body, lower-case names */
  readonly trailers: Readonly<Record<string, string>>
}

const EMPTY_SHA256 = sha256('')
/** name → [are chunks signed, does a trailer follow] */
const STREAMING: Readonly<Record<string, readonly [signed: boolean, trailer: boolean]>> = {
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD': [true, false],
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER': [true, true],
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER': [false, true],
}

/**
 * The object's bytes out of a request's body: the signed hash is verified, aws-chunked framing is taken off with its
 * chunk signatures, decoded length and trailers verified. Source: AmazonS3 API, "sigv4-streaming" and "…-trailers".
 */
export function readPayload(body: Buffer, signed: Signed, headers: Readonly<Record<string, string>>): Payload {
  const streaming = STREAMING[signed.payloadHash]
  if (streaming) return unchunk(body, signed, headers, streaming)
  if (signed.payloadHash !== 'UNSIGNED-PAYLOAD' && signed.payloadHash !== sha256(body)) {
    throw new S3Error('XAmzContentSHA256Mismatch')
  }
  return { bytes: body, trailers: {} }
}

function unchunk(
  body: Buffer,
  signed: Signed,
  headers: Readonly<Record<string, string>>,
  [chunksSigned, hasTrailer]: readonly [boolean, boolean],
): Payload {
  const expectedBytes = headers['x-amz-decoded-content-length']
  if (expectedBytes === undefined) throw new S3Error('MissingContentLength')
  const chunks: Buffer[] = []
  let previous = signed.signature
  let at = 0
  for (;;) {
    const { size, signature, dataAt } = readChunkHead(body, at)
    const data = body.subarray(dataAt, dataAt + size)
    if (data.length !== size) throw new S3Error('IncompleteBody')
    if (chunksSigned) {
      const hashes = [EMPTY_SHA256, sha256(data)]
      requireSignature(signed.signingKey, chainText(signed, 'PAYLOAD', previous, hashes), signature)
      previous = signature
    }
    at = dataAt + size
    if (size === 0) break
    if (body.toString('latin1', at, at + 2) !== '\r\n') throw new S3Error('IncompleteBody')
    chunks.push(data)
    at += 2
  }
  const bytes = Buffer.concat(chunks)
  if (String(bytes.length) !== expectedBytes) throw new S3Error('IncompleteBody')
  const trailers = readTrailers(body.toString('latin1', at))
  verifyTrailers(trailers, hasTrailer ? (headers['x-amz-trailer'] ?? '') : '')
  if (chunksSigned && hasTrailer) verifyTrailerSignature(trailers, signed, previous)
  return { bytes, trailers }
}

function readChunkHead(body: Buffer, at: number) {
  const end = body.indexOf('\r\n', at)
  const head = end < 0 ? '' : body.toString('latin1', at, end)
  const match = /^([0-9a-f]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(head)
  if (!match?.[1]) throw new S3Error('IncompleteBody')
  return { size: Number.parseInt(match[1], 16), signature: match[2] ?? '', dataAt: end + 2 }
}

function readTrailers(text: string): Record<string, string> {
  const lines = text.split('\r\n').filter((line) => line !== '')
  return Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':')
      if (at < 1) throw new S3Error('MalformedTrailerError')
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]
    }),
  )
}

/** Exactly the announced trailers must come: a checksum that was promised and left out is no checksum. */
function verifyTrailers(trailers: Readonly<Record<string, string>>, announced: string): void {
  const names = announced
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '')
  const found = Object.keys(trailers).filter((name) => name !== 'x-amz-trailer-signature')
  if (found.toSorted().join() !== names.toSorted().join()) throw new S3Error('MalformedTrailerError')
}

function verifyTrailerSignature(trailers: Readonly<Record<string, string>>, signed: Signed, previous: string): void {
  const lines = Object.entries(trailers)
    .filter(([name]) => name !== 'x-amz-trailer-signature')
    .map(([name, value]) => `${name}:${value}\n`)
  const text = chainText(signed, 'TRAILER', previous, [sha256(lines.toSorted().join(''))])
  requireSignature(signed.signingKey, text, trailers['x-amz-trailer-signature'] ?? '')
}

function chainText(signed: Signed, kind: 'PAYLOAD' | 'TRAILER', previous: string, hashes: readonly string[]): string {
  return [`AWS4-HMAC-SHA256-${kind}`, signed.time, signed.scope, previous, ...hashes].join('\n')
}

function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex')
}
