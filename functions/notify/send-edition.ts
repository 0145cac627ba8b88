import { addresseeHash } from '../../shared/addressee.ts'
import { log } from '../../shared/aws/lambda.ts'
import type { Mail } from '../../shared/aws/mail.ts'
import { mapLimit, turns } from '../../shared/concurrency.ts'
import { type EditionRef, tableKeys } from '../../shared/keys.ts'
import { type SentOnce, sendOnce } from '../../shared/send-once.ts'
import { appendLog } from '../../shared/store/log.ts'
import type { Notice } from '../../shared/store/notices.ts'
import { type Recipient, suppressRecipient } from '../../shared/store/recipients.ts'

export interface Sent {
  /** Sent by this call. */
  readonly sent: number
  /** Not taken for now, or under way in another call that may have died: to be tried again. */
  readonly failed: number
  /** Sent before. */
  readonly already: number
  /** Refused for good, now or before: listed for the operator, tried by nobody. */
  readonly refused: number
}

/**
 * Handed over one at a time: what dies with its sender is one message, so at most one recipient gets an edition twice. While one is
 * written down as sent the next one goes. SES takes some ten messages a second this way, of the fourteen that it allows to begin
 * with; a call that ends early is taken up by the next.
 */
const RECIPIENTS_AT_ONCE = 2

/** Sends one edition's mail to each of its officials, once: one that fails stops no other. */
export async function sendEdition(
  ref: EditionRef,
  officials: readonly Recipient[],
  write: (recipient: Recipient) => Promise<Mail>,
  now: () => string,
): Promise<Sent> {
  const inTurn = turns()
  const outcomes = await mapLimit(officials, RECIPIENTS_AT_ONCE, (recipient) => {
    const delivery = tableKeys.delivery(ref, recipient.address)
    return sendOne(ref, recipient, () => inTurn(() => sendOnce(delivery, () => write(recipient), now)), now)
  })
  const count = (outcome: Outcome) => outcomes.filter((o) => o === outcome).length
  return { sent: count('sent'), failed: count('failed'), already: count('already'), refused: count('refused') }
}

type Outcome = keyof Sent

async function sendOne(
  ref: EditionRef,
  recipient: Recipient,
  send: () => Promise<SentOnce>,
  now: () => string,
): Promise<Outcome> {
  const { programme, period } = ref
  const to = addresseeHash(programme, recipient.address)
  try {
    const sent = await send()
    await recordProof(ref, to, sent)
    if (sent.outcome === 'refused')
      await suppressRecipient(programme, recipient.address, { at: sent.notice.problem?.at ?? now(), why: 'refused' })
    return sent.outcome === 'busy' ? 'failed' : sent.outcome
  } catch (error) {
    // The name only: a mail service's message may repeat the address.
    log.error('edition-mail-failed', { programme, period, to, reason: error instanceof Error ? error.name : 'unknown' })
    return 'failed'
  }
}

/** Who was told, when, by a hash of the address: from what the delivery's own item says, so that a repeat writes the same. */
async function recordProof(ref: EditionRef, to: string, { notice }: SentOnce): Promise<void> {
  const entry = (time: string, act: string, detail: Record<string, string>) =>
    appendLog({
      ...{ programme: ref.programme, period: ref.period, time, id: `${act}-${ref.edition}-${to}` },
      ...{ actor: 'system', act, detail: { edition: String(ref.edition), to, ...detail } },
    })
  const { sentAt, takenOverAt, problem } = notice
  if (takenOverAt) await entry(takenOverAt, 'mail-maybe-twice', { attempts: String(notice.attempts) })
  if (sentAt) await entry(sentAt, 'mailed', { messageId: messageIdOf(notice) })
  if (problem?.kind === 'refused') await entry(problem.at, 'mail-refused', { code: problem.code })
}

function messageIdOf({ messageId }: Notice): string {
  return messageId ?? ''
}
