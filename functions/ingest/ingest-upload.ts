import { log } from '../../shared/aws/lambda.ts'
import { type Filed, fileUpload } from '../../shared/filing.ts'
import { parseUploadKey } from '../../shared/keys.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import { type Round, timed } from '../../shared/round.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { loadReceipt } from '../../shared/store/receipts.ts'
import { listRecipients, zoneRecipients } from '../../shared/store/recipients.ts'
import { zoneRevisions } from '../../shared/store/revisions.ts'
import { loadRound } from '../../shared/store/rounds.ts'
import { takingAt } from '../../shared/store/zone-door.ts'
import { duplicateOf, type Revision } from '../../shared/submission.ts'
import { zoneLinkAddresses } from '../../shared/zone-link.ts'
import { mailZone } from '../../shared/zone-mail.ts'
import type { UploadedObject } from './s3-message.ts'
import { verdictLetter } from './verdict-letter.ts'

/**
 * Records one upload, then tells its zone. The same object version again changes nothing and mails nobody; what a crash left out is
 * done by the next attempt. Throws when something is to be tried again.
 */
export async function ingestUpload({ key, versionId }: UploadedObject, now: () => string): Promise<void> {
  const ref = parseUploadKey(key)
  const round = ref && (await loadRound(ref.programme, ref.period))
  // Our permissions only name zones and rounds that exist: somebody with rights of their own put it there.
  if (!ref || !round) return log.warn('foreign-object', { key })
  const programme = await loadProgramme(round.programme, round.programmeHash)
  const filed = await fileUpload({ ref, key, versionId, round, programme })
  const zone = programme.zones.find(({ id }) => id === ref.zone)
  if (!filed || !zone) return log.warn('foreign-object', { key })
  const { revision, created, unannotated } = filed
  if (unannotated) log.warn('upload-not-annotated', { uploadId: revision.uploadId, reason: unannotated.name })
  const failed = await mailVerdict(filed, { round, programme, zone }, now)
  const { uploadId, judgement, timeliness } = revision
  log.info('upload-ingested', { uploadId, zone: zone.id, created, verdict: judgement.verdict, timeliness })
  if (failed > 0) throw new Error(`${failed} verdict mails of upload ${uploadId} were not sent`)
}

async function mailVerdict(
  { revision, receipt }: Filed,
  { round, programme, zone }: { readonly round: Round; readonly programme: Programme; readonly zone: Zone },
  now: () => string,
): Promise<number> {
  const recipients = zoneRecipients(await listRecipients(programme.code)).get(zone.id) ?? []
  const revisions = await zoneRevisions(round.programme, round.period, zone.region, zone.id)
  const first = duplicateOf(revision, revisions)
  const issued = (first && (await loadReceipt(first))) ?? receipt
  const what = `verdict-${revision.uploadId}~${revision.versionId}`
  const { failed } = await mailZone(
    { programme: programme.code, period: round.period, zone: zone.id, what },
    recipients,
    async ({ lang }) => {
      const address = takingAt(round, now()) === 'files' ? await zoneLinkAddresses(round, zone, lang) : null
      const about = { revision: timed(revision, round), first, round, programme, zone, lang, address }
      return { ...verdictLetter(about), attachments: [receiptFile(first ?? revision, issued)] }
    },
    now,
  )
  return failed
}

/** The receipt itself goes along: it holds no figure, and outlives every link. */
function receiptFile({ uploadId, versionId }: Revision, bytes: Uint8Array) {
  return { fileName: `receipt-${uploadId}~${versionId}.json`, contentType: 'application/json', bytes }
}
