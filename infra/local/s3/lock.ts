import type { ObjectVersion } from './bucket.ts'
import { hasIntegrityHeader } from './checksums.ts'
import { S3Error } from './errors.ts'
import { findVersion } from './find-version.ts'
import type { Call, Reply } from './request.ts'
import { element, readText, xmlDocument } from './xml.ts'

const DAY_MS = 24 * 3600 * 1000

/** Until when a new version is protected: what its headers say, else the bucket's default; null without either. */
export function retentionOfNew(call: Call): string | null {
  const mode = call.headers['x-amz-object-lock-mode']
  const until = call.headers['x-amz-object-lock-retain-until-date']
  const lock = call.bucket.config.objectLock
  if (mode === undefined && until === undefined) {
    if (!lock) return null
    requireIntegrity(call)
    return new Date(call.now.getTime() + lock.days * DAY_MS).toISOString()
  }
  if (mode === undefined || until === undefined) {
    throw new S3Error('InvalidArgument', 'Retention mode and retain until date must both be supplied')
  }
  requireIntegrity(call)
  return parseRetention(call, mode, until)
}

/** Compliance mode: nobody deletes a protected version, whatever permission they have. */
export function requireDeletable(version: ObjectVersion, now: Date): void {
  if (version.retainUntil === null || Date.parse(version.retainUntil) <= now.getTime()) return
  throw new S3Error('AccessDenied', 'Access Denied because object protected by object lock.')
}

export function getRetention(call: Call): Reply {
  requireLockBucket(call)
  const { retainUntil } = findVersion(call)
  if (retainUntil === null) throw new S3Error('NoSuchObjectLockConfiguration')
  const content = element('Mode', 'COMPLIANCE') + element('RetainUntilDate', retainUntil)
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: xmlDocument('Retention', content) }
}

/** A protection can be made longer, never shorter. */
export function putRetention(call: Call): Reply {
  const xml = call.body.toString('utf8')
  const mode = readText(xml, 'Mode')
  const until = readText(xml, 'RetainUntilDate')
  if (mode === null || until === null) throw new S3Error('MalformedXML')
  const retainUntil = parseRetention(call, mode, until)
  const version = findVersion(call)
  if (version.retainUntil !== null && retainUntil < version.retainUntil) requireDeletable(version, call.now)
  call.bucket.retain(version, retainUntil)
  return { status: 200 }
}

export function retentionHeaders(version: ObjectVersion): Record<string, string> {
  if (version.retainUntil === null) return {}
  return { 'x-amz-object-lock-mode': 'COMPLIANCE', 'x-amz-object-lock-retain-until-date': version.retainUntil }
}

function parseRetention(call: Call, mode: string, until: string): string {
  requireLockBucket(call)
  if (mode !== 'COMPLIANCE') throw new S3Error('NotImplemented')
  const ms = /^\d{4}-\d\d-\d\dT/.test(until) ? Date.parse(until) : Number.NaN
  if (Number.isNaN(ms)) throw new S3Error('InvalidArgument', 'The retain until date is not a date')
  if (ms <= call.now.getTime()) throw new S3Error('InvalidArgument', 'The retain until date must be in the future!')
  return new Date(ms).toISOString()
}

function requireLockBucket(call: Call): void {
  if (!call.bucket.config.objectLock) throw new S3Error('InvalidRequest', 'Bucket is missing Object Lock Configuration')
}

function requireIntegrity(call: Call): void {
  if (hasIntegrityHeader(call.headers)) return
  throw new S3Error(
    'InvalidRequest',
    'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
  )
}
