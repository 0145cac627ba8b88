import * as v from 'valibot'

/** The part of a stored mail that a reader looks at. */
export interface StoredMail {
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
}

const Store = v.object({
  emails: v.array(
    v.object({
      subject: v.string(),
      destination: v.object({ to: v.array(v.string()) }),
      body: v.object({ text: v.optional(v.string(), '') }),
    }),
  ),
})

/** Everything in the local mail inbox, oldest first. */
export async function readInbox(mailInboxUrl: string): Promise<StoredMail[]> {
  const response = await fetch(new URL('/store', mailInboxUrl))
  const { emails } = v.parse(Store, await response.json())
  return emails.map(({ subject, destination, body }) => ({ to: destination.to, subject, text: body.text }))
}

/** The newest link in the mails to an address, found as a person would: in the text. */
export function linkFor(mails: readonly StoredMail[], address: string): string | null {
  const links = mails
    .filter(({ to }) => to.includes(address))
    .flatMap(({ text }) => text.match(/https?:\/\/[^\s<>"]+\/z\/[A-Za-z0-9_-]+/g) ?? [])
  return links.at(-1) ?? null
}
