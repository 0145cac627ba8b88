import { log } from '../../shared/aws/lambda.ts'
import { type Mail, sendMail } from '../../shared/aws/mail.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { type EditionRef, type TableKey, tableKeys } from '../../shared/keys.ts'
import { claimNotice, loadNotice, markSent, releaseNotice } from '../../shared/store/notices.ts'
import type { Recipient } from '../../shared/store/recipients.ts'

export interface Sent {
  /** Sent by this call. */
  readonly sent: number
  /** Refused by the mail service, or under way in another call that may have died: to be tried again. */
  readonly failed: number
  /** Sent before. */
  readonly already: number
}

/** SES allows 14 messages a second to begin with. */
const MAILS_AT_ONCE = 4
/** No message takes longer to hand over; whoever claimed it before that has died. */
const TAKE_OVER_SECONDS = 60

/** Sends one edition's mail to each of its officials, once: one that fails stops no other. */
export async function sendEdition(
  ref: EditionRef,
  mail: Omit<Mail, 'to'>,
  recipients: readonly Recipient[],
  now: () => string,
): Promise<Sent> {
  const officials = recipients.filter(({ role, suppressed }) => role === 'official' && !suppressed)
  const outcomes = await mapLimit(officials, MAILS_AT_ONCE, ({ address }) => sendOne(ref, mail, address, now))
  const count = (outcome: Outcome) => outcomes.filter((o) => o === outcome).length
  return { sent: count('sent'), failed: count('failed'), already: count('already') }
}

type Outcome = keyof Sent

async function sendOne(ref: EditionRef, mail: Omit<Mail, 'to'>, address: string, now: () => string): Promise<Outcome> {
  try {
    return await claimAndSend(tableKeys.delivery(ref, address), { ...mail, to: address }, now)
  } catch (error) {
    log.error('edition-mail-failed', { programme: ref.programme, period: ref.period, reason: errorName(error) })
    return 'failed'
  }
}

async function claimAndSend(key: TableKey, mail: Mail, now: () => string): Promise<Outcome> {
  if (!(await claimNotice(key, now(), TAKE_OVER_SECONDS))) {
    // Claimed and never marked: another call has it in hand, or died with it. Counted as failed, so that somebody looks again.
    return (await loadNotice(key))?.sentAt ? 'already' : 'failed'
  }
  const sent = await sendMail(mail).catch(async (error: unknown) => {
    await releaseNotice(key)
    throw error
  })
  // Sent and not marked, only by a crash right here: the claim may be taken over, and that one recipient gets it twice, not never.
  await markSent(key, now(), sent.messageId)
  return 'sent'
}

/** The name only: a mail service's message may repeat the address. */
function errorName(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}
