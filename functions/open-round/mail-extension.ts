import { mapLimit } from '../../shared/concurrency.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import { listRecipients, zoneRecipients } from '../../shared/store/recipients.ts'
import { type Mailed, mailZone, sumMailed } from '../../shared/zone-mail.ts'
import type { ExtendedRound } from './extend-round.ts'
import { extensionLetter } from './extension-letter.ts'

/** SES allows 14 messages a second to begin with. */
const ZONES_AT_ONCE = 4

/** Tells everyone who reports for a zone, once an extension: minutes that nobody hears of help nobody. */
export async function mailExtension(
  { round, extension }: ExtendedRound,
  programme: Programme,
  now: () => string,
): Promise<Mailed> {
  const reachable = zoneRecipients(await listRecipients(programme.code))
  const what = `extended-${extension.edition}-${extension.id}`
  const mailed = await mapLimit(programme.zones, ZONES_AT_ONCE, (zone) =>
    mailZone(
      { programme: round.programme, period: round.period, zone: zone.id, what },
      reachable.get(zone.id) ?? [],
      async ({ lang }) => extensionLetter({ programme, round, extension, zone, lang }),
      now,
    ),
  )
  return sumMailed(mailed)
}
