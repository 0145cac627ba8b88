import { addresseeHash } from '../../shared/addressee.ts'
import type { Mail } from '../../shared/aws/mail.ts'
import { letterFor, type MailLetter } from '../../shared/bulletin/mail/letter-file.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError } from '../../shared/errors.ts'
import type { EditionRef } from '../../shared/keys.ts'
import { issueEditionLink } from '../../shared/store/edition-links.ts'
import type { Recipient } from '../../shared/store/recipients.ts'
import { loadLetters, loadPdf } from './load-mail.ts'
import { mailOf } from './mail-of.ts'

export interface Occasion {
  readonly manifestHash: string
  readonly kind: MailLetter['kind']
  readonly now: () => string
}

/** Writes to one recipient; `aheadFrom`: from when their link opens before the release, null where it opens what is published. */
export type LetterWriter = (recipient: Recipient, aheadFrom: string | null) => Promise<Mail>

/** A mail is searched for and found again for about as long as its files are looked up. */
const LINK_DAYS = 400
const DAY_MILLISECONDS = 86_400_000

/**
 * Writes one recipient's message: the letter of their language and region, the bulletin of their language, a link of their own. What
 * all share is loaded before anybody is written to.
 */
export async function letterWriter(ref: EditionRef, { manifestHash, kind, now }: Occasion): Promise<LetterWriter> {
  const letters = await loadLetters(ref)
  const pdfs = { zh: await loadPdf(ref, 'zh'), en: await loadPdf(ref, 'en') }
  const from = requiredEnv(ENV.mailFrom)
  const publicUrl = requiredEnv(ENV.publicUrl).replace(/\/$/, '')
  return async (recipient, aheadFrom) => {
    const letter = letterFor(letters, recipient, kind)
    if (!letter) throw new RoundStateError(`${ref.programme} ${ref.period} has no ${kind} letter in ${recipient.lang}`)
    const expiresAt = new Date(Date.parse(now()) + LINK_DAYS * DAY_MILLISECONDS).toISOString()
    const to = addresseeHash(ref.programme, recipient.address)
    const token = await issueEditionLink({ ...ref, lang: recipient.lang, to, aheadFrom, expiresAt })
    const link = `${publicUrl}/e/${token}`
    return mailOf(letter, recipient.address, { ref, manifestHash, link, pdf: pdfs[recipient.lang], from })
  }
}
