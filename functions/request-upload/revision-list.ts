import { html } from 'hono/html'
import { localTime } from '../../shared/local-time.ts'
import { say } from '../../shared/messages/on-page.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { findingList } from '../../shared/page/finding-list.ts'
import type { Markup } from '../../shared/page/markup.ts'
import type { OpenDoor } from '../../shared/store/zone-door.ts'
import type { RevisionView } from './view.ts'

/** Everything that a zone sent, newest first; the findings of the newest are open, older ones fold. */
export function revisionList(revisions: readonly RevisionView[], door: OpenDoor, lang: Lang): Markup {
  if (revisions.length === 0) return html`<p>${say(lang, 'page.revisions.none')}</p>`
  return html`<ol class="revisions" reversed>
${revisions.map((revision, index) => revisionItem(revision, door, lang, index === 0))}
</ol>`
}

function revisionItem(revision: RevisionView, door: OpenDoor, lang: Lang, newest: boolean): Markup {
  const { number, receivedAt, fileName, answer, timeliness, current, counts, receipt, annotated } = revision
  const received = localTime(door.programme.calendar, receivedAt, lang)
  return html`<li class="card">
<h3><span class="verdict ${answer}">${say(lang, `verdict.${answer}`)}</span>
<span class="file">${fileName === '' ? say(lang, 'file.unnamed') : fileName}</span></h3>
<p class="facts"><span>${say(lang, 'page.revision.number', { number })}</span>
<time datetime="${receivedAt}">${say(lang, 'page.revision.received', { time: received })}</time>
${current ? html`<strong>${say(lang, 'page.revision.current')}</strong>` : ''}</p>
${duplicateNote(revision, door, lang)}
${timeliness === 'late' ? html`<p>${say(lang, 'page.revision.late')}</p>` : ''}
${timeliness === 'overdue' ? html`<p>${say(lang, 'page.revision.overdue')}</p>` : ''}
<p>${say(lang, 'counts.sum', counts)}
<a href="/z/${door.token}/receipts/${receipt}?lang=${lang}" download>${say(lang, 'page.revision.receipt')}</a>
<a href="/z/${door.token}/receipts/${receipt}/pdf?lang=${lang}" download>${say(lang, 'page.revision.receipt-pdf')}</a>
${annotated === null ? '' : html`<a href="/z/${door.token}/annotated/${annotated}?lang=${lang}" download>${say(lang, 'page.revision.annotated')}</a>`}</p>
${findingList(revision.findings, lang, newest)}
</li>`
}

function duplicateNote({ duplicateOf }: RevisionView, { programme }: OpenDoor, lang: Lang): Markup {
  if (!duplicateOf) return html``
  const time = localTime(programme.calendar, duplicateOf.receivedAt, lang)
  return html`<p>${say(lang, 'page.revision.duplicate', { time })}</p>`
}
