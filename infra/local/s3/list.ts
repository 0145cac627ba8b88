import type { Bucket } from './bucket.ts'
import { S3Error } from './errors.ts'
import { type Call, encodeUri, type Reply } from './request.ts'
import { element, xmlDocument } from './xml.ts'

const PAGE_LIMIT_KEYS = 1000

/** One line of a listing: a key, or all keys with a common prefix up to the delimiter. */
type Entry = { readonly key: string } | { readonly commonPrefix: string }

/** ListObjectsV2. */
export function listObjects(call: Call): Reply {
  const prefix = call.query.get('prefix') ?? ''
  const delimiter = call.query.get('delimiter') ?? ''
  const token = call.query.get('continuation-token')
  const startAfter = call.query.get('start-after')
  const limit = readLimit(call)
  const after = token === undefined ? (startAfter ?? '') : readToken(token)
  const name = nameWriter(call)
  const page: Entry[] = []
  let truncated = false
  for (const entry of entries(call.bucket, prefix, delimiter, after)) {
    truncated = page.length === limit
    if (truncated) break
    page.push(entry)
  }
  const last = page.at(-1)
  const next = truncated && last ? writeToken('key' in last ? last.key : last.commonPrefix) : null
  return xml(
    'ListBucketResult',
    element('Name', call.bucket.name) +
      element('Prefix', name(prefix)) +
      (delimiter === '' ? '' : element('Delimiter', name(delimiter))) +
      element('MaxKeys', limit) +
      element('KeyCount', page.length) +
      element('IsTruncated', next !== null) +
      element('ContinuationToken', token) +
      element('NextContinuationToken', next) +
      element('StartAfter', startAfter === undefined ? undefined : name(startAfter)) +
      element('EncodingType', call.query.get('encoding-type')) +
      page.map((entry) => ('key' in entry ? contents(call.bucket, entry.key, name) : '')).join('') +
      page.map((entry) => ('key' in entry ? '' : commonPrefix(name(entry.commonPrefix)))).join(''),
  )
}

/** ListObjectVersions: by key, newest first, delete markers among them. No delimiter. */
export function listVersions(call: Call): Reply {
  if (call.query.get('delimiter')) throw new S3Error('NotImplemented')
  const prefix = call.query.get('prefix') ?? ''
  const keyMarker = call.query.get('key-marker') ?? ''
  const versionMarker = call.query.get('version-id-marker') ?? ''
  if (versionMarker !== '' && keyMarker === '') {
    throw new S3Error('InvalidArgument', 'A version-id marker cannot be specified without a key marker.')
  }
  const limit = readLimit(call)
  const name = nameWriter(call)
  const page: { key: string; versionId: string; xml: string }[] = []
  let truncated = false
  for (const version of versionsFrom(call.bucket, prefix, keyMarker, versionMarker)) {
    truncated = page.length === limit
    if (truncated) break
    page.push({ ...version, xml: versionXml(call.bucket, version, name) })
  }
  const last = truncated ? page.at(-1) : undefined
  return xml(
    'ListVersionsResult',
    element('Name', call.bucket.name) +
      element('Prefix', name(prefix)) +
      element('KeyMarker', name(keyMarker)) +
      element('VersionIdMarker', versionMarker) +
      element('MaxKeys', limit) +
      element('IsTruncated', last !== undefined) +
      element('NextKeyMarker', last && name(last.key)) +
      element('NextVersionIdMarker', last?.versionId) +
      element('EncodingType', call.query.get('encoding-type')) +
      page.map((entry) => entry.xml).join(''),
  )
}

function* entries(bucket: Bucket, prefix: string, delimiter: string, after: string): Generator<Entry> {
  let group: string | null = null
  for (const key of bucket.keysFrom(prefix, after)) {
    if (!bucket.current(key) || (group !== null && key.startsWith(group))) continue
    const at = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length)
    if (at < 0) yield { key }
    else {
      group = key.slice(0, at + delimiter.length)
      // a page that ended with this group goes on behind it
      if (!(after.startsWith(group) && after !== '')) yield { commonPrefix: group }
    }
  }
}

function* versionsFrom(bucket: Bucket, prefix: string, keyMarker: string, versionMarker: string) {
  if (versionMarker !== '' && keyMarker.startsWith(prefix)) {
    const rest = bucket.versions(keyMarker)
    yield* rest.slice(rest.findIndex((version) => version.versionId === versionMarker) + 1)
  }
  for (const key of bucket.keysFrom(prefix, keyMarker)) yield* bucket.versions(key)
}

function versionXml(
  bucket: Bucket,
  { key, versionId }: { key: string; versionId: string },
  name: (text: string) => string,
): string {
  const versions = bucket.versions(key)
  const version = versions.find((one) => one.versionId === versionId)
  if (!version) throw new S3Error('InternalError')
  const common =
    element('Key', name(key)) +
    element('VersionId', versionId) +
    element('IsLatest', versions[0] === version) +
    element('LastModified', version.lastModified)
  if (version.deleteMarker) return `<DeleteMarker>${common}</DeleteMarker>`
  return `<Version>${common}${element('ETag', `"${version.etag}"`)}${element('Size', version.sizeBytes)}${STANDARD}</Version>`
}

const STANDARD = element('StorageClass', 'STANDARD')

function contents(bucket: Bucket, key: string, name: (text: string) => string): string {
  const version = bucket.current(key)
  if (!version) throw new S3Error('InternalError')
  const facts =
    element('Key', name(key)) +
    element('LastModified', version.lastModified) +
    element('ETag', `"${version.etag}"`) +
    element('Size', version.sizeBytes)
  return `<Contents>${facts}${STANDARD}</Contents>`
}

const commonPrefix = (prefix: string) => `<CommonPrefixes>${element('Prefix', prefix)}</CommonPrefixes>`

function readLimit(call: Call): number {
  const text = call.query.get('max-keys') ?? String(PAGE_LIMIT_KEYS)
  if (!/^\d{1,9}$/.test(text)) throw new S3Error('InvalidArgument', 'Argument maxKeys must be an integer')
  return Math.min(Number(text), PAGE_LIMIT_KEYS)
}

function nameWriter(call: Call): (text: string) => string {
  const encoding = call.query.get('encoding-type')
  if (encoding !== undefined && encoding !== 'url') {
    throw new S3Error('InvalidArgument', 'Invalid Encoding Method specified in Request')
  }
  return encoding === 'url' ? encodeUri : (text) => text
}

const writeToken = (after: string) => Buffer.from(`after:${after}`).toString('base64url')

function readToken(token: string): string {
  const text = Buffer.from(token, 'base64url').toString('utf8')
  if (!text.startsWith('after:')) {
    throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect')
  }
  return text.slice('after:'.length)
}

function xml(root: string, content: string): Reply {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: xmlDocument(root, content) }
}
