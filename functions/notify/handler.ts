import { lambda, log } from '../../shared/aws/lambda.ts'
import { RoundStateError } from '../../shared/errors.ts'
import type { EditionRef } from '../../shared/keys.ts'
import { loadEdition } from '../../shared/store/editions.ts'
import { listRecipients, officialsOf } from '../../shared/store/recipients.ts'
import { type Sent, sendEdition } from './send-edition.ts'
import { letterWriter } from './write-letter.ts'

/** Mails a published edition to its officials. Throws when some could not be sent: the retry reaches exactly those. */
export async function main({ programme, period, edition }: EditionRef): Promise<EditionRef & Sent> {
  const ref = { programme, period, edition }
  // No mail precedes what it announces.
  const published = await loadEdition(ref)
  if (!published) throw new RoundStateError(`edition ${edition} of ${programme} ${period} is not published`)
  const now = () => new Date().toISOString()
  const write = await letterWriter(ref, { manifestHash: published.manifestHash, kind: 'release', aheadFrom: null, now })
  const result = await sendEdition(ref, officialsOf(await listRecipients(programme)), write, now)
  log.info('edition-mailed', { ...ref, ...result })
  if (result.failed > 0) throw new Error(`${result.failed} mails of edition ${edition} of ${period} were not sent`)
  return { ...ref, ...result }
}

export const handler = lambda(main)
