import { html } from 'hono/html'
import { INTAKE_LIMITS } from '../../shared/intake/limits.ts'
import { localTime } from '../../shared/local-time.ts'
import { say } from '../../shared/messages/on-page.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import type { Markup } from '../../shared/page/markup.ts'
import { periodLabel } from '../../shared/period.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import type { Round } from '../../shared/round.ts'
import type { OpenDoor } from '../../shared/store/zone-door.ts'
import { document, sampleBanner } from './layout.ts'
import { revisionList } from './revision-list.ts'
import { SCRIPT } from './script.ts'
import type { RevisionView, Standing } from './view.ts'

export interface ZonePage {
  readonly door: OpenDoor
  readonly lang: Lang
  readonly standing: Standing
  readonly revisions: readonly RevisionView[]
  /** A file was just uploaded by a form without script, and has not been checked yet. */
  readonly awaiting: boolean
}

/** A zone's page: where it stands, the form, the upload, and everything that it sent in this round. Whole without script. */
export function renderPage(page: ZonePage): string {
  const { door, lang } = page
  const { programme, round, zone, taking } = door
  const names = { zone: zone.name[lang], period: periodLabel(round.period, lang) }
  const body = html`${sampleBanner(programme, lang)}
${header(door, lang, names)}
<main>
${standing(page)}
${taking === 'files' ? html`${formStep(door, lang)}${uploadStep(door, lang)}` : refusal(door, lang)}
<section id="revisions" aria-labelledby="revisions-heading">
<h2 id="revisions-heading" tabindex="-1">${say(lang, 'page.revisions')}</h2>
${revisionList(page.revisions, door, lang)}
</section>
</main>
<footer><p>${say(lang, 'page.issued-by', { office: programme.issuedBy[lang] })}</p>
<p>${say(lang, 'page.contact', { office: programme.office.name[lang], contact: programme.office.contact[lang] })}</p></footer>`
  return document({ lang, title: say(lang, 'page.title', names), body, script: SCRIPT })
}

function header(
  { programme, round, zone, token }: OpenDoor,
  lang: Lang,
  names: { zone: string; period: string },
): Markup {
  const { calendar } = programme
  const other = lang === 'zh' ? 'en' : 'zh'
  const zoneTime = say(lang, 'page.time-zone', { zone: calendar.timeZone })
  return html`<header>
<p class="programme">${programme.title[lang]}<span>${say(lang, 'page.table', { number: programme.tableNumber })}</span>
<a class="switch" href="/z/${token}?lang=${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${say(lang, 'page.switch')}</a></p>
<h1>${say(lang, 'page.heading', names)}</h1>
<dl>
<div><dt>${say(lang, 'page.zone')}</dt><dd>${names.zone}${zone.synthetic ? html` <small>${say(lang, 'page.zone.synthetic')}</small>` : ''}</dd></div>
<div><dt>${say(lang, 'page.due')}</dt><dd><time datetime="${round.dueAt}">${localTime(calendar, round.dueAt, lang)}</time></dd></div>
<div><dt>${say(lang, 'page.closes')}</dt><dd><time datetime="${round.closesAt}">${localTime(calendar, round.closesAt, lang)}</time> ${zoneTime}</dd></div>
</dl>
${extensions(round, programme, lang)}
</header>`
}

/** Minutes of the present closing that operators added: a time that moved says why. */
function extensions({ extended, edition }: Round, { calendar }: Programme, lang: Lang): Markup {
  const own = extended?.extensions.filter((each) => each.edition === edition) ?? []
  return html`${own.map(({ reason, minutes, at }) => {
    const time = localTime(calendar, at, lang)
    return html`<p class="hint">${say(lang, 'page.extended', { reason, minutes, time })}</p>`
  })}`
}

function standing({ standing, lang, awaiting }: ZonePage): Markup {
  return html`<section id="standing"><p class="standing ${standing}">${say(lang, `page.standing.${standing}`)}</p>
${awaiting ? html`<p class="standing none">${say(lang, 'page.upload.returned')}</p>` : ''}</section>`
}

function refusal({ taking, round, programme }: OpenDoor, lang: Lang): Markup {
  const notYet = taking === 'not-yet'
  const time = localTime(programme.calendar, notYet ? round.opensAt : round.closesAt, lang)
  return html`<section class="card"><p>${say(lang, notYet ? 'page.not-open' : 'page.closed', { time })}</p></section>`
}

function formStep({ token }: OpenDoor, lang: Lang): Markup {
  const link = (format: 'xlsx' | 'csv' | 'json') =>
    html`<li><a href="/z/${token}/form?format=${format}&amp;lang=${lang}" download>${say(lang, `page.form.${format}`)}</a></li>`
  const described = (format: 'schema' | 'csvw', name: string) =>
    html`<a href="/z/${token}/form?format=${format}&amp;lang=${lang}" download>${name}</a>`
  return html`<section class="card" aria-labelledby="form-heading">
<h2 id="form-heading">${say(lang, 'page.step.form')}</h2>
<ul class="forms">${link('xlsx')}${link('csv')}${link('json')}</ul>
<p class="hint">${say(lang, 'page.form.hint')}</p>
<p class="hint">${say(lang, 'page.form.programs')} ${described('schema', 'JSON Schema')} ${described('csvw', 'CSVW')} <a href="/openapi.json">OpenAPI</a></p>
<p class="hint"><a href="/z/${token}/desk?lang=${lang}" download>${say(lang, 'page.desk')}</a> ${say(lang, 'page.desk.hint')}</p>
</section>`
}

/** Without script a form that asks for a permission; the script puts the drop zone in its place. */
function uploadStep({ token }: OpenDoor, lang: Lang): Markup {
  const megabytes = INTAKE_LIMITS.uploadBytes / 1024 / 1024
  const words = {
    sending: say(lang, 'page.upload.sending'),
    checking: say(lang, 'page.upload.checking'),
    done: say(lang, 'page.upload.done'),
    failed: say(lang, 'page.upload.failed'),
    slow: say(lang, 'page.upload.slow'),
    empty: say(lang, 'page.upload.empty'),
    large: say(lang, 'page.upload.too-large', { megabytes }),
  }
  return html`<section class="card" aria-labelledby="upload-heading">
<h2 id="upload-heading">${say(lang, 'page.step.upload')}</h2>
<form id="permission" method="post" action="/z/${token}/permission?lang=${lang}">
<p>${say(lang, 'page.upload.no-script')}</p>
<p><button>${say(lang, 'page.upload.get-permission')}</button></p>
</form>
<div id="upload" hidden data-base="/z/${token}" data-lang="${lang}" data-limit="${INTAKE_LIMITS.uploadBytes}" data-words="${JSON.stringify(words)}">
<label class="drop" for="file">${say(lang, 'page.upload.drop')}<input id="file" type="file" accept=".xlsx,.csv,.json" aria-describedby="upload-hint"></label>
<progress id="progress" max="100" value="0" aria-label="${words.sending}" hidden></progress>
<p id="said" role="status"></p>
</div>
<p id="upload-hint" class="hint">${say(lang, 'page.upload.hint', { megabytes })}</p>
</section>`
}
