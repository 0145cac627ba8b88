import { shown } from '../intake/finding.ts'
import { localTime } from '../local-time.ts'
import { answerMessages } from '../messages/answers.ts'
import { receiptMessages } from '../messages/receipt.ts'
import { speaker } from '../messages/speak.ts'
import { periodLabel } from '../period.ts'
import type { Programme } from '../programme/schema.ts'
import { type Receipt, type SignedReceipt, UNREAD_SHA256 } from '../receipt.ts'
import type { Bilingual } from '../submission.ts'

/** What the page says beside the signed words: names in place of codes, where the programme is at hand. */
export interface ReceiptContext {
  /** The programme of the receipt's `programmeHash`; null: codes and UTC only. */
  readonly programme: Programme | null
  /** Which upload of its round it was, from 1, as far as recorded; null where nobody knows. Not part of what is signed. */
  readonly position: number | null
}

export interface ReceiptRow {
  readonly label: Bilingual
  /** Each on a line of its own. */
  readonly lines: readonly string[]
}

/** A receipt in its printed form: every word and number as it stands on the page. */
export interface ReceiptDocument {
  /** Names the file; part of what makes two receipts two files. */
  readonly name: string
  readonly issuedBy: string
  readonly title: Bilingual
  readonly sampleNotice: Bilingual | null
  readonly result: { readonly label: Bilingual; readonly verdict: Bilingual; readonly timeliness: Bilingual }
  readonly filing: readonly ReceiptRow[]
  readonly proof: readonly ReceiptRow[]
  readonly notes: readonly Bilingual[]
  readonly received: { readonly year: number; readonly month: number; readonly day: number }
}

/** More would not leave the receipt on one page; the attached one has all. */
const CODES_LISTED = 60

/** Characters of the signature's first line; it has 88, and nothing in it may hint at where a line could break. */
const SIGNATURE_LINE = 64

const { say, sayBoth } = speaker({ ...answerMessages, ...receiptMessages })

/** The one page of a receipt: a pure function of what was signed and of the names. */
export function receiptDocument(
  { receipt, signature, keyId }: SignedReceipt,
  context: ReceiptContext,
): ReceiptDocument {
  const { programme } = context
  const received = new Date(receipt.receivedAt)
  return {
    name: say('zh', 'receipt.document', { uploadId: `${receipt.uploadId}~${receipt.versionId}` }),
    issuedBy: programme?.office.name.zh ?? receipt.programme,
    title: sayBoth('receipt.title'),
    sampleNotice: programme?.sampleNotice ?? null,
    result: {
      label: sayBoth('receipt.result'),
      verdict: sayBoth(`verdict.${receipt.verdict}`),
      timeliness: sayBoth(`timeliness.${receipt.timeliness}`),
    },
    filing: filingRows(receipt, context),
    proof: [
      row('receipt.programmeHash', receipt.programmeHash),
      row('receipt.signature', signature.slice(0, SIGNATURE_LINE), signature.slice(SIGNATURE_LINE)),
      row('receipt.key', keyId),
    ],
    notes: [sayBoth('receipt.note.proof'), sayBoth('receipt.note.verify')],
    received: {
      year: received.getUTCFullYear(),
      month: received.getUTCMonth() + 1,
      day: received.getUTCDate(),
    },
  }
}

function filingRows(receipt: Receipt, { programme, position }: ReceiptContext): ReceiptRow[] {
  const { uploadId, versionId, size, sha256, counts, findings, fileName } = receipt
  const zone = programme?.zones.find(({ id }) => id === receipt.zone)
  const named = (name: Bilingual | undefined, code: string) => (name ? [`${name.zh}（${code}）`, name.en] : [code])
  const name = fileName === '' ? both('file.unnamed') : [shown(fileName)]
  return [
    row('receipt.programme', ...named(programme?.title, receipt.programme)),
    ...(programme ? [row('receipt.form', programme.tableNumber)] : []),
    row('receipt.period', `${periodLabel(receipt.period, 'zh')}　${periodLabel(receipt.period, 'en')}`),
    row('receipt.zone', ...named(zone?.name, receipt.zone)),
    row('receipt.received', ...receivedLines(receipt.receivedAt, programme)),
    row(
      'receipt.revision',
      ...(position === null ? [] : [both('receipt.revision.position', { position }).join('　')]),
      `${uploadId}~${versionId}`,
    ),
    row('receipt.file', ...name, both('receipt.file.size', { size }).join('　')),
    row('receipt.sha256', ...(sha256 === UNREAD_SHA256 ? both('receipt.sha256.unread') : [sha256])),
    row('receipt.counts', ...both('counts.sum', counts)),
    row('receipt.findings', ...findingLines(findings)),
  ]
}

function findingLines(codes: readonly string[]): string[] {
  if (codes.length === 0) return [both('receipt.findings.none').join('　')]
  const listed = codes.slice(0, CODES_LISTED).join(' ')
  return codes.length > CODES_LISTED ? [listed, ...both('receipt.findings.more', { count: codes.length })] : [listed]
}

/** To the second, in the office's own zone where it is known, and in UTC. */
function receivedLines(instant: string, programme: Programme | null): string[] {
  const utc = instant.replace('T', ' ').replace('.000Z', ' UTC')
  if (!programme) return [utc]
  const { calendar } = programme
  const local = localTime(calendar, instant, 'zh') + instant.slice(16, 19)
  return [say('zh', 'receipt.received.local', { time: local, zone: calendar.timeZone }), utc]
}

function row(label: keyof typeof receiptMessages, ...lines: string[]): ReceiptRow {
  return { label: sayBoth(label), lines }
}

function both(code: Parameters<typeof sayBoth>[0], params: Parameters<typeof sayBoth>[1] = {}): [string, string] {
  const { zh, en } = sayBoth(code, params)
  return [zh, en]
}
