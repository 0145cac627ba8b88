import { lazily } from '../../shared/aws/client.ts'
import { log } from '../../shared/aws/lambda.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { FORM_TYPES, formFileName } from '../../shared/form-file.ts'
import { writeForm } from '../../shared/intake/write.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import type { Round } from '../../shared/round.ts'
import { zoneHistory } from '../../shared/store/history.ts'
import { listRecipients, zoneRecipients } from '../../shared/store/recipients.ts'
import { zoneLinkAddress } from '../../shared/zone-link.ts'
import { type Mailed, mailZone, sumMailed } from '../../shared/zone-mail.ts'
import { linkLetter } from './link-letter.ts'

/** SES allows 14 messages a second to begin with. */
const ZONES_AT_ONCE = 4

/** Mails everyone who reports for a zone a link of their own and the zone's form, once an edition. */
export async function mailLinks(round: Round, programme: Programme, now: () => string): Promise<Mailed> {
  const reachable = zoneRecipients(await listRecipients(programme.code))
  const mailed = await mapLimit(programme.zones, ZONES_AT_ONCE, async (zone) => {
    const recipients = reachable.get(zone.id) ?? []
    if (recipients.length === 0) log.warn('zone-without-recipient', { programme: programme.code, zone: zone.id })
    const form = lazily(() => zoneForm(programme, round, zone))
    const notice = { programme: programme.code, period: round.period, zone: zone.id, what: `link-${round.edition}` }
    const write = async ({ lang }: { lang: 'zh' | 'en' }) => {
      const bytes = await form()
      const url = await zoneLinkAddress(round, zone, lang)
      const attachment = {
        fileName: formFileName(zone, round.period, 'xlsx', lang),
        contentType: FORM_TYPES.xlsx,
        bytes,
      }
      return { ...linkLetter({ programme, round, zone, lang, url }), attachments: [attachment] }
    }
    return mailZone(notice, recipients, write, now)
  })
  return sumMailed(mailed)
}

async function zoneForm(programme: Programme, { period }: Round, zone: Zone): Promise<Uint8Array> {
  const history = await zoneHistory(programme, period, zone.id)
  return writeForm({ programme, period, zone, history, format: 'xlsx' })
}
