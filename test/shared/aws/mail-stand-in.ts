import type { Server } from 'node:http'
import { createRequire } from 'node:module'

/** What the package keeps of a message. */
interface StoredEmail {
  readonly subject: string
  readonly destination: { readonly to: readonly string[] }
  readonly body: { readonly text?: string; readonly html?: string }
  readonly attachments: readonly { readonly filename?: string }[]
}

export interface SentMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments: readonly string[]
}

// By `require`: the package is CommonJS with a default inside its default, which the test runner unwraps once too often.
const require = createRequire(import.meta.url)
const ses = require('aws-ses-v2-local') as { default(at: { host: string; port: number }): Promise<Server> }
const store = require('aws-ses-v2-local/dist/store.js') as {
  clearStore(): void
  getStoreReadonly(): { emails: readonly StoredEmail[] }
}

/** SES with an inbox in memory, of this process alone. */
export async function startMailStandIn(port: number) {
  store.clearStore()
  const server = await ses.default({ host: '127.0.0.1', port })
  return {
    mails: (): SentMail[] => store.getStoreReadonly().emails.map(mailOf),
    clear: () => store.clearStore(),
    server,
  }
}

function mailOf({ destination, subject, body, attachments }: StoredEmail): SentMail {
  const { text = '', html = '' } = body
  return { to: destination.to.join(), subject, text, html, attachments: attachments.map((each) => each.filename ?? '') }
}

/** The token of the newest link in the mails to an address. */
export function tokenFor(mails: readonly SentMail[], address: string): string {
  const texts = mails.filter(({ to }) => to === address).map(({ text }) => text)
  return texts.flatMap((text) => /\/z\/([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? []).at(-1) ?? ''
}
