import type { Bucket, ObjectVersion } from './bucket.ts'
import { S3Error } from './errors.ts'
import type { Call } from './request.ts'

/** The version that the request names, or the current one. Throws as S3 does for what is absent or deleted. */
export function findVersion(call: Call): ObjectVersion {
  return findVersionOf(call.bucket, call.key, call.query.get('versionId'))
}

export function findVersionOf(bucket: Bucket, key: string, versionId: string | undefined): ObjectVersion {
  const versions = bucket.versions(key)
  const version = versionId === undefined ? versions[0] : versions.find((one) => one.versionId === versionId)
  if (!version) throw new S3Error(versionId === undefined ? 'NoSuchKey' : 'NoSuchVersion')
  if (!version.deleteMarker) return version
  const headers = { 'x-amz-delete-marker': 'true', 'x-amz-version-id': version.versionId }
  throw new S3Error(versionId === undefined ? 'NoSuchKey' : 'MethodNotAllowed', undefined, headers)
}
