import { html } from 'hono/html'
import { localTime } from '../../shared/local-time.ts'
import { say } from '../../shared/messages/portal.ts'
import type { Lang } from '../../shared/messages/speak.ts'
import type { Markup } from '../../shared/page/markup.ts'
import { periodLabel } from '../../shared/period.ts'
import type { StagedFile } from '../../shared/store/staged.ts'
import { nameInPath } from './file-name.ts'
import { document } from './layout.ts'
import type { OpenEdition } from './open-edition.ts'

/** What a file is, by its name, and where it stands; what nothing fits is data. */
const KINDS = [
  [/^bulletin\.html$/, 'portalHtml', 'read'],
  [/^bulletin\.pdf$/, 'portalPdf', 'read'],
  [/^bulletin\.en\.pdf$/, 'portalPdfEnglish', 'read'],
  [/^tables\//, 'portalTable', 'tables'],
  [/^bulletin-archive/, 'portalPdfArchive', 'data'],
  [/\.xlsx$/, 'portalXlsx', 'data'],
  [/-excel\.csv$/, 'portalCsvExcel', 'data'],
  [/^restatements\.csv$/, 'portalRestated', 'data'],
  [/^bulletin\.csv$/, 'portalCsv', 'data'],
  [/^bulletin\.json$/, 'portalJson', 'data'],
  [/\.sdmx\.csv$/, 'portalSdmx', 'data'],
  [/(?:)/, 'portalDescription', 'data'],
] as const

/** One edition's files: to read first, data after; what must not be overlooked above everything. */
export function editionPage(opened: OpenEdition, token: string, lang: Lang): string {
  const { programme, round, staged, grant } = opened
  const series = programme.bulletin.series[lang]
  const title = `${series} ${periodLabel(grant.period, lang)}`
  const inPlace = (place: (typeof KINDS)[number][2]) => staged.files.filter(({ name }) => kindOf(name)[2] === place)
  const list = (files: readonly StagedFile[]) => html`<ul>
${files.map((file) => item(file, token, lang))}</ul>`
  const tables = inPlace('tables')
  const other = lang === 'zh' ? 'en' : 'zh'
  const body = html`<p class="switch"><a href="/e/${token}?lang=${other}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${say(lang, 'portalOther')}</a></p>
<h1>${title}</h1>
<dl>
<dt>${say(lang, 'portalReleased')}</dt><dd>${localTime(programme.calendar, opened.published?.publishedAt ?? round.releasesAt, lang)}</dd>
<dt>${say(lang, 'portalEdition')}</dt><dd>${say(lang, 'portalEditionOf', { edition: grant.edition })}</dd>
${opened.published?.reason ? html`<dt>${say(lang, 'portalReason')}</dt><dd>${opened.published.reason}</dd>` : ''}
</dl>
<h2>${say(lang, 'portalToRead')}</h2>
${list(inPlace('read'))}
<h2>${say(lang, 'portalData')}</h2>
${list(inPlace('data'))}
${tables.length === 0 ? '' : html`<details><summary>${say(lang, 'portalTables', { count: tables.length })}</summary>${list(tables)}</details>`}
<footer>
<p>${say(lang, 'portalManifest')}: <span>${staged.manifestHash}</span></p>
<p>${say(lang, 'portalContact', { office: programme.office.name[lang], contact: programme.office.contact[lang] })}</p>
<p><a href="/e/${token}/unsubscribe?lang=${lang}">${say(lang, 'portalUnsubscribe')}</a></p>
</footer>`
  return document(lang, title, notesOf(opened, lang), body)
}

function notesOf({ programme, round, published, restatedLater }: OpenEdition, lang: Lang): string[] {
  const time = localTime(programme.calendar, round.releasesAt, lang)
  return [
    ...(published ? [] : [say(lang, 'portalEmbargo', { time })]),
    ...(restatedLater ? [say(lang, 'portalLater')] : []),
    ...(programme.sampleNotice ? [programme.sampleNotice[lang]] : []),
  ]
}

function item({ name, size }: StagedFile, token: string, lang: Lang): Markup {
  const [, label] = kindOf(name)
  const kilobytes = say(lang, 'portalKilobytes', { size: Math.max(1, Math.round(size / 1000)) })
  return html`<li><a href="/e/${token}/files/${nameInPath(name)}">${say(lang, label)}</a><small>${name}　${kilobytes}</small></li>
`
}

function kindOf(name: string): (typeof KINDS)[number] {
  const kind = KINDS.find(([pattern]) => pattern.test(name))
  if (!kind) throw new TypeError('the last kind fits every name')
  return kind
}

export function noticePage(lang: Lang, sentence: string): string {
  return document(lang, sentence, [], html`<h1>${sentence}</h1>`)
}

export function unsubscribePage(lang: Lang, series: string, token: string): string {
  const title = say(lang, 'portalUnsubscribe')
  return document(
    lang,
    title,
    [],
    html`<h1>${title}</h1>
<p>${say(lang, 'portalUnsubscribeAsk', { series })}</p>
<form method="post" action="/e/${token}/unsubscribe?lang=${lang}"><button>${say(lang, 'portalUnsubscribeDo')}</button></form>`,
  )
}
