import * as v from 'valibot'
import { getItem, putItem, queryItems, replaceItem } from '../aws/table.ts'
import { tableKeys } from '../keys.ts'
import { checked } from '../records.ts'

/** Somebody who gets mail of a programme. Personal data: it stays in these items and is never logged or copied. */
export interface Recipient {
  readonly address: string
  /** `zone` gets links, reminders and answers of one zone; `official` gets bulletins. */
  readonly role: 'zone' | 'official'
  readonly zone: string | null
  readonly region: string | null
  readonly lang: 'zh' | 'en'
  /** Bounced, complained or signed off: never written to. */
  readonly suppressed: boolean
  /** Since when and why, where it was not an operator's wish. */
  readonly suppression?: { readonly at: string; readonly why: Suppression }
  /** Gets an edition so many minutes before its release, as far as the programme lets anybody; absent: at the release. */
  readonly aheadMinutes?: number
}

export const SUPPRESSIONS = ['refused', 'bounced', 'complained', 'signed-off', 'operator'] as const
export type Suppression = (typeof SUPPRESSIONS)[number]

export async function listRecipients(programme: string): Promise<Recipient[]> {
  const found = await queryItems(tableKeys.recipient(programme, '').pk, '', parseRecipient)
  return found.map(({ data }) => data)
}

/** Adds a recipient or replaces the one of that address. */
export function putRecipient(programme: string, recipient: Recipient): Promise<void> {
  return putItem(tableKeys.recipient(programme, recipient.address), recipient)
}

export function loadRecipient(programme: string, address: string): Promise<Recipient | null> {
  return getItem(tableKeys.recipient(programme, address), parseRecipient)
}

/** Nobody writes to this address any more; the first reason stands. False: it is not registered, or was suppressed before. */
export async function suppressRecipient(
  programme: string,
  address: string,
  suppression: { readonly at: string; readonly why: Suppression },
): Promise<boolean> {
  const held = await loadRecipient(programme, address)
  if (!held || held.suppressed) return false
  return replaceItem(tableKeys.recipient(programme, address), held, { ...held, suppressed: true, suppression })
}

/** Who gets a programme's editions. */
export function officialsOf(recipients: readonly Recipient[]): readonly Recipient[] {
  return recipients.filter(({ role, suppressed }) => role === 'official' && !suppressed)
}

/** Who may be written to for each zone. */
export function zoneRecipients(recipients: readonly Recipient[]): ReadonlyMap<string, readonly Recipient[]> {
  const reachable = recipients.filter((recipient) => recipient.role === 'zone' && !recipient.suppressed)
  return Map.groupBy(reachable, (recipient) => recipient.zone ?? '')
}

const RecipientSchema = v.strictObject({
  address: v.string(),
  role: v.picklist(['zone', 'official']),
  zone: v.nullable(v.string()),
  region: v.nullable(v.string()),
  lang: v.picklist(['zh', 'en']),
  suppressed: v.boolean(),
  suppression: v.exactOptional(v.strictObject({ at: v.string(), why: v.picklist(SUPPRESSIONS) })),
  aheadMinutes: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
})

function parseRecipient(data: unknown): Recipient {
  return checked(RecipientSchema, data, 'recipient')
}
