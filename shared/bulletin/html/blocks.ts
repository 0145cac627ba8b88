import { html } from 'hono/html'
import { type Lang, say } from '../../messages/catalogue.ts'
import type { Block, Chart, Section } from '../document.ts'
import { barsMarkup } from './bars.ts'
import { linesMarkup } from './lines.ts'
import { type Markup, when } from './markup.ts'
import { tableMarkup } from './table.ts'
import { tilesMarkup } from './tiles.ts'

/** A chapter under its heading; `lang` is the prefix of every anchor in it. */
export function sectionMarkup({ id, title, blocks }: Section, lang: Lang): Markup {
  return html`<section id="${lang}-${id}" aria-labelledby="${lang}-${id}-heading"><h2 id="${lang}-${id}-heading">${title}</h2>
${blocks.map((block) => blockMarkup(block, lang))}</section>
`
}

function blockMarkup(block: Block, lang: Lang): Markup {
  switch (block.kind) {
    case 'text':
      return html`${block.paragraphs.map((text) => (block.style === 'note' ? html`<p class="note">${text}</p>` : html`<p>${text}</p>`))}
`
    case 'list': {
      const items = block.items.map((item) => html`<li>${item}</li>`)
      return html`${heading(block.heading)}${block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`}
`
    }
    case 'lines':
      return html`${heading(block.heading)}<dl class="lines">${block.lines.map(({ label, text }) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
`
    case 'table':
      return tableMarkup(block.table, lang)
    case 'chart':
      return chartMarkup(block.chart, lang)
  }
}

function heading(text: string): Markup {
  return when(text, (words) => html`<h3>${words}</h3>`)
}

/** The picture, how to read it, and the same as a table. */
function chartMarkup(chart: Chart, lang: Lang): Markup {
  const id = `${lang}-figure-${chart.id}`
  return html`<figure id="${id}" aria-labelledby="${id}-caption"><figcaption id="${id}-caption">${chart.caption}</figcaption>
${drawn(chart, id, lang)}${when(chart.note, (note) => html`<p class="note">${note}</p>`)}</figure>
<details><summary>${say(lang, 'faceChartData', { title: chart.title })}</summary>
${tableMarkup(chart.data, lang, chart.data.caption || say(lang, 'faceChartData', { title: chart.title }))}</details>
`
}

function drawn(chart: Chart, id: string, lang: Lang): Markup {
  switch (chart.kind) {
    case 'bars':
      return barsMarkup(chart, id)
    case 'lines':
      return linesMarkup(chart, id, lang)
    case 'tiles':
      return tilesMarkup(chart, id)
  }
}
