import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { S3Error } from './errors.ts'

const CHECKSUM = /^x-amz-checksum-(crc32|crc32c|crc64nvme|sha1|sha256)$/

/**
 * Verifies Content-MD5 and `x-amz-checksum-*` against the bytes and returns the checksum header to keep with the object.
 * CRC32 (the SDK's default), SHA-1 and SHA-256; others are refused as not implemented rather than believed.
 */
export function verifyChecksums(bytes: Buffer, headers: Readonly<Record<string, string>>): Record<string, string> {
  verifyMd5(bytes, headers['content-md5'])
  const given = Object.entries(headers).filter(([name]) => CHECKSUM.test(name))
  if (given.length > 1) throw new S3Error('InvalidRequest', 'Expecting a single x-amz-checksum- header')
  const [name, value] = given[0] ?? []
  if (name === undefined || value === undefined) {
    if (headers['x-amz-sdk-checksum-algorithm'] === undefined) return {}
    throw new S3Error('InvalidRequest', 'x-amz-sdk-checksum-algorithm specified, but no corresponding checksum found')
  }
  const algorithm = name.slice('x-amz-checksum-'.length)
  const expected = computeChecksum(algorithm, bytes)
  if (Buffer.from(value, 'base64').length !== Buffer.from(expected, 'base64').length) {
    throw new S3Error('InvalidRequest', `Value for ${name} header is invalid.`)
  }
  if (value !== expected) {
    throw new S3Error(
      'BadDigest',
      `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
    )
  }
  return { [name]: value }
}

/** A retention must not rest on bytes that were damaged under way: S3 wants one of the two for locked objects. */
export function hasIntegrityHeader(headers: Readonly<Record<string, string>>): boolean {
  return headers['content-md5'] !== undefined || Object.keys(headers).some((name) => CHECKSUM.test(name))
}

export function isChecksumHeader(name: string): boolean {
  return CHECKSUM.test(name)
}

function verifyMd5(bytes: Buffer, given: string | undefined): void {
  if (given === undefined) return
  if (Buffer.from(given, 'base64').length !== 16) throw new S3Error('InvalidDigest')
  if (given !== createHash('md5').update(bytes).digest('base64')) throw new S3Error('BadDigest')
}

function computeChecksum(algorithm: string, bytes: Buffer): string {
  if (algorithm === 'sha1' || algorithm === 'sha256') return createHash(algorithm).update(bytes).digest('base64')
  if (algorithm !== 'crc32') throw new S3Error('NotImplemented')
  const value = Buffer.alloc(4)
  value.writeUInt32BE(crc32(bytes))
  return value.toString('base64')
}
