import { BadRequestException, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
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
  /**
   * The part of the Message-ID before the @, the same whenever this message is sent again, so that mail programs show one of two.
   * By SMTP only: SES gives every message an id of its own.
   */
  readonly id?: string
  /** What the mail service hands back with every event of this message: letters, digits, `-` and `_`. */
  readonly tags?: Readonly<Record<string, string>>
}

/** The mail service will never take a message for this address; `code` is its own, without the address. */
export class RefusedAddressError extends Error {
  override readonly name = 'RefusedAddressError'
  readonly code: string
  constructor(code: string, cause: unknown) {
    super(`the mail service refused the address: ${code}`, { cause })
    this.code = code
  }
}

export interface Attachment {
  readonly fileName: string
  readonly contentType: string
  readonly bytes: Uint8Array
}

/** SES refuses messages above 40 MB; everything that we send is far below. */
/** SES refuses the whole message for any other. */
const TAG = /^[A-Za-z0-9_-]{1,256}$/
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
  const configurationSet = process.env[ENV.mailConfigurationSet]
  const command = new SendEmailCommand({
    FromEmailAddress: requiredEnv(ENV.mailFrom),
    Destination: { ToAddresses: [mail.to] },
    Content: { Raw: { Data: raw } },
    ...(configurationSet ? { ConfigurationSetName: configurationSet } : {}),
    EmailTags: Object.entries(mail.tags ?? {}).flatMap(([Name, Value]) => (TAG.test(Value) ? [{ Name, Value }] : [])),
  })
  try {
    const { MessageId: messageId } = await ses().send(command)
    return { messageId: messageId ?? '' }
  } catch (error) {
    // Everything but the address is ours and the same for all. MessageRejected may be about our own account: tried again.
    if (error instanceof BadRequestException) throw new RefusedAddressError(error.name, error)
    throw error
  }
}

async function sendBySmtp(mail: Mail): Promise<{ messageId: string }> {
  try {
    const { messageId } = await (await smtp()).sendMail(messageOf(mail))
    return { messageId }
  } catch (error) {
    const code = permanentRefusal(error)
    if (code) throw new RefusedAddressError(code, error)
    throw error
  }
}

/** 5xx to RCPT TO is about the recipient (RFC 5321, 4.2.1); to anything else about us, and then about everybody. */
function permanentRefusal(error: unknown): string | null {
  if (!(error instanceof Error) || !('responseCode' in error) || !('command' in error)) return null
  const { responseCode, command } = error
  return command === 'RCPT TO' && typeof responseCode === 'number' && responseCode >= 500
    ? `SMTP ${responseCode}`
    : null
}

function messageOf(mail: Mail) {
  return {
    from: requiredEnv(ENV.mailFrom),
    to: mail.to,
    subject: oneLine(mail.subject),
    text: mail.text,
    html: mail.html,
    headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
    ...(mail.id ? { messageId: `<${mail.id}@${domainOf(requiredEnv(ENV.mailFrom))}>` } : {}),
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

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}
