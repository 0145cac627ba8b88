export { sha256Hex } from './sha256.ts'

/** JSON as it is stored in records and archives. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

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
