import { findObject, getObject } from '../../shared/aws/objects.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError } from '../../shared/errors.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'
import { ATTACHMENT_LIMIT_BYTES, type MailTemplate, parseMailTemplate } from './mail-of.ts'

const TEMPLATE_LIMIT_BYTES = 2_000_000

/** What `render` wrote. */
export async function loadTemplate(ref: EditionRef): Promise<MailTemplate> {
  const key = objectKeys.work(ref, 'mail.json')
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: TEMPLATE_LIMIT_BYTES })
  if (!object) throw new RoundStateError(`the close has not written ${key}`)
  return parseMailTemplate(JSON.parse(Buffer.from(object.bytes).toString('utf8')))
}

/** The published bulletin; null when it is too large to attach. */
export async function loadPdf(ref: EditionRef): Promise<Uint8Array | null> {
  const key = objectKeys.bulletin(ref, 'bulletin.pdf')
  const found = await findObject(requiredEnv(ENV.bulletins), key, { limitBytes: ATTACHMENT_LIMIT_BYTES })
  if (!found) throw new RoundStateError(`${key} is not published`)
  return found.bytes
}
