import * as v from 'valibot'
import { getItem, putItem } from '../aws/table.ts'
import { type EditionRef, tableKeys } from '../keys.ts'
import { checked } from '../records.ts'
import { forgottenAt, hashOfToken, newToken } from './tokens.ts'

/** What the link in an official's mail opens: one edition's files, until `expiresAt`, without signing in. */
export interface EditionGrant extends EditionRef {
  readonly lang: 'zh' | 'en'
  /** Hash of the address that it was mailed to: whoever uses the link is logged under it. */
  readonly to: string
  /** From when the edition may be read by it though it is not published yet; null: only once it is. */
  readonly aheadFrom: string | null
  readonly expiresAt: string
}

/** Returns the token, which is stored nowhere. */
export async function issueEditionLink(grant: EditionGrant): Promise<string> {
  const { token, tokenHash } = newToken()
  await putItem(tableKeys.editionLink(tokenHash), grant, { expiresAt: forgottenAt(grant.expiresAt) })
  return token
}

/** What a token opens at the instant `now`. */
export async function resolveEditionLink(token: string, now: string): Promise<EditionGrant | 'unknown' | 'expired'> {
  const tokenHash = hashOfToken(token)
  const grant = tokenHash === null ? null : await getItem(tableKeys.editionLink(tokenHash), parseGrant)
  if (!grant) return 'unknown'
  return now > grant.expiresAt ? 'expired' : grant
}

const Grant = v.strictObject({
  ...{ programme: v.string(), period: v.string(), edition: v.pipe(v.number(), v.integer(), v.minValue(1)) },
  lang: v.picklist(['zh', 'en']),
  to: v.string(),
  aheadFrom: v.nullable(v.string()),
  expiresAt: v.string(),
})

function parseGrant(data: unknown): EditionGrant {
  return checked(Grant, data, 'link to an edition')
}
