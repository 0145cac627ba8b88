import { lambda, log } from '../../shared/aws/lambda.ts'
import { RoundStateError } from '../../shared/errors.ts'
import type { EditionRef } from '../../shared/keys.ts'
import { loadEdition } from '../../shared/store/editions.ts'
import { listRecipients, officialsOf } from '../../shared/store/recipients.ts'
import { type AheadResult, notifyAhead } from './notify-ahead.ts'
import { type Sent, sendEdition } from './send-edition.ts'
import { letterWriter } from './write-letter.ts'

type NotifyEvent = EditionRef & { readonly ahead?: { readonly publishAt: string } }

/**
 * Mails a published edition to its officials; with `ahead`, before it is published, to those whose time has come. Throws when some
 * could not be sent: the retry reaches exactly those.
 */
export async function main({
  programme,
  period,
  edition,
  ahead,
}: NotifyEvent): Promise<(EditionRef & Sent) | AheadResult> {
  const ref = { programme, period, edition }
  const now = () => new Date().toISOString()
  if (ahead) return notifyAhead(ref, ahead.publishAt, now)
  // No mail precedes what it announces.
  const published = await loadEdition(ref)
  if (!published) throw new RoundStateError(`edition ${edition} of ${programme} ${period} is not published`)
  const write = await letterWriter(ref, { manifestHash: published.manifestHash, kind: 'release', now })
  const officials = officialsOf(await listRecipients(programme))
  const result = await sendEdition(ref, officials, (recipient) => write(recipient, null), now)
  log.info('edition-mailed', { ...ref, ...result })
  if (result.failed > 0) throw new Error(`${result.failed} mails of edition ${edition} of ${period} were not sent`)
  return { ...ref, ...result }
}

export const handler = lambda(main)
