import { mapLimit } from '../../shared/concurrency.ts'
import { reportingRegions } from '../../shared/figures/areas.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import { type Round, timed } from '../../shared/round.ts'
import { listRecipients, zoneRecipients } from '../../shared/store/recipients.ts'
import { regionRevisions } from '../../shared/store/revisions.ts'
import { currentRevision, type Revision } from '../../shared/submission.ts'
import { zoneLinkAddress } from '../../shared/zone-link.ts'
import { type Mailed, mailZone, sumMailed } from '../../shared/zone-mail.ts'
import type { Reminder } from './reminder.ts'
import { reminderLetter } from './reminder-letter.ts'

const REGIONS_AT_ONCE = 4
/** SES allows 14 messages a second to begin with. */
const ZONES_AT_ONCE = 4

/** A zone without an accepted filing; `tried` when it has sent files that do not count. */
export interface MissingZone {
  readonly zone: Zone
  readonly tried: boolean
}

/** Reminds every zone of a round that has nothing accepted, each person once a day, with a link that works. */
export async function remindZones(
  round: Round,
  programme: Programme,
  reminder: Reminder,
  now: () => string,
): Promise<Mailed> {
  const regions = await mapLimit(reportingRegions(programme), REGIONS_AT_ONCE, (region) =>
    regionRevisions(round.programme, round.period, region),
  )
  const missing = missingZones(
    programme.zones,
    regions.flat().map((revision) => timed(revision, round)),
  )
  const reachable = zoneRecipients(await listRecipients(programme.code))
  const mailed = await mapLimit(missing, ZONES_AT_ONCE, ({ zone, tried }) => {
    const notice = {
      programme: round.programme,
      period: round.period,
      zone: zone.id,
      what: `reminder-${reminder.date}`,
    }
    const write = async ({ lang }: { lang: 'zh' | 'en' }) => {
      const url = await zoneLinkAddress(round, zone, lang)
      return reminderLetter({ programme, round, zone, lang, url, tried, phase: reminder.phase })
    }
    return mailZone(notice, reachable.get(zone.id) ?? [], write, now)
  })
  return sumMailed(mailed)
}

export function missingZones(zones: readonly Zone[], revisions: readonly Revision[]): MissingZone[] {
  const filed = Map.groupBy(revisions, ({ zone }) => zone)
  return zones
    .map((zone) => ({ zone, revisions: filed.get(zone.id) ?? [] }))
    .filter((each) => currentRevision(each.revisions) === null)
    .map((each) => ({ zone: each.zone, tried: each.revisions.length > 0 }))
}
