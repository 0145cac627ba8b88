import * as v from 'valibot'
import { deleteItem, getItem, putItem, queryItems } from '../aws/table.ts'
import { tableKeys } from '../keys.ts'
import type { Period } from '../period.ts'
import { checked } from '../records.ts'
import { forgottenAt, hashOfToken, newToken } from './tokens.ts'

/** What a link lets in: one zone, one round, until `expiresAt` (an instant). */
export interface LinkGrant {
  readonly programme: string
  readonly period: Period
  readonly region: string
  readonly zone: string
  readonly expiresAt: string
}

/**
 * Makes a link for a zone in a round and returns its token, which is nowhere stored. Links that were mailed before go on working:
 * a reminder must not shut the page that somebody is just filling in.
 */
export async function issueLink(grant: LinkGrant): Promise<string> {
  const { token, tokenHash } = newToken()
  const expiresAt = forgottenAt(grant.expiresAt)
  // First what it can be revoked by: a crash in between leaves a name without a link, never a link without a name.
  await putItem(tableKeys.zoneLink(grant.programme, grant.period, grant.zone, tokenHash), { tokenHash }, { expiresAt })
  await putItem(tableKeys.link(tokenHash), grant, { expiresAt })
  return token
}

/** Takes away every link that a zone holds for a round; returns how many there were. */
export async function revokeLinks(programme: string, period: Period, zone: string): Promise<number> {
  const { pk, sk: prefix } = tableKeys.zoneLink(programme, period, zone, '')
  const held = await queryItems(pk, prefix, parsePointer)
  for (const { sk, data } of held) {
    await deleteItem(tableKeys.link(data.tokenHash))
    await deleteItem({ pk, sk })
  }
  return held.length
}

/** Whose link it is; null for one that was never issued, or was revoked. Whether it still lets in is a matter of its round. */
export async function resolveLink(token: string): Promise<LinkGrant | null> {
  const tokenHash = hashOfToken(token)
  return tokenHash === null ? null : getItem(tableKeys.link(tokenHash), parseGrant)
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
