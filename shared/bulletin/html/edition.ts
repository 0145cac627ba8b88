import { html } from 'hono/html'
import { say } from '../../messages/catalogue.ts'
import type { BulletinDocument, KeyFigure } from '../document.ts'
import { sectionMarkup } from './blocks.ts'
import { trendMarkup } from './lines.ts'
import { type Markup, NOTHING, when } from './markup.ts'

/** The bulletin in one language, with the way to the others. */
export function editionMarkup(document: BulletinDocument, all: readonly BulletinDocument[]): Markup {
  const { lang, sections, highlights, cards, coverage, words } = document
  return html`<div class="edition" id="${lang}" lang="${tagOf(document)}">
<a class="skip" href="#${lang}-text">${say(lang, 'faceSkip')}</a>
${header(document, all)}${contents(document)}<main id="${lang}-text" tabindex="-1">
<section id="${lang}-headline" aria-labelledby="${lang}-headline-heading"><h2 id="${lang}-headline-heading">${words.highlights}</h2>
${highlights.map((sentence) => html`<p>${sentence}</p>`)}
<ul class="cards">${cards.map(card)}</ul>
${highlights.includes(coverage) ? NOTHING : html`<p>${coverage}</p>`}</section>
${sections.map((section) => sectionMarkup(section, lang))}</main>
${footer(document)}</div>
`
}

function header(document: BulletinDocument, all: readonly BulletinDocument[]): Markup {
  const { lang, issuedBy, series, issue, totalIssue, period, status, facts, sampleNotice, revision } = document
  const others = all.filter((other) => other.lang !== lang)
  return html`<header>${when(sampleNotice, (notice) => html`<p class="sample">${notice}</p>`)}
${others.length === 0 ? NOTHING : html`<ul class="switch" aria-label="${say(lang, 'faceLanguages')}">${others.map((other) => html`<li><a href="#${other.lang}" hreflang="${tagOf(other)}" lang="${tagOf(other)}">${say(other.lang, 'faceThisLanguage')}</a></li>`)}</ul>`}
<p class="office">${issuedBy}</p>
<h1>${series}</h1>
<p class="issue">${issue}${when(totalIssue, (text) => html` · ${text}`)} · <strong>${say(lang, 'facePeriodStatus', { period, status })}</strong></p>
${when(revision, (text) => html`<p><strong>${text}</strong></p>`)}<dl class="facts">${facts.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
</header>
`
}

function contents({ lang, words, sections }: BulletinDocument): Markup {
  const entry = (id: string, title: string) => html`<li><a href="#${lang}-${id}">${title}</a></li>`
  return html`<nav aria-labelledby="${lang}-contents-heading"><h2 id="${lang}-contents-heading">${words.contents}</h2>
<ul class="contents">${entry('headline', words.highlights ?? '')}${sections.map(({ id, title }) => entry(id, title))}</ul></nav>
`
}

function card({ name, value, unit, growth, counted, measure, trend, trendLabel }: KeyFigure): Markup {
  return html`<li><p>${name}</p><p class="value">${value}${when(unit, (text) => html`<small>${text}</small>`)}</p><p>${growth}</p>${trend.length > 1 ? html`${trendMarkup(trend)}${when(trendLabel, (text) => html`<p class="rest">${text}</p>`)}` : NOTHING}<p class="rest">${measure} · ${counted}</p></li>`
}

function footer({ issuedBy, office, contact }: BulletinDocument): Markup {
  return html`<footer><p>${issuedBy}</p><p>${office} ${contact}</p></footer>
`
}

function tagOf({ lang }: BulletinDocument): string {
  return lang === 'zh' ? 'zh-CN' : 'en'
}
