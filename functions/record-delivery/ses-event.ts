import * as v from 'valibot'
import { periodFromSlug } from '../../shared/period.ts'

/** One event of one message, as far as we need it. */
export interface MailEvent {
  readonly kind: 'delivered' | 'bounced' | 'returned' | 'complained'
  readonly at: string
  /** A code of the mail service. */
  readonly code: string
  readonly addresses: readonly string[]
  readonly programme: string
  readonly period: string
  /** Null: a letter to a zone, not an edition. */
  readonly edition: number | null
}

/**
 * An event as SES publishes it to SNS, delivered raw. Null for what is none of ours: other events, messages without our tags.
 * @see https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export function parseMailEvent(body: string): MailEvent | null {
  const parsed = v.safeParse(SesEvent, readJson(body))
  if (!parsed.success) return null
  const event = parsed.output
  const [programme, period, edition] = ['programme', 'period', 'edition'].map((tag) => event.mail.tags[tag]?.[0])
  const known = period === undefined ? null : periodFromSlug(period)
  if (!programme || !known) return null
  return { ...whatHappened(event), programme, period: known, edition: edition === undefined ? null : Number(edition) }
}

function whatHappened(event: v.InferOutput<typeof SesEvent>) {
  switch (event.eventType) {
    case 'Bounce': {
      const { bounceType, bounceSubType, bouncedRecipients, timestamp } = event.bounce
      // Transient and Undetermined: SES has given up this message, the address may take the next.
      const kind = bounceType === 'Permanent' ? ('bounced' as const) : ('returned' as const)
      const addresses = bouncedRecipients.map(({ emailAddress }) => bare(emailAddress))
      return { kind, at: instant(timestamp), code: `${bounceType} ${bounceSubType}`, addresses }
    }
    case 'Complaint': {
      const { complainedRecipients, complaintFeedbackType, timestamp } = event.complaint
      const addresses = complainedRecipients.map(({ emailAddress }) => bare(emailAddress))
      return {
        kind: 'complained' as const,
        at: instant(timestamp),
        code: complaintFeedbackType ?? 'complaint',
        addresses,
      }
    }
    case 'Delivery': {
      const { recipients, timestamp } = event.delivery
      return { kind: 'delivered' as const, at: instant(timestamp), code: '', addresses: recipients.map(bare) }
    }
  }
}

const Timestamp = v.pipe(v.string(), v.isoTimestamp())
const Address = v.object({ emailAddress: v.string() })
const mail = v.object({ tags: v.record(v.string(), v.array(v.string())) })
const SesEvent = v.variant('eventType', [
  v.object({
    eventType: v.literal('Bounce'),
    bounce: v.object({
      bounceType: v.string(),
      bounceSubType: v.string(),
      bouncedRecipients: v.array(Address),
      timestamp: Timestamp,
    }),
    mail,
  }),
  v.object({
    eventType: v.literal('Complaint'),
    complaint: v.object({
      complainedRecipients: v.array(Address),
      complaintFeedbackType: v.optional(v.string()),
      timestamp: Timestamp,
    }),
    mail,
  }),
  v.object({
    eventType: v.literal('Delivery'),
    delivery: v.object({ recipients: v.array(v.string()), timestamp: Timestamp }),
    mail,
  }),
])

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const instant = (timestamp: string) => new Date(timestamp).toISOString()
/** `Name <a@example.com>` or `<a@example.com>` as some servers answer. */
const bare = (address: string) => /<([^<>]+)>\s*$/.exec(address)?.[1] ?? address.trim()
