import type { Mail } from '../../shared/aws/mail.ts'
import type { MailLetter } from '../../shared/bulletin/mail/letter-file.ts'
import { sha256Hex } from '../../shared/digest.ts'
import type { EditionRef } from '../../shared/keys.ts'
import { periodSlug } from '../../shared/period.ts'

/** What only the moment of sending knows of a letter. */
export interface MailFacts {
  readonly ref: EditionRef
  readonly manifestHash: string
  /** Where the recipient's own link leads, without a slash at the end. */
  readonly link: string
  /** Null: too large to attach. */
  readonly pdf: Uint8Array | null
  /** The sender's address, which takes word of who wants no more. */
  readonly from: string
}

/** One recipient's message: the letter filled in, the bulletin attached, and what mail programs and filters go by. */
export function mailOf(letter: MailLetter, to: string, facts: MailFacts): Mail {
  const { ref, manifestHash, link, pdf, from } = facts
  const address = letter.lang === 'en' ? `${link}?lang=en` : link
  const unsubscribe = `${link}/unsubscribe${letter.lang === 'en' ? '?lang=en' : ''}`
  const filled = { manifest: manifestHash, link: address, unsubscribe }
  const fileName = `${ref.programme}-${periodSlug(ref.period)}-${ref.edition}.pdf`
  return {
    to,
    subject: letter.subject,
    text: fill(letter.text, filled),
    html: fill(letter.html, { ...filled, link: escapeHtml(address), unsubscribe: escapeHtml(unsubscribe) }),
    attachments: pdf ? [{ fileName, contentType: 'application/pdf', bytes: pdf }] : [],
    id: messageId(ref, to),
    tags: { programme: ref.programme, period: periodSlug(ref.period), edition: String(ref.edition) },
    headers: listHeaders(ref, `${link}/unsubscribe`, from),
  }
}

/** Only these are filled: the text is ours, and other braces in it are none of our business. */
function fill(text: string, values: Readonly<Record<'manifest' | 'link' | 'unsubscribe', string>>): string {
  return text.replace(/\{(manifest|link|unsubscribe)\}/g, (_all, name: keyof typeof values) => values[name])
}

/** One recipient's message of one edition, whoever sends it and however often: its address can't be read from it. */
function messageId({ programme, period, edition }: EditionRef, to: string): string {
  return `${sha256Hex(`${programme}\n${period}\n${edition}\n${to}`).slice(0, 40)}.${edition}`
}

/** RFC 2919 and 2369; one-click (RFC 8058) only where the address is a safe one, as the standard asks. */
function listHeaders({ programme }: EditionRef, unsubscribe: string, from: string): Record<string, string> {
  const domain = from.slice(from.lastIndexOf('@') + 1)
  return {
    'List-Id': `<${programme}.bulletin.${domain}>`,
    'List-Unsubscribe': `<mailto:${from}?subject=unsubscribe%20${programme}>, <${unsubscribe}>`,
    ...(unsubscribe.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    Precedence: 'list',
    // Exchange answers nobody's out-of-office to a list.
    'X-Auto-Response-Suppress': 'All',
  }
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
