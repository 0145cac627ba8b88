import { placeText } from '../../shared/finding-text.ts'
import { wordsWithoutFigures } from '../../shared/finding-words.ts'
import { mayBeAnnotated } from '../../shared/intake/annotate.ts'
import { shown } from '../../shared/intake/finding.ts'
import type { Letter, LetterPart } from '../../shared/letter.ts'
import { localTime } from '../../shared/local-time.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { say } from '../../shared/messages/to-zone.ts'
import { periodLabel } from '../../shared/period.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import { UNREAD_SHA256 } from '../../shared/receipt.ts'
import type { Round } from '../../shared/round.ts'
import type { Finding, Revision } from '../../shared/submission.ts'
import { paragraph, zoneLetter } from '../../shared/zone-letter.ts'

/** Findings told in the mail itself; the page has all, with what was seen and what was expected. */
const FINDINGS_IN_MAIL = 30

export interface VerdictAbout {
  readonly revision: Revision
  /** The earlier upload of the same bytes, whose receipt is the answer. */
  readonly first: Revision | null
  readonly round: Round
  readonly programme: Programme
  readonly zone: Zone
  readonly lang: Lang
  /** Addresses behind a link of the recipient's own, by path (`''` is the page); null where links let nobody in any more. */
  readonly address: ((path: string) => string) | null
}

/**
 * The answer to one upload: what was received, what became of it, which cells to look at, the receipt. No filed figure and no word of
 * the zone's remarks: mail is read over shoulders and forwarded. They are behind the link.
 */
export function verdictLetter(about: VerdictAbout): Letter {
  const { revision, first, round, programme, zone, lang } = about
  const { judgement, timeliness, receivedAt } = revision
  const answer = timeliness === 'late' ? 'late' : first ? 'duplicate' : judgement.verdict
  const verdict = say(lang, `verdict.${answer}`)
  const period = periodLabel(round.period, lang)
  const names = { title: programme.title[lang], period, zone: zone.name[lang], verdict }
  const file = revision.fileName === '' ? say(lang, 'file.unnamed') : shown(revision.fileName)
  const time = localTime(programme.calendar, receivedAt, lang)
  return zoneLetter({ programme, zone, lang }, say(lang, 'mail.verdict.subject', names), [
    paragraph(say(lang, 'mail.verdict.received', { file, time, verdict })),
    ...outcome(about),
    paragraph(say(lang, 'counts.sum', judgement.counts)),
    paragraph(receiptText(first ?? revision, lang)),
    ...links(about),
  ])
}

function outcome({ revision, first, round, programme, lang }: VerdictAbout): LetterPart[] {
  const { judgement, timeliness } = revision
  const at = (instant: string) => localTime(programme.calendar, instant, lang)
  if (timeliness === 'late') return [paragraph(say(lang, 'mail.verdict.late', { closes: at(round.closesAt) }))]
  if (first) {
    const verdict = say(lang, `verdict.${first.judgement.verdict}`)
    return [paragraph(say(lang, 'mail.verdict.duplicate', { time: at(first.receivedAt), verdict }))]
  }
  const counts = judgement.verdict !== 'rejected' && judgement.verdict !== 'quarantined'
  const overdue = counts && timeliness === 'overdue'
  return [
    paragraph(say(lang, `mail.verdict.${judgement.verdict}`)),
    ...findingParts(judgement.findings, programme, lang),
    ...(overdue ? [paragraph(say(lang, 'mail.verdict.overdue', { due: at(round.dueAt) }))] : []),
  ]
}

/** Those that must be fixed first. */
function findingParts(findings: readonly Finding[], programme: Programme, lang: Lang): LetterPart[] {
  if (findings.length === 0) return []
  const order = { validity: 0, quality: 1, note: 2 }
  const sorted = [...findings].sort((a, b) => order[a.severity] - order[b.severity])
  const items = sorted.slice(0, FINDINGS_IN_MAIL).map((finding) => findingText(finding, programme, lang))
  const more = findings.length - items.length
  return [
    { kind: 'list', items },
    ...(more > 0 ? [paragraph(say(lang, 'mail.finding-more', { count: more }))] : []),
    paragraph(say(lang, 'mail.verdict.figures-on-page')),
  ]
}

function findingText(finding: Finding, programme: Programme, lang: Lang): string {
  const { severity, code, place } = finding
  const words = wordsWithoutFigures(finding, programme, lang)
  const said = { severity: say(lang, `severity.${severity}`), code, words }
  const where = placeText(place, lang)
  return where
    ? say(lang, 'mail.verdict.finding-at', { ...said, place: where })
    : say(lang, 'mail.verdict.finding', said)
}

function receiptText({ uploadId, sha256 }: Revision, lang: Lang): string {
  if (sha256 === UNREAD_SHA256) return say(lang, 'mail.verdict.receipt-unread', { uploadId })
  return say(lang, 'mail.verdict.receipt', { uploadId, sha256 })
}

function links({ revision, first, lang, address }: VerdictAbout): LetterPart[] {
  if (!address) return []
  const link = (text: Parameters<typeof say>[1], path: string): LetterPart => ({
    kind: 'link',
    text: say(lang, text),
    url: address(path),
  })
  const idOf = ({ uploadId, versionId }: Revision) => `${uploadId}~${versionId}`
  const annotated = mayBeAnnotated(revision.judgement)
  return [
    link('mail.verdict.page', ''),
    ...(annotated ? [link('mail.verdict.annotated', `/annotated/${idOf(revision)}`)] : []),
    link('mail.verdict.receipt-pdf', `/receipts/${idOf(first ?? revision)}/pdf`),
  ]
}
