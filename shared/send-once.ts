import { type Mail, RefusedAddressError, sendMail } from './aws/mail.ts'
import type { TableKey } from './keys.ts'
import { claimNotice, markProblem, markSent, type Notice, releaseNotice } from './store/notices.ts'

/** What became of a message by this call. */
export type SendOutcome =
  | 'sent'
  /** Sent before. */
  | 'already'
  /** Refused for good, now or before: nobody tries again. */
  | 'refused'
  /** In another hand, which may have died: to be tried again. */
  | 'busy'

export interface SentOnce {
  readonly outcome: SendOutcome
  readonly notice: Notice
  /** A sender died with it in hand before: the recipient may have it twice, and that is on record. */
  readonly takenOver: boolean
}

/** No message takes longer to hand over; whoever claimed it before that has died. */
const TAKE_OVER_SECONDS = 60

/**
 * Sends the message that `key` stands for, once, whatever is repeated or runs at the same time. Throws what the mail service threw
 * when it did not take it for now; the next call may try at once.
 */
export async function sendOnce(key: TableKey, mail: () => Promise<Mail>, now: () => string): Promise<SentOnce> {
  const claim = await claimNotice(key, now(), TAKE_OVER_SECONDS)
  if (claim.state !== 'mine')
    return { outcome: claim.state === 'sent' ? 'already' : claim.state, notice: claim.held, takenOver: false }
  const { takenOver } = claim
  try {
    const { messageId } = await mail().then(sendMail)
    // Sent and not marked, only by a crash right here: the claim is taken over then, and says that it was.
    return { outcome: 'sent', notice: await markSent(key, claim.held, now(), messageId), takenOver }
  } catch (error) {
    if (error instanceof RefusedAddressError)
      return {
        outcome: 'refused',
        notice: await markProblem(key, { kind: 'refused', at: now(), code: error.code }),
        takenOver,
      }
    await releaseNotice(key)
    throw error
  }
}
