import type { Bucket, ObjectVersion } from './bucket.ts'
import { S3Error } from './errors.ts'
import { listObjects, listVersions } from './list.ts'
import { getRetention, putRetention } from './lock.ts'
import { readObject } from './read-object.ts'
import { type Call, encodeUri, type Reply } from './request.ts'
import { copySource, deleteObject, deleteObjects, writeObject, writtenHeaders } from './write-object.ts'
import { element, xmlDocument } from './xml.ts'

/** Told of every object that came to be. */
export type Created = (call: Call, version: ObjectVersion, how: 'Put' | 'Post' | 'Copy') => void

export interface Surroundings {
  readonly bucketOf: (name: string) => Bucket
  readonly created: Created
  readonly url: string
}

/** The one operation that method, key and parameters name. What this subset lacks is NotImplemented, never ignored. */
export async function runOperation(method: string, call: Call, around: Surroundings): Promise<Reply> {
  requireUnderstood(call)
  const { query } = call
  if (call.key === '') {
    if (method === 'HEAD') return { status: 200 }
    if (method === 'GET' && query.get('list-type') === '2') return listObjects(call)
    if (method === 'GET' && query.has('versions')) return listVersions(call)
    if (method === 'POST' && query.has('delete')) return deleteObjects(call)
    throw new S3Error('NotImplemented')
  }
  if (query.has('retention') && method === 'GET') return getRetention(call)
  if (query.has('retention') && method === 'PUT') return putRetention(call)
  if (method === 'GET' || method === 'HEAD') return readObject(call, method === 'GET')
  if (method === 'DELETE') return { status: 204, headers: deleteObject(refuseConditions(call)) }
  if (method === 'PUT' && call.headers['x-amz-copy-source'] !== undefined) return copyObject(call, around)
  if (method === 'PUT') return putObject(call, around)
  throw new S3Error('MethodNotAllowed')
}

/** The upload of a form whose policy was verified: fields stand for headers. */
export async function postObject(
  call: Call,
  fields: ReadonlyMap<string, string>,
  around: Surroundings,
): Promise<Reply> {
  const key = fields.get('key') ?? ''
  // biome-ignore lint/suspicious/noTemplateCurlyInString: S3's own placeholder
  if (key === '' || key.includes('${filename}')) throw new S3Error('NotImplemented')
  if (Buffer.byteLength(key) > 1024) throw new S3Error('KeyTooLongError')
  const upload = { ...call, key, headers: Object.fromEntries(fields) }
  const version = await writeObject(upload)
  around.created(upload, version, 'Post')
  const location = `${around.url}/${call.bucket.name}/${key.split('/').map(encodeUri).join('/')}`
  const headers = { ...writtenHeaders(upload, version), location }
  const redirect = fields.get('success_action_redirect')
  if (redirect !== undefined && URL.canParse(redirect)) {
    const target = new URL(redirect)
    target.searchParams.set('bucket', call.bucket.name)
    target.searchParams.set('key', key)
    target.searchParams.set('etag', `"${version.etag}"`)
    return { status: 303, headers: { ...headers, location: target.href } }
  }
  const status = fields.get('success_action_status')
  if (status !== '201') return { status: status === '200' ? 200 : 204, headers }
  const content =
    element('Location', location) +
    element('Bucket', call.bucket.name) +
    element('Key', key) +
    element('ETag', `"${version.etag}"`)
  const body = xmlDocument('PostResponse', content, false)
  return { status: 201, headers: { ...headers, 'content-type': 'application/xml' }, body }
}

async function putObject(call: Call, { created }: Surroundings): Promise<Reply> {
  const version = await writeObject(call)
  created(call, version, 'Put')
  return { status: 200, headers: writtenHeaders(call, version) }
}

async function copyObject(call: Call, { bucketOf, created }: Surroundings): Promise<Reply> {
  const { call: copy, headers, source } = copySource(call, bucketOf)
  const version = await writeObject(copy, headers)
  created(copy, version, 'Copy')
  const content = element('LastModified', version.lastModified) + element('ETag', `"${version.etag}"`)
  return {
    status: 200,
    headers: {
      'content-type': 'application/xml',
      ...(call.bucket.config.versioned ? { 'x-amz-version-id': version.versionId } : {}),
      ...(source.versionId === 'null' ? {} : { 'x-amz-copy-source-version-id': source.versionId }),
    },
    body: xmlDocument('CopyObjectResult', content),
  }
}

const QUERY =
  /^(x-id|versionId|retention|versions|delete|list-type|prefix|delimiter|max-keys|start-after|continuation-token|key-marker|version-id-marker|encoding-type|fetch-owner|response-(content-(type|disposition|encoding|language)|cache-control|expires)|X-Amz-.+)$/i
const AMZ_HEADER =
  /^x-amz-(algorithm|credential|date|expires|signature|signedheaders|security-token|content-sha256|decoded-content-length|trailer|user-agent|sdk-checksum-algorithm|checksum-.+|meta-.+|object-lock-(mode|retain-until-date)|copy-source|metadata-directive)$/

/** An unknown parameter or `x-amz-*` header would change what S3 does, so it must not be overlooked here. */
function requireUnderstood({ query, headers }: Call): void {
  const parameter = [...query.keys()].find((name) => !QUERY.test(name))
  const header = Object.keys(headers).find((name) => name.startsWith('x-amz-') && !AMZ_HEADER.test(name))
  const unknown = parameter ?? header
  if (unknown !== undefined) throw new S3Error('NotImplemented', `This stand-in does not implement ${unknown}.`)
}

function refuseConditions(call: Call): Call {
  if (call.headers['if-match'] !== undefined) throw new S3Error('NotImplemented')
  return call
}
