import { mapLimit } from '../../shared/concurrency.ts'
import type { SampleZone } from '../sample/month.ts'
import { linkFor, readInbox } from './inbox.ts'
import type { Stage } from './progress.ts'
import { reporterAddress } from './recipients.ts'
import { openPage, upload, zoneStatus } from './zone-client.ts'

/** Reporters at work at a time. */
const ZONES_AT_ONCE = 8

export interface Collected {
  readonly zones: number
  readonly uploads: number
  /** Files that were refused and sent again corrected. */
  readonly refused: number
}

/** What playing the round gave: what was sent in, and how long the bulletin took from the last file to the last mail. */
export interface PlayedRound extends Collected {
  readonly closeSeconds: number
}

/**
 * Plays reporters as people would do it: find the mail, follow its link, upload, read the verdict, correct what was refused.
 * A zone that had done some of it before a crash goes on where it stood.
 */
export async function collect(mailInboxUrl: string, zones: readonly SampleZone[], stage: Stage): Promise<Collected> {
  const mails = await readInbox(mailInboxUrl)
  let done = 0
  const results = await mapLimit(zones, ZONES_AT_ONCE, async (zone) => {
    const link = linkFor(mails, reporterAddress(zone.zone))
    if (!link) throw new Error(`no mail with a link reached ${reporterAddress(zone.zone)}`)
    const result = await report(link, zone)
    stage.step(++done, zones.length)
    return result
  })
  const sum = (part: 'uploads' | 'refused') => results.reduce((total, result) => total + result[part], 0)
  return { zones: zones.length, uploads: sum('uploads'), refused: sum('refused') }
}

async function report(link: string, { zone, uploads }: SampleZone): Promise<{ uploads: number; refused: number }> {
  await openPage(link)
  const sent = (await zoneStatus(link)).revisions.length
  let refused = 0
  for (const file of uploads.slice(sent)) {
    const verdict = await upload(link, file)
    if (verdict !== file.expect) throw new Error(`${zone}: ${file.fileName} was ${verdict}, not ${file.expect}`)
    if (verdict === 'rejected' || verdict === 'quarantined') refused++
  }
  return { uploads: Math.max(0, uploads.length - sent), refused }
}
