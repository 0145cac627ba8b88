import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { ENV, requiredEnv } from '../env.ts'
import { ConfigurationError } from '../errors.ts'
import { CLIENT_LIMITS, lazily } from './client.ts'

export interface Mail {
  /** One address: nobody sees another recipient. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments?: readonly Attachment[]
  readonly headers?: Readonly<Record<string, string>>
}

export interface Attachment {
  readonly fileName: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** SES refuses messages above 40 MB; everything that we send is far below. */
const MESSAGE_LIMIT_BYTES = 10_000_000

/** Sends one message over `MAIL_TRANSPORT`: `ses`, or `smtp` where there is no SES (AWS China). Throws when it was not accepted. */
export function sendMail(mail: Mail): Promise<{ messageId: string }> {
  const transport = requiredEnv(ENV.mailTransport)
  if (transport === 'ses') return sendBySes(mail)
  if (transport === 'smtp') return sendBySmtp(mail)
  throw new ConfigurationError(`${ENV.mailTransport} is ${transport}; it can be ses or smtp`)
}

const ses = lazily(() => new SESv2Client(CLIENT_LIMITS))

// What makes and sends messages is loaded when there is one: a cold start that answers first should not pay for it.
const composer = lazily(() => import('./composer.ts'))
const smtp = lazily(async () => (await composer()).smtpTransport(requiredEnv(ENV.smtpUrl)))

async function sendBySes(mail: Mail): Promise<{ messageId: string }> {
  const raw = await (await composer()).composed(messageOf(mail))
  if (raw.length > MESSAGE_LIMIT_BYTES) throw new RangeError(`a message of ${raw.length} bytes is over the limit`)
  const { MessageId: messageId } = await ses().send(
    new SendEmailCommand({
      FromEmailAddress: requiredEnv(ENV.mailFrom),
      Destination: { ToAddresses: [mail.to] },
      Content: { Raw: { Data: raw } },
    }),
  )
  return { messageId: messageId ?? '' }
}

async function sendBySmtp(mail: Mail): Promise<{ messageId: string }> {
  const { messageId } = await (await smtp()).sendMail(messageOf(mail))
  return { messageId }
}

function messageOf(mail: Mail) {
  return {
    from: requiredEnv(ENV.mailFrom),
    to: mail.to,
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
    attachments: (mail.attachments ?? []).map(({ fileName, contentType, bytes }) => ({
      filename: fileName,
      contentType,
      content: Buffer.from(bytes),
    })),
    // A path or URL in a message could only come from a mistake: never read files or the network for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** A subject with a line break could add headers. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}
