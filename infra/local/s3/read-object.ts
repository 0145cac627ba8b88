import type { ObjectVersion } from './bucket.ts'
import { isChecksumHeader } from './checksums.ts'
import { S3Error } from './errors.ts'
import { findVersion } from './find-version.ts'
import { retentionHeaders } from './lock.ts'
import type { Call, Reply } from './request.ts'

interface ByteRange {
  readonly start: number
  /** inclusive */
  readonly end: number
}

/** GetObject and HeadObject: by key or version, with conditions, one range and the `response-*` overrides. */
export function readObject(call: Call, withBody: boolean): Reply {
  const version = findVersion(call)
  const headers = objectHeaders(call, version)
  if (!checkConditions(call, version)) return { status: 304, headers }
  const range = readRange(call.headers.range, version.sizeBytes)
  const { start, end } = range ?? { start: 0, end: version.sizeBytes - 1 }
  // the checksum is of the whole object, so it goes with the whole object only
  const withChecksum = call.headers['x-amz-checksum-mode'] === 'ENABLED' && range === null
  return {
    status: range ? 206 : 200,
    headers: {
      ...Object.fromEntries(Object.entries(headers).filter(([name]) => withChecksum || !isChecksumHeader(name))),
      'content-length': String(end - start + 1),
      ...(range ? { 'content-range': `bytes ${start}-${end}/${version.sizeBytes}` } : {}),
    },
    file: withBody && version.sizeBytes > 0 ? { descriptor: call.bucket.openBlob(version), start, end } : undefined,
  }
}

function objectHeaders(call: Call, version: ObjectVersion): Record<string, string> {
  const overrides = [...call.query]
    .filter(([name]) => name.startsWith('response-'))
    .map(([name, value]) => [name.slice('response-'.length), value])
  return {
    ...version.headers,
    ...Object.fromEntries(overrides),
    ...retentionHeaders(version),
    ...(call.bucket.config.versioned ? { 'x-amz-version-id': version.versionId } : {}),
    etag: `"${version.etag}"`,
    'last-modified': new Date(version.lastModified).toUTCString(),
    'accept-ranges': 'bytes',
  }
}

/** RFC 9110 order; false means 304. */
function checkConditions(call: Call, version: ObjectVersion): boolean {
  const modified = Date.parse(version.lastModified)
  const { 'if-match': match, 'if-none-match': noneMatch } = call.headers
  if (match !== undefined && !matchesEtag(match, version.etag)) throw new S3Error('PreconditionFailed')
  const unmodifiedSince = Date.parse(call.headers['if-unmodified-since'] ?? '')
  if (match === undefined && modified > unmodifiedSince) throw new S3Error('PreconditionFailed')
  if (noneMatch !== undefined) return !matchesEtag(noneMatch, version.etag)
  return !(modified <= Date.parse(call.headers['if-modified-since'] ?? ''))
}

/** `If-Match` and `If-None-Match` with a star or a list of entity tags. */
export function matchesEtag(header: string, etag: string): boolean {
  return header.split(',').some((tag) => ['*', etag, `"${etag}"`].includes(tag.trim()))
}

/** Null for the whole object: no range, several ranges or something that is not one (S3 ignores those). */
function readRange(header: string | undefined, sizeBytes: number): ByteRange | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  const [, first = '', last = ''] = match ?? []
  if (first === '' && last === '') return null
  const start = first === '' ? Math.max(0, sizeBytes - Number(last)) : Number(first)
  const end = first === '' || last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null
  if (start >= sizeBytes || (first === '' && Number(last) === 0)) throw new S3Error('InvalidRange')
  return { start, end }
}
