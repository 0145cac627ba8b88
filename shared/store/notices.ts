import * as v from 'valibot'
import { getItem, putIfAbsent, putItem, replaceItem } from '../aws/table.ts'
import type { TableKey } from '../keys.ts'
import { checked } from '../records.ts'

/** One message that goes out once: claimed before it is sent, marked after. */
export interface Notice {
  readonly claimedAt: string
  readonly sentAt: string | null
  readonly messageId: string | null
}

/**
 * True for exactly one of those who want to send the message `key` stands for. A claim that was never marked sent, because its owner
 * died or the mail was refused, may be taken over after `takeOverSeconds`. `now` is an instant.
 */
export async function claimNotice(key: TableKey, now: string, takeOverSeconds: number): Promise<boolean> {
  const claim: Notice = { claimedAt: now, sentAt: null, messageId: null }
  if (await putIfAbsent(key, claim)) return true
  const held = await getItem(key, parseNotice)
  if (!held || held.sentAt !== null) return false
  if (Date.parse(held.claimedAt) + takeOverSeconds * 1000 > Date.parse(now)) return false
  return replaceItem(key, held, claim)
}

/** The marker goes last: only a message that the mail service took is never sent again. */
export async function markSent(key: TableKey, now: string, messageId: string): Promise<void> {
  const held = await getItem(key, parseNotice)
  const sent: Notice = { claimedAt: held?.claimedAt ?? now, sentAt: now, messageId }
  await putItem(key, sent)
}

/** Gives back the claim of a message that was refused, so that the next attempt need not wait until it can be taken over. */
export async function releaseNotice(key: TableKey): Promise<void> {
  const released: Notice = { claimedAt: new Date(0).toISOString(), sentAt: null, messageId: null }
  await putItem(key, released)
}

export function loadNotice(key: TableKey): Promise<Notice | null> {
  return getItem(key, parseNotice)
}

const NoticeSchema = v.strictObject({
  claimedAt: v.string(),
  sentAt: v.nullable(v.string()),
  messageId: v.nullable(v.string()),
})

function parseNotice(data: unknown): Notice {
  return checked(NoticeSchema, data, 'notice')
}
