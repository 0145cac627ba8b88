import { lambda, log } from '../../shared/aws/lambda.ts'
import { findObject, getObject } from '../../shared/aws/objects.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError } from '../../shared/errors.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'
import { loadEdition } from '../../shared/store/editions.ts'
import { listRecipients } from '../../shared/store/recipients.ts'
import { ATTACHMENT_LIMIT_BYTES, editionLink, type MailTemplate, mailOf, parseMailTemplate } from './mail-of.ts'
import { type Sent, sendEdition } from './send-edition.ts'

const TEMPLATE_LIMIT_BYTES = 2_000_000

/** Mails a published edition to its officials. Throws when some could not be sent: the retry reaches exactly those. */
export async function main({ programme, period, edition }: EditionRef): Promise<EditionRef & Sent> {
  const ref = { programme, period, edition }
  // No mail precedes what it announces.
  const published = await loadEdition(ref)
  if (!published) throw new RoundStateError(`edition ${edition} of ${programme} ${period} is not published`)
  const link = editionLink(requiredEnv(ENV.publicUrl), ref)
  const mail = mailOf(ref, await template(ref), { manifestHash: published.manifestHash, link }, await pdf(ref))
  const result = await sendEdition(ref, mail, await listRecipients(programme), () => new Date().toISOString())
  log.info('edition-mailed', { ...ref, ...result })
  if (result.failed > 0) throw new Error(`${result.failed} mails of edition ${edition} of ${period} were not sent`)
  return { ...ref, ...result }
}

async function template(ref: EditionRef): Promise<MailTemplate> {
  const key = objectKeys.work(ref, 'mail.json')
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: TEMPLATE_LIMIT_BYTES })
  if (!object) throw new RoundStateError(`the close has not written ${key}`)
  return parseMailTemplate(JSON.parse(Buffer.from(object.bytes).toString('utf8')))
}

/** Null when it is too large to attach. */
async function pdf(ref: EditionRef): Promise<Uint8Array | null> {
  const key = objectKeys.bulletin(ref, 'bulletin.pdf')
  const found = await findObject(requiredEnv(ENV.bulletins), key, { limitBytes: ATTACHMENT_LIMIT_BYTES })
  if (!found) throw new RoundStateError(`${key} is not published`)
  return found.bytes
}

export const handler = lambda(main)
