import { log } from './aws/lambda.ts'
import type { Mail } from './aws/mail.ts'
import { sha256Hex } from './digest.ts'
import { type TableKey, tableKeys } from './keys.ts'
import { type Period, periodSlug } from './period.ts'
import { sendOnce } from './send-once.ts'
import type { Recipient } from './store/recipients.ts'

export interface ZoneNotice {
  readonly programme: string
  readonly period: Period
  readonly zone: string
  /** What it is about, natural: `link-1`, `reminder-2025-04-07`, a verdict's upload id … Nobody gets the same twice. */
  readonly what: string
}

/** What became of a message, summed over those it was for. */
export interface Mailed {
  /** Sent by this call. */
  readonly sent: number
  /** Not sent, or under way in another call that may have died: somebody has to try again. */
  readonly failed: number
  /** Sent before. */
  readonly already: number
}

type Outcome = keyof Mailed

/** Writes to each recipient of a zone once, whatever is repeated or runs at the same time. One that fails stops no other. */
export async function mailZone(
  notice: ZoneNotice,
  recipients: readonly Recipient[],
  write: (recipient: Recipient) => Promise<Omit<Mail, 'to'>>,
  now: () => string,
): Promise<Mailed> {
  const outcomes: Outcome[] = []
  for (const recipient of recipients) outcomes.push(await mailOne(notice, recipient, write, now))
  const count = (outcome: Outcome) => outcomes.filter((o) => o === outcome).length
  return { sent: count('sent'), failed: count('failed'), already: count('already') }
}

export function sumMailed(all: readonly Mailed[]): Mailed {
  const sum = (part: Outcome) => all.reduce((total, mailed) => total + mailed[part], 0)
  return { sent: sum('sent'), failed: sum('failed'), already: sum('already') }
}

/** An address is personal data: the claim goes by its hash. */
export function noticeKey({ programme, period, zone, what }: ZoneNotice, address: string): TableKey {
  return tableKeys.notice(programme, period, zone, `${what}#${sha256Hex(address).slice(0, 16)}`)
}

async function mailOne(
  notice: ZoneNotice,
  recipient: Recipient,
  write: (recipient: Recipient) => Promise<Omit<Mail, 'to'>>,
  now: () => string,
): Promise<Outcome> {
  const { programme, period, zone } = notice
  try {
    const mail = async () => ({
      ...(await write(recipient)),
      to: recipient.address,
      tags: { programme, period: periodSlug(period) },
    })
    const { outcome, takenOver } = await sendOnce(noticeKey(notice, recipient.address), mail, now)
    if (takenOver) log.warn('zone-mail-taken-over', { programme, period, zone })
    // Refused for good: the zone has nobody else to hear it, so somebody has to look.
    return outcome === 'refused' || outcome === 'busy' ? 'failed' : outcome
  } catch (error) {
    // The name only: a mail service's message may repeat the address.
    log.error('zone-mail-failed', { programme, period, zone, reason: error instanceof Error ? error.name : 'unknown' })
    return 'failed'
  }
}
