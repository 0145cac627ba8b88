import { createHash } from 'node:crypto'
import type { ObjectVersion } from './bucket.ts'
import { isChecksumHeader, verifyChecksums } from './checksums.ts'
import { S3Error } from './errors.ts'
import { findVersionOf } from './find-version.ts'
import { requireDeletable, retentionOfNew } from './lock.ts'
import { matchesEtag } from './read-object.ts'
import type { Call, Reply } from './request.ts'
import { element, readElements, readText, xmlDocument } from './xml.ts'

const DELETE_LIMIT_KEYS = 1000
const KEPT_HEADERS = ['cache-control', 'content-disposition', 'content-encoding', 'content-language', 'expires']

/** Stores the call's body under its key. Conditions are checked at the moment of writing, whoever else is under way. */
export async function writeObject(call: Call, headers = keptHeaders(call)): Promise<ObjectVersion> {
  const checksum = verifyChecksums(call.body, call.headers)
  const retainUntil = retentionOfNew(call)
  checkWriteConditions(call) // before the bytes are written: cheap; again below: decisive
  const blob = await call.bucket.writeBlob(call.body)
  try {
    checkWriteConditions(call)
  } catch (error) {
    call.bucket.dropBlob(blob)
    throw error
  }
  return call.bucket.put({
    key: call.key,
    deleteMarker: false,
    blob,
    sizeBytes: call.body.length,
    etag: createHash('md5').update(call.body).digest('hex'),
    lastModified: wholeSeconds(call.now),
    headers: { ...headers, ...checksum },
    retainUntil,
  })
}

export function writtenHeaders(call: Call, version: ObjectVersion): Record<string, string> {
  return {
    etag: `"${version.etag}"`,
    ...(call.bucket.config.versioned ? { 'x-amz-version-id': version.versionId } : {}),
    ...Object.fromEntries(Object.entries(version.headers).filter(([name]) => isChecksumHeader(name))),
  }
}

/** The call that CopyObject amounts to: the source's bytes, and its headers unless they are to be replaced. */
export function copySource(call: Call, bucketOf: (name: string) => Call['bucket']) {
  const [path = '', versionId] = (call.headers['x-amz-copy-source'] ?? '').split('?versionId=')
  const [bucketName = '', ...rest] = decodeURIComponent(path.replace(/^\//, '')).split('/')
  const bucket = bucketOf(bucketName)
  const source = findVersionOf(bucket, rest.join('/'), versionId)
  const body = bucket.readBlob(source)
  const replace = call.headers['x-amz-metadata-directive'] === 'REPLACE'
  // the source's own checksum stands for the bytes in the copy
  const checksum = Object.fromEntries(Object.entries(source.headers).filter(([name]) => isChecksumHeader(name)))
  const headers = replace ? keptHeaders(call) : source.headers
  return { call: { ...call, body, headers: { ...call.headers, ...checksum } }, headers, source }
}

/** DeleteObject: a marker in a bucket with versions, or one version for good. Deleting what is absent succeeds. */
export function deleteObject(
  call: Call,
  key = call.key,
  versionId = call.query.get('versionId'),
): Record<string, string> {
  const { bucket, now } = call
  if (versionId === undefined && bucket.config.versioned) {
    const empty = { key, blob: '', sizeBytes: 0, etag: '', headers: {}, retainUntil: null }
    const marker = bucket.put({ ...empty, deleteMarker: true, lastModified: wholeSeconds(now) })
    return { 'x-amz-delete-marker': 'true', 'x-amz-version-id': marker.versionId }
  }
  const version = bucket.versions(key).find((one) => versionId === undefined || one.versionId === versionId)
  if (version) {
    requireDeletable(version, now)
    bucket.remove(version)
  }
  return {
    ...(version?.deleteMarker ? { 'x-amz-delete-marker': 'true' } : {}),
    ...(versionId === undefined ? {} : { 'x-amz-version-id': versionId }),
  }
}

/** DeleteObjects: each key succeeds or fails by itself. */
export function deleteObjects(call: Call): Reply {
  verifyChecksums(call.body, call.headers)
  const xml = call.body.toString('utf8')
  const objects = readElements(xml, 'Object')
  if (objects.length === 0 || objects.length > DELETE_LIMIT_KEYS) throw new S3Error('MalformedXML')
  const quiet = readText(xml, 'Quiet') === 'true'
  const results = objects.map((object) => {
    const key = readText(object, 'Key')
    if (key === null) throw new S3Error('MalformedXML')
    const versionId = readText(object, 'VersionId') ?? undefined
    return { key, versionId }
  })
  const content = results.map(({ key, versionId }) => deleteOne(call, key, versionId, quiet)).join('')
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: xmlDocument('DeleteResult', content) }
}

function deleteOne(call: Call, key: string, versionId: string | undefined, quiet: boolean): string {
  const named = element('Key', key) + element('VersionId', versionId)
  try {
    const done = deleteObject(call, key, versionId)
    const marker = element('DeleteMarker', done['x-amz-delete-marker'])
    const markerId = marker === '' ? '' : element('DeleteMarkerVersionId', done['x-amz-version-id'])
    return quiet ? '' : `<Deleted>${named}${marker}${markerId}</Deleted>`
  } catch (error) {
    if (!(error instanceof S3Error)) throw error
    return `<Error>${named}${element('Code', error.code)}${element('Message', error.message)}</Error>`
  }
}

function checkWriteConditions({ bucket, key, headers, startedAt }: Call): void {
  const { 'if-none-match': noneMatch, 'if-match': match } = headers
  if (noneMatch === undefined && match === undefined) return
  if (noneMatch !== undefined && (noneMatch !== '*' || match !== undefined)) throw new S3Error('NotImplemented')
  if (bucket.removedSince(key, startedAt)) throw new S3Error('ConditionalRequestConflict')
  const current = bucket.current(key)
  if (noneMatch !== undefined && current) throw new S3Error('PreconditionFailed')
  if (match !== undefined && !current) throw new S3Error('NoSuchKey')
  if (match !== undefined && current && !matchesEtag(match, current.etag)) throw new S3Error('PreconditionFailed')
}

function keptHeaders({ headers }: Call): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-') || KEPT_HEADERS.includes(name))
  const encoding = (headers['content-encoding'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== 'aws-chunked' && part !== '')
  const { 'content-encoding': _framing, ...rest } = Object.fromEntries(kept)
  return {
    ...rest,
    ...(encoding.length > 0 ? { 'content-encoding': encoding.join(', ') } : {}),
    'content-type': headers['content-type'] || 'binary/octet-stream',
  }
}

/** S3 keeps no fractions of a second. */
function wholeSeconds(time: Date): string {
  return new Date(Math.floor(time.getTime() / 1000) * 1000).toISOString()
}
