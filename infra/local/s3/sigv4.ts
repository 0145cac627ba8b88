import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { S3Error } from './errors.ts'
import { encodeUri, type WireRequest } from './request.ts'

export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** A request whose signature was right; the rest is what a chunk-signed payload is verified with. */
export interface Signed {
  readonly region: string
  /** the signed `x-amz-content-sha256`: a hex hash, `UNSIGNED-PAYLOAD` or one of `STREAMING-…` */
  readonly payloadHash: string
  readonly time: string
  readonly scope: string
  readonly signature: string
  readonly signingKey: Buffer
}

interface Claim {
  readonly credential: string
  readonly time: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
  readonly payloadHash: string
}

const ALGORITHM = 'AWS4-HMAC-SHA256'
const SKEW_LIMIT_MS = 15 * 60 * 1000
const PRESIGN_LIMIT_SECONDS = 7 * 24 * 3600

/**
 * Verifies Signature Version 4 in the header or in the query (presigned URL). There are no anonymous requests.
 * Source: docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export function verifySignature(request: WireRequest, credentials: Credentials, now: Date): Signed {
  const query = new Map(request.query)
  const inHeader = request.headers.authorization !== undefined
  if (inHeader && query.has('X-Amz-Signature')) {
    throw new S3Error('InvalidArgument', 'Only one auth mechanism allowed')
  }
  if (!inHeader && !query.has('X-Amz-Signature')) throw new S3Error('AccessDenied')
  const claim = inHeader ? headerClaim(request, now) : queryClaim(request, query, now)
  const { scope, region, signingKey } = readCredential(claim.credential, claim.time, credentials)
  requireSignedHeaders(request, claim.signedHeaders)
  const hash = createHash('sha256').update(canonicalRequest(request, claim)).digest('hex')
  requireSignature(signingKey, [ALGORITHM, claim.time, scope, hash].join('\n'), claim.signature)
  return { region, payloadHash: claim.payloadHash, time: claim.time, scope, signature: claim.signature, signingKey }
}

/** Throws SignatureDoesNotMatch unless `signature` (hex) is the key's over the text. */
export function requireSignature(signingKey: Buffer, text: string, signature: string): void {
  const expected = createHmac('sha256', signingKey).update(text).digest()
  const given = Buffer.from(signature, 'hex')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new S3Error('SignatureDoesNotMatch')
}

/** Reads `key/yyyymmdd/region/s3/aws4_request`; `time` (`yyyymmddThhmmssZ`) must be of the same day. */
export function readCredential(credential: string, time: string, credentials: Credentials) {
  const [accessKeyId = '', day = '', region = '', service, terminator, ...rest] = credential.split('/')
  const known = service === 's3' && terminator === 'aws4_request' && rest.length === 0 && region !== ''
  if (!known || day !== time.slice(0, 8)) throw new S3Error('AuthorizationHeaderMalformed')
  if (accessKeyId !== credentials.accessKeyId) throw new S3Error('InvalidAccessKeyId')
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${credentials.secretAccessKey}`),
  )
  return { scope: `${day}/${region}/s3/aws4_request`, region, signingKey }
}

/** Milliseconds of `20250408T090000Z`, or null. */
export function parseAmzTime(time: string): number | null {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time)
  if (!match) return null
  const [, year, month, day, hour, minute, second] = match
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(ms) ? null : ms
}

function headerClaim(request: WireRequest, now: Date): Claim {
  const match = /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/.exec(
    request.headers.authorization ?? '',
  )
  const [, credential, signedHeaders, signature] = match ?? []
  if (!credential || !signedHeaders || !signature) throw new S3Error('AuthorizationHeaderMalformed')
  const time = request.headers['x-amz-date'] ?? ''
  const ms = parseAmzTime(time)
  if (ms === null) throw new S3Error('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header')
  if (Math.abs(now.getTime() - ms) > SKEW_LIMIT_MS) throw new S3Error('RequestTimeTooSkewed')
  const payloadHash = request.headers['x-amz-content-sha256']
  if (payloadHash === undefined) {
    throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256')
  }
  return { credential, time, signedHeaders: signedHeaders.split(';'), signature, payloadHash }
}

function queryClaim(request: WireRequest, query: ReadonlyMap<string, string>, now: Date): Claim {
  const credential = query.get('X-Amz-Credential')
  const time = query.get('X-Amz-Date') ?? ''
  const signedHeaders = query.get('X-Amz-SignedHeaders')
  const expires = query.get('X-Amz-Expires') ?? ''
  const ms = parseAmzTime(time)
  const wellFormed = query.get('X-Amz-Algorithm') === ALGORITHM && /^\d{1,6}$/.test(expires)
  if (!wellFormed || !credential || !signedHeaders || ms === null || Number(expires) > PRESIGN_LIMIT_SECONDS) {
    throw new S3Error('AuthorizationQueryParametersError')
  }
  if (ms > now.getTime() + SKEW_LIMIT_MS) throw new S3Error('AccessDenied', 'Request is not yet valid')
  if (ms + Number(expires) * 1000 <= now.getTime()) throw new S3Error('AccessDenied', 'Request has expired')
  const payloadHash = query.get('X-Amz-Content-Sha256') ?? request.headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD'
  const signature = query.get('X-Amz-Signature') ?? ''
  return { credential, time, signedHeaders: signedHeaders.split(';'), signature, payloadHash }
}

function requireSignedHeaders(request: WireRequest, signedHeaders: readonly string[]): void {
  const present = Object.keys(request.headers).filter((name) => name === 'host' || name.startsWith('x-amz-'))
  if (present.every((name) => signedHeaders.includes(name))) return
  throw new S3Error('AccessDenied', 'There were headers present in the request which were not signed')
}

function canonicalRequest(request: WireRequest, claim: Claim): string {
  const query = request.query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encodeUri(name)}=${encodeUri(value)}`)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .join('&')
  const headers = claim.signedHeaders.map((name) => {
    const value = request.headers[name] ?? ''
    return `${name}:${value.trim().replace(/ +/g, ' ')}\n`
  })
  const path = request.path.split('/').map(encodeUri).join('/')
  return [request.method, path, query, headers.join(''), claim.signedHeaders.join(';'), claim.payloadHash].join('\n')
}
