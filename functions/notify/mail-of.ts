import * as v from 'valibot'
import type { Attachment, Mail } from '../../shared/aws/mail.ts'
import type { EditionRef } from '../../shared/keys.ts'
import { periodSlug } from '../../shared/period.ts'
import { checked } from '../../shared/records.ts'

/** Attached up to this size; larger bulletins are reached by the link. */
export const ATTACHMENT_LIMIT_BYTES = 5_000_000

/** The mail as `render` wrote it, with `{manifest}` and `{link}` still to fill. */
export interface MailTemplate {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export function parseMailTemplate(data: unknown): MailTemplate {
  return checked(MailSchema, data, 'mail')
}

/** One message without its recipient: the same for everybody. */
export function mailOf(
  ref: EditionRef,
  template: MailTemplate,
  facts: { readonly manifestHash: string; readonly link: string },
  pdf: Uint8Array | null,
): Omit<Mail, 'to'> {
  // Only these two are filled: the text is ours, and other braces in it (a style sheet's) are none of our business.
  const fill = (text: string, link: string) =>
    text.replaceAll('{manifest}', () => facts.manifestHash).replaceAll('{link}', () => link)
  return {
    subject: template.subject,
    text: fill(template.text, facts.link),
    html: fill(template.html, escapeHtml(facts.link)),
    attachments: pdf ? [attachment(ref, pdf)] : [],
  }
}

/** Where an edition is found by those who may sign in; a presigned address would die within hours. */
export function editionLink(publicUrl: string, { programme, period, edition }: EditionRef): string {
  return `${publicUrl.replace(/\/$/, '')}/archive/editions/${programme}/${periodSlug(period)}/${edition}`
}

function attachment({ programme, period, edition }: EditionRef, bytes: Uint8Array): Attachment {
  return { fileName: `${programme}-${periodSlug(period)}-${edition}.pdf`, contentType: 'application/pdf', bytes }
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

const MailSchema = v.object({ subject: v.string(), text: v.string(), html: v.string() })
