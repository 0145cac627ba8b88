import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { attachmentDisposition } from '../attachment.ts'
import { StoredShapeError } from '../errors.ts'
import { CLIENT_LIMITS, lazily } from './client.ts'

/** One version of an object as S3 reports it. `lastModified` is ISO 8601 in whole seconds, whoever asks and however. */
export interface ObjectVersion {
  readonly key: string
  readonly versionId: string
  readonly lastModified: string
  readonly size: number
}

export interface StoredObject extends ObjectVersion {
  readonly bytes: Uint8Array
  readonly metadata: Readonly<Record<string, string>>
}

/** What was found: `bytes` is null where the object is larger than the limit, and then nothing of it was downloaded. */
export interface FoundObject extends ObjectVersion {
  readonly bytes: Uint8Array | null
  readonly metadata: Readonly<Record<string, string>>
}

const CONFLICT_ATTEMPTS = 5

interface PutOptions {
  readonly contentType: string
  readonly metadata?: Record<string, string>
}

/** Null when there is no such object or version; throws StoredShapeError when it is larger than `limitBytes`. */
export async function getObject(
  bucket: string,
  key: string,
  options: { readonly versionId?: string; readonly limitBytes: number },
): Promise<StoredObject | null> {
  const found = await findObject(bucket, key, options)
  if (found === null) return null
  const { bytes } = found
  if (bytes === null) throw new StoredShapeError(`${bucket}/${key} has ${found.size} bytes, over ${options.limitBytes}`)
  return { ...found, bytes }
}

/** Like `getObject`, for objects of other people: too large is an answer, not an error. */
export async function findObject(
  bucket: string,
  key: string,
  { versionId, limitBytes }: { readonly versionId?: string; readonly limitBytes: number },
): Promise<FoundObject | null> {
  const got = await getOrNull(bucket, key, versionId)
  if (got === null) return null
  const { Body: body, ContentLength: size = 0, LastModified: lastModified } = got
  if (!body || !lastModified) throw new StoredShapeError(`${bucket}/${key} came without a body or a time`)
  const version = { key, versionId: got.VersionId ?? 'null', lastModified: wholeSeconds(lastModified), size }
  const metadata = got.Metadata ?? {}
  if (size > limitBytes) {
    // Breaking the stream off is what keeps the rest from being sent.
    if ('destroy' in body) body.destroy()
    return { ...version, bytes: null, metadata }
  }
  return { ...version, bytes: await body.transformToByteArray(), metadata }
}

/**
 * Writes an object once. When one is there already it stays and its version is returned, so that repeating a step, or two doing
 * it at a time, ends with the same object.
 */
export async function putObjectIfAbsent(
  bucket: string,
  key: string,
  bytes: Uint8Array,
  options: PutOptions,
): Promise<{ created: boolean; versionId: string }> {
  for (let attempt = 1; ; attempt++) {
    try {
      return { created: true, ...(await put(bucket, key, bytes, options, { IfNoneMatch: '*' })) }
    } catch (error) {
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined
      // 409: another writer is at it right now; asked again, S3 either takes this one or says 412.
      if (status === 409 && attempt < CONFLICT_ATTEMPTS) continue
      if (status !== 412) throw error
      const head = await s3().send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
      return { created: false, versionId: head.VersionId ?? 'null' }
    }
  }
}

export function putObject(
  bucket: string,
  key: string,
  bytes: Uint8Array,
  options: PutOptions,
): Promise<{ versionId: string }> {
  return put(bucket, key, bytes, options, {})
}

/** Every version below a prefix, without delete markers, page by page. */
export async function* listVersions(bucket: string, prefix: string): AsyncGenerator<ObjectVersion> {
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | null = {}
  while (from) {
    const page: ListObjectVersionsCommandOutput = await s3().send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...from }),
    )
    for (const { Key: key, VersionId: versionId, LastModified: lastModified, Size: size } of page.Versions ?? []) {
      if (!key || !versionId || !lastModified || size === undefined)
        throw new StoredShapeError(`a version below ${prefix} came without key, version, time or size`)
      yield { key, versionId, lastModified: wholeSeconds(lastModified), size }
    }
    from = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker } : null
  }
}

/**
 * A permission to upload exactly one key by an HTML form (presigned POST): between 1 byte and `limitBytes`, for `expiresSeconds`.
 * A presigned PUT would bind neither size nor type. The zone's own file name travels percent-encoded as metadata.
 * Without `successRedirect` S3 answers 201.
 */
export async function presignUpload(options: {
  readonly bucket: string
  readonly key: string
  readonly limitBytes: number
  readonly expiresSeconds: number
  readonly contentTypePrefix?: string
  readonly successRedirect?: string
}): Promise<{ url: string; fields: Record<string, string> }> {
  const answer: Record<string, string> =
    options.successRedirect === undefined
      ? { success_action_status: '201' }
      : { success_action_redirect: options.successRedirect }
  return createPresignedPost(s3(), {
    Bucket: options.bucket,
    Key: options.key,
    Expires: options.expiresSeconds,
    Fields: answer,
    Conditions: [
      ['content-length-range', 1, options.limitBytes],
      ['starts-with', '$Content-Type', options.contentTypePrefix ?? ''],
      ['starts-with', `$${FILE_NAME_FIELD}`, ''],
    ],
  })
}

/** Where forms of `presignUpload` are sent to, `https://inbox.s3.cn-north-1.amazonaws.com.cn`: what a page's policy has to allow. */
export async function uploadOrigin(bucket: string): Promise<string> {
  // The client knows its endpoint only by making a request; this permission is for one byte, one second, and nobody.
  const { url } = await presignUpload({ bucket, key: 'none', limitBytes: 1, expiresSeconds: 1 })
  return new URL(url).origin
}

/** The form field, and metadata header, that carries the uploader's own name of the file, percent-encoded. */
export const FILE_NAME_FIELD = 'x-amz-meta-filename'

/** A link to one version, to be saved under `fileName`, or with `inline` to be read in the browser. */
export function presignDownload(options: {
  readonly bucket: string
  readonly key: string
  readonly versionId: string
  readonly expiresSeconds: number
  readonly fileName: string
  readonly inline?: boolean
}): Promise<string> {
  const command = new GetObjectCommand({
    Bucket: options.bucket,
    Key: options.key,
    VersionId: options.versionId,
    ResponseContentDisposition: options.inline
      ? attachmentDisposition(options.fileName).replace('attachment', 'inline')
      : attachmentDisposition(options.fileName),
  })
  return getSignedUrl(s3(), command, { expiresIn: options.expiresSeconds })
}

const s3 = lazily(() => new S3Client(CLIENT_LIMITS))

async function getOrNull(bucket: string, key: string, versionId?: string): Promise<GetObjectCommandOutput | null> {
  try {
    return await s3().send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }))
  } catch (error) {
    if (error instanceof NoSuchKey || error instanceof NotFound) return null
    if (error instanceof S3ServiceException && error.name === 'NoSuchVersion') return null
    throw error
  }
}

async function put(
  bucket: string,
  key: string,
  bytes: Uint8Array,
  { contentType, metadata }: PutOptions,
  condition: { IfNoneMatch?: string },
): Promise<{ versionId: string }> {
  const command = new PutObjectCommand({
    ...{ Bucket: bucket, Key: key, Body: bytes, ContentType: contentType, ...condition },
    ...(metadata ? { Metadata: metadata } : {}),
  })
  const { VersionId: versionId } = await s3().send(command)
  return { versionId: versionId ?? 'null' }
}

function wholeSeconds(time: Date): string {
  return new Date(Math.floor(time.getTime() / 1000) * 1000).toISOString()
}
