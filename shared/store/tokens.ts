import { randomBytes } from 'node:crypto'
import { sha256Hex } from '../digest.ts'

const TOKEN_BYTES = 32
const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/
/** How long an expired link is still told apart from an unknown one, in seconds. */
const REMEMBERED_SECONDS = 90 * 24 * 3600

/** 256 bits of chance for a link, base64url, and the hash that alone is stored. */
export function newToken(): { readonly token: string; readonly tokenHash: string } {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  return { token, tokenHash: sha256Hex(token) }
}

/** Null for what cannot be a token of ours. */
export function hashOfToken(token: string): string | null {
  return TOKEN_PATTERN.test(token) ? sha256Hex(token) : null
}

/** Epoch seconds after which the item of a link may go. */
export function forgottenAt(expiresAt: string): number {
  return Math.floor(Date.parse(expiresAt) / 1000) + REMEMBERED_SECONDS
}
