import { mayBeAnnotated } from '../../shared/intake/annotate.ts'
import { shown } from '../../shared/intake/finding.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { type FindingView, findingView } from '../../shared/page/finding-list.ts'
import {
  currentRevision,
  duplicateOf,
  type Revision,
  revisionOrder,
  type Timeliness,
  type Verdict,
} from '../../shared/submission.ts'

/** Where a zone stands in the round, by its revisions: `kept` is an earlier accepted filing followed by a file that does not count. */
export type Standing = 'none' | 'accepted' | 'to-explain' | 'rejected' | 'kept'

/** One upload as its zone sees it. */
export interface RevisionView {
  /** Position in the order of receipt, from 1. */
  readonly number: number
  readonly uploadId: string
  readonly versionId: string
  readonly receivedAt: string
  readonly fileName: string
  /** What is said first: the file's verdict, or that it repeats one, or that it came after closing. */
  readonly answer: Verdict | 'duplicate' | 'late'
  readonly verdict: Verdict
  readonly timeliness: Timeliness
  readonly current: boolean
  /** The first upload of the same bytes, whose receipt is the answer. */
  readonly duplicateOf: { readonly receivedAt: string; readonly receipt: string } | null
  readonly counts: Revision['judgement']['counts']
  readonly findings: readonly FindingView[]
  /** Last part of the receipt's address. */
  readonly receipt: string
  /** Last part of the address of the file with its findings in it; null where there is none. */
  readonly annotated: string | null
}

/** What the page and the status say of a zone's revisions: newest first, sentences in one language. */
export function zoneView(
  revisions: readonly Revision[],
  lang: Lang,
): { standing: Standing; revisions: RevisionView[] } {
  const ordered = [...revisions].sort(revisionOrder)
  const current = currentRevision(ordered)
  const views = ordered.map((revision, index) => ({
    ...revisionView(revision, ordered, lang),
    number: index + 1,
    current: revision === current,
  }))
  return { standing: standingOf(ordered, current), revisions: views.reverse() }
}

function standingOf(ordered: readonly Revision[], current: Revision | null): Standing {
  const last = ordered.at(-1)
  if (!last) return 'none'
  if (!current) return 'rejected'
  if (last !== current && last.timeliness !== 'late') return 'kept'
  return current.judgement.verdict === 'to-explain' ? 'to-explain' : 'accepted'
}

function revisionView(
  revision: Revision,
  all: readonly Revision[],
  lang: Lang,
): Omit<RevisionView, 'number' | 'current'> {
  const { uploadId, versionId, receivedAt, fileName, timeliness, judgement } = revision
  const first = duplicateOf(revision, all)
  return {
    ...{ uploadId, versionId, receivedAt, timeliness },
    fileName: shown(fileName),
    answer: timeliness === 'late' ? 'late' : first ? 'duplicate' : judgement.verdict,
    verdict: judgement.verdict,
    duplicateOf: first && { receivedAt: first.receivedAt, receipt: receiptId(first) },
    counts: judgement.counts,
    findings: judgement.findings.map((finding) => findingView(finding, lang)),
    receipt: receiptId(first ?? revision),
    annotated: mayBeAnnotated(judgement) ? receiptId(revision) : null,
  }
}

function receiptId({ uploadId, versionId }: Revision): string {
  return `${uploadId}~${versionId}`
}
