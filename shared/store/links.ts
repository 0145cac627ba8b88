import { randomBytes } from 'node:crypto'
import * as v from 'valibot'
import { deleteItem, getItem, putItem } from '../aws/table.ts'
import { sha256Hex } from '../digest.ts'
import { tableKeys } from '../keys.ts'
import type { Period } from '../period.ts'
import { checked } from '../records.ts'

/** What a link lets in: one zone, one round, until `expiresAt` (an instant). */
export interface LinkGrant {
  readonly programme: string
  readonly period: Period
  readonly region: string
  readonly zone: string
  readonly expiresAt: string
}

const TOKEN_BYTES = 32
const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/
/** How long an expired link is still told apart from an unknown one, in seconds. */
const REMEMBERED_SECONDS = 90 * 24 * 3600

/**
 * Makes a zone's link for a round and returns its token, which is nowhere stored. A link that the zone had before stops working: the
 * newest mail holds the valid one.
 */
export async function issueLink(grant: LinkGrant): Promise<string> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  const tokenHash = sha256Hex(token)
  const pointerKey = tableKeys.zoneLink(grant.programme, grant.period, grant.zone)
  const before = await getItem(pointerKey, parsePointer)
  const expiresAt = Math.floor(Date.parse(grant.expiresAt) / 1000) + REMEMBERED_SECONDS
  // The link works before the pointer names it; a crash in between leaves a link that nobody holds.
  await putItem(tableKeys.link(tokenHash), grant, { expiresAt })
  await putItem(pointerKey, { tokenHash }, { expiresAt })
  if (before) await deleteItem(tableKeys.link(before.tokenHash))
  return token
}

/** Takes a zone's link away; false when it had none. */
export async function revokeLink(programme: string, period: Period, zone: string): Promise<boolean> {
  const pointerKey = tableKeys.zoneLink(programme, period, zone)
  const pointer = await getItem(pointerKey, parsePointer)
  if (!pointer) return false
  await deleteItem(tableKeys.link(pointer.tokenHash))
  await deleteItem(pointerKey)
  return true
}

/** Whose link it is at the instant `now`. */
export async function resolveLink(token: string, now: string): Promise<LinkGrant | 'unknown' | 'expired'> {
  if (!TOKEN_PATTERN.test(token)) return 'unknown'
  const grant = await getItem(tableKeys.link(sha256Hex(token)), parseGrant)
  if (!grant) return 'unknown'
  return now > grant.expiresAt ? 'expired' : grant
}

const Pointer = v.strictObject({ tokenHash: v.string() })
const Grant = v.strictObject({
  programme: v.string(),
  period: v.string(),
  region: v.string(),
  zone: v.string(),
  expiresAt: v.string(),
})

function parsePointer(data: unknown) {
  return checked(Pointer, data, 'pointer to a link')
}

function parseGrant(data: unknown): LinkGrant {
  return checked(Grant, data, 'link')
}
