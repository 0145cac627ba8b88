import { createHash } from 'node:crypto'

/** JSON as it is stored in records and archives. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

/** Lower-case hex SHA-256 of the bytes (or of the UTF-8 of a text). */
export function sha256Hex(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}

/**
 * JSON with object keys in code-unit order, no white space, absent where `undefined`: one value, one text (RFC 8785 for
 * what we store; numbers are small integers, quantities are decimal strings).
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  )
}
