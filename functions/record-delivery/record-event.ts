import { addresseeHash } from '../../shared/addressee.ts'
import { log } from '../../shared/aws/lambda.ts'
import { tableKeys } from '../../shared/keys.ts'
import { appendLog } from '../../shared/store/log.ts'
import { markDelivered, markProblem } from '../../shared/store/notices.ts'
import { listRecipients, loadRecipient, type Recipient, suppressRecipient } from '../../shared/store/recipients.ts'
import type { MailEvent } from './ses-event.ts'

/** Records an event on each delivery that it is about, and writes no more to whom it bounced for good or who complained. */
export async function recordEvent(event: MailEvent): Promise<void> {
  for (const address of event.addresses) {
    const recipient = await registered(event.programme, address)
    if (recipient) await recordFor(event, recipient)
    else log.warn('mail-event-of-nobody', { programme: event.programme, period: event.period, kind: event.kind })
  }
}

/** Servers answer in any case; the register has the address as it was given. */
async function registered(programme: string, address: string): Promise<Recipient | null> {
  const exact = await loadRecipient(programme, address)
  if (exact) return exact
  const all = await listRecipients(programme)
  return all.find((each) => each.address.toLowerCase() === address.toLowerCase()) ?? null
}

async function recordFor({ kind, at, code, programme, period, edition }: MailEvent, { address }: Recipient) {
  const key = edition === null ? null : tableKeys.delivery({ programme, period, edition }, address)
  if (kind === 'delivered') {
    if (key) await markDelivered(key, at)
    return
  }
  if (key) await markProblem(key, { kind, at, code })
  const to = addresseeHash(programme, address)
  await appendLog({
    ...{ programme, period, time: at, id: `mail-${kind}-${edition ?? 'zone'}-${to}`, actor: 'system' },
    ...{ act: `mail-${kind}`, detail: { to, code, ...(edition === null ? {} : { edition: String(edition) }) } },
  })
  log.warn(`mail-${kind}`, { programme, period, to, code })
  // Who writes on to such an address is soon blocked by everybody's mail servers.
  if (kind !== 'returned') await suppressRecipient(programme, address, { at, why: kind })
}
