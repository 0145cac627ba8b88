import { html } from 'hono/html'
import { shown } from '../../shared/intake/finding.ts'
import { formVersion } from '../../shared/intake/layout.ts'
import { INTAKE_LIMITS } from '../../shared/intake/limits.ts'
import { say } from '../../shared/messages/at-desk.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import { findingList, findingView } from '../../shared/page/finding-list.ts'
import type { Markup } from '../../shared/page/markup.ts'
import { type Period, periodLabel } from '../../shared/period.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import type { Earlier, Examined } from './examine.ts'

export type Answer =
  | { readonly kind: 'none' }
  | { readonly kind: 'choose' }
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'examined'; readonly examined: Examined }

export interface Desk {
  readonly programme: Programme
  readonly lang: Lang
  readonly zone: Zone | null
  readonly period: Period | null
  /** Zone and period were taken from the form, not chosen. */
  readonly stated: boolean
  /** Those that can be chosen, newest first. */
  readonly periods: readonly Period[]
  readonly fileName: string | null
  readonly earlierNames: readonly string[]
  readonly answer: Answer
}

/** What the page is for, and of which programme. */
export function headMarkup({ programme, lang }: Desk): Markup {
  const other = lang === 'zh' ? 'en' : 'zh'
  return html`${programme.sampleNotice ? html`<p class="sample" role="note">${programme.sampleNotice[lang]}</p>` : ''}
<p class="programme">${programme.title[lang]}<span>${say(lang, 'page.table', { number: programme.tableNumber })}</span>
<button id="lang" class="switch" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${say(lang, 'page.switch')}</button></p>
<h1>${say(lang, 'desk.heading')}</h1>
<p class="lead">${say(lang, 'desk.lead')}</p>`
}

/** What is checked, and where it is chosen. */
export function choicesMarkup(desk: Desk): Markup {
  return html`${fileStep(desk)}${formStep(desk)}${earlierStep(desk)}`
}

/** Everything below it: of which form and programme, and whom to ask. */
export function footMarkup({ programme, lang }: Desk): Markup {
  const { issuedBy, office, hash } = programme
  return html`<p>${say(lang, 'desk.about', { form: formVersion(programme), programme: hash.slice(0, 12) })}</p>
<p>${say(lang, 'page.issued-by', { office: issuedBy[lang] })}</p>
<p>${say(lang, 'page.contact', { office: office.name[lang], contact: office.contact[lang] })}</p>`
}

function fileStep({ lang, fileName }: Desk): Markup {
  const megabytes = INTAKE_LIMITS.uploadBytes / 1024 / 1024
  return html`<section class="card">
<label class="drop" for="file">${say(lang, 'desk.file')}<input id="file" type="file" accept=".xlsx,.csv,.json" aria-describedby="file-hint"></label>
${fileName === null ? '' : html`<p><strong class="file">${say(lang, 'desk.chosen', { file: shown(fileName) })}</strong></p>`}
<p id="file-hint" class="hint">${say(lang, 'desk.file.hint', { megabytes })}</p>
</section>`
}

function formStep({ programme, lang, zone, period, periods, stated }: Desk): Markup {
  const option = (value: string, text: string, chosen: boolean) =>
    html`<option value="${value}"${chosen ? html` selected` : ''}>${text}</option>`
  const zonesOf = (region: string) =>
    programme.zones
      .filter((each) => each.region === region)
      .map((each) => option(each.id, `${each.name[lang]} ${each.id}`, each === zone))
  const regions = programme.regions.filter(({ code }) => programme.zones.some(({ region }) => region === code))
  return html`<section class="card"><h2>${say(lang, 'desk.form')}</h2>
<p class="fields"><label>${say(lang, 'page.zone')} <select id="zone">${option('', say(lang, 'desk.choose'), zone === null)}
${regions.map(({ code, name }) => html`<optgroup label="${name[lang]}">${zonesOf(code)}</optgroup>`)}</select></label>
<label>${say(lang, 'form.period')} <select id="period">${option('', say(lang, 'desk.choose'), period === null)}
${periods.map((each) => option(each, periodLabel(each, lang), each === period))}</select></label></p>
${stated ? html`<p class="hint">${say(lang, 'desk.stated')}</p>` : ''}
</section>`
}

function earlierStep({ lang, earlierNames }: Desk): Markup {
  return html`<section class="card">
<label class="drop" for="earlier">${say(lang, 'desk.earlier')}<input id="earlier" type="file" accept=".xlsx,.csv,.json" multiple aria-describedby="earlier-hint"></label>
${earlierNames.map((file) => html`<p class="file">${say(lang, 'desk.chosen', { file: shown(file) })}</p>`)}
<p id="earlier-hint" class="hint">${say(lang, 'desk.earlier.hint')}</p>
</section>`
}

/** What the check said, or what is missing for it. */
export function answerMarkup({ lang, answer }: Desk): Markup {
  switch (answer.kind) {
    case 'none':
      return html``
    case 'choose':
      return html`<p class="card">${say(lang, 'desk.choose-first')}</p>`
    case 'working':
      return html`<p class="card">${say(lang, 'desk.working')}</p>`
    case 'failed':
      return html`<p class="card failed">${say(lang, 'desk.failed', { detail: answer.detail })}</p>`
    case 'examined':
      return examinedMarkup(answer.examined, lang)
  }
}

function examinedMarkup({ zone, period, file, judgement, earlier, copy }: Examined, lang: Lang): Markup {
  const { verdict, counts, findings } = judgement
  const about = { zone: zone.name[lang], code: zone.id, period: periodLabel(period, lang) }
  return html`<div class="card" data-verdict="${verdict}">
<h2>${say(lang, 'desk.answer')}</h2>
<p>${say(lang, 'desk.answer.about', about)}</p>
<p class="file">${say(lang, 'desk.answer.file', { file: shown(file.name), size: file.size })}</p>
<p><span class="verdict ${verdict}">${say(lang, `verdict.${verdict}`)}</span> ${say(lang, `desk.answer.${verdict}`)}</p>
<p class="counts">${say(lang, 'counts.sum', counts)}</p>
${comparedMarkup(earlier, lang)}
<p class="hint file">${say(lang, 'desk.answer.sha256', { sha256: file.sha256 })}</p>
<p class="actions"><button id="print">${say(lang, 'desk.print')}</button>
${copy ? html`<button id="save">${say(lang, 'desk.save')}</button>` : ''}</p>
${findingList(
  findings.map((finding) => findingView(finding, lang)),
  lang,
  true,
)}
</div>`
}

function comparedMarkup(earlier: readonly Earlier[], lang: Lang): Markup {
  const used = earlier.flatMap((each) => (each.kind === 'used' || each.kind === 'carried' ? [each.period] : []))
  const periods = [...new Set(used)].map((period) => periodLabel(period, lang)).join(lang === 'zh' ? '、' : ', ')
  return html`<p>${periods === '' ? say(lang, 'desk.compared.not') : say(lang, 'desk.compared', { periods })}</p>
<ul class="earlier">${earlier.filter(({ kind }) => kind !== 'carried').map((each) => html`<li>${earlierText(each, lang)}</li>`)}</ul>`
}

function earlierText(each: Earlier, lang: Lang): string {
  const file = each.kind === 'carried' ? '' : shown(each.file)
  switch (each.kind) {
    case 'unknown':
      return say(lang, 'desk.earlier.unknown', { file })
    case 'refused':
      return say(lang, 'desk.earlier.refused', {
        file,
        period: periodLabel(each.period, lang),
        sentence: each.sentence[lang],
      })
    case 'carried':
      return say(lang, 'desk.earlier.carried', { period: periodLabel(each.period, lang) })
    case 'used':
    case 'not-earlier':
      return say(lang, `desk.earlier.${each.kind}`, { file, period: periodLabel(each.period, lang) })
  }
}
