import { createTransport } from 'nodemailer'
import MailComposer from 'nodemailer/lib/mail-composer'
import type Mailer from 'nodemailer/lib/mailer'

// A file of its own beside the bundle of each function that mails (`infra/bundle.ts`): imported when there is a message, never before.

/** The message as MIME. */
export function composed(message: Mailer.Options): Promise<Buffer> {
  return new MailComposer(message).compile().build()
}

/** Hands messages to the server of a URL such as `smtp://user:password@host:587`. */
export function smtpTransport(url: string) {
  return createTransport(url)
}
