import * as v from 'valibot'
import { putItem, queryItems } from '../aws/table.ts'
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
}

export async function listRecipients(programme: string): Promise<Recipient[]> {
  const found = await queryItems(tableKeys.recipient(programme, '').pk, '', parseRecipient)
  return found.map(({ data }) => data)
}

/** Adds a recipient or replaces the one of that address. */
export function putRecipient(programme: string, recipient: Recipient): Promise<void> {
  return putItem(tableKeys.recipient(programme, recipient.address), recipient)
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
})

function parseRecipient(data: unknown): Recipient {
  return checked(RecipientSchema, data, 'recipient')
}
