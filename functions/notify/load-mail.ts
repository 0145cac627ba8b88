import { findObject, getObject } from '../../shared/aws/objects.ts'
import { type MailLetters, parseLetters } from '../../shared/bulletin/mail/letter-file.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError } from '../../shared/errors.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'

const LETTERS_LIMIT_BYTES = 20_000_000
/** Attached up to this size; larger bulletins are reached by the link. */
export const ATTACHMENT_LIMIT_BYTES = 5_000_000

/** The bulletin of each language; a programme that prints but one attaches that. */
const PDF_FILES = { zh: ['bulletin.pdf'], en: ['bulletin.en.pdf', 'bulletin.pdf'] } as const

/** What `render` wrote. */
export async function loadLetters(ref: EditionRef): Promise<MailLetters> {
  const key = objectKeys.work(ref, 'mail.json')
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: LETTERS_LIMIT_BYTES })
  if (!object) throw new RoundStateError(`the close has not written ${key}`)
  return parseLetters(JSON.parse(Buffer.from(object.bytes).toString('utf8')))
}

/** The bulletin in a language; null when it is too large to attach. */
export async function loadPdf(ref: EditionRef, lang: 'zh' | 'en'): Promise<Uint8Array | null> {
  for (const name of PDF_FILES[lang]) {
    const key = objectKeys.bulletin(ref, name)
    const found = await findObject(requiredEnv(ENV.bulletins), key, { limitBytes: ATTACHMENT_LIMIT_BYTES })
    if (found) return found.bytes
  }
  throw new RoundStateError(`${objectKeys.bulletin(ref, PDF_FILES.zh[0])} is not there`)
}
