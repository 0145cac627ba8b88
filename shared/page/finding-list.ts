import { html } from 'hono/html'
import { placeText } from '../finding-text.ts'
import { shown } from '../intake/finding.ts'
import { say } from '../messages/on-page.ts'
import type { Lang } from '../messages/speak.ts'
import type { Finding } from '../submission.ts'
import type { Markup } from './markup.ts'

/** One finding as a clerk reads it, in one language. */
export interface FindingView {
  readonly code: string
  readonly severity: Finding['severity']
  readonly place: string
  readonly seen: string | null
  readonly sentence: string
  readonly remedy: string
  readonly explanation: string | null
}

export function findingView(
  { code, severity, place, seen, sentence, remedy, explanation }: Finding,
  lang: Lang,
): FindingView {
  return {
    ...{ code, severity },
    place: placeText(place, lang),
    seen: seen === undefined ? null : shown(seen),
    sentence: sentence[lang],
    remedy: remedy[lang],
    explanation: explanation === undefined ? null : shown(explanation),
  }
}

/** Findings by weight; `open`: shown at once. */
export function findingList(all: readonly FindingView[], lang: Lang, open: boolean): Markup {
  if (all.length === 0) return html``
  const order = { validity: 0, quality: 1, note: 2 }
  const sorted = [...all].sort((a, b) => order[a.severity] - order[b.severity])
  const list = html`<ol class="findings">${sorted.map((finding) => findingItem(finding, lang))}</ol>`
  const title = say(lang, 'page.revision.findings', { count: all.length })
  return html`<details${open ? html` open` : ''}><summary>${title}</summary>${list}</details>`
}

function findingItem({ severity, place, seen, sentence, remedy, explanation, code }: FindingView, lang: Lang): Markup {
  return html`<li class="${severity}"><p><span class="severity">${say(lang, `severity.${severity}`)}</span>
${place ? html`<strong class="place">${place}</strong>` : ''}
${seen === null || seen === '' ? '' : html`<span class="seen">${say(lang, 'page.finding.seen', { seen })}</span>`}</p>
<p>${sentence} <small>${code}</small></p>
${remedy ? html`<p class="remedy">${say(lang, 'page.finding.remedy', { remedy })}</p>` : ''}
${explanation === null ? '' : html`<p>${say(lang, 'page.finding.explained', { explanation })}</p>`}</li>`
}
