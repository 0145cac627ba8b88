import { html } from 'hono/html'
import type { Bar, BarChart } from '../document.ts'
import { type Markup, NOTHING, percent, when } from './markup.ts'

/**
 * Bars under each other, a label and a number beside each; on a phone the label stands above its bar. All of it is one picture with
 * a title and a description: the numbers come again in the table below.
 */
export function barsMarkup(chart: BarChart, id: string): Markup {
  return html`${key(chart, id)}<div class="bars" aria-hidden="true">
${chart.bars.map((bar) => row(bar, chart.limitPermille))}</div>
`
}

/** What the marks mean. The first of them carries the words for all of the picture. */
function key(
  { caption, alt, bars, limitPermille, markLabel, paceLabel, projectedLabel }: BarChart,
  id: string,
): Markup {
  const paced = bars.some(({ pacePermille }) => pacePermille !== null)
  const projected = bars.some(({ projectedPermille }) => projectedPermille !== null)
  const sample = (label: string, drawn: Markup) =>
    html`<li><svg aria-hidden="true" viewBox="0 0 42 16">${drawn}</svg>${label}</li>`
  return html`<svg role="img" aria-labelledby="${id}-title ${id}-desc" width="1" height="1"><title id="${id}-title">${caption}</title><desc id="${id}-desc">${alt}</desc></svg>
<ul class="key">${limitPermille >= 1000 ? when(markLabel, (label) => sample(label, html`<line class="goal" x1="21" x2="21" y1="0" y2="16"/>`)) : NOTHING}${
    paced ? sample(paceLabel, html`<line class="pace" x1="21" x2="21" y1="0" y2="16"/>`) : NOTHING
  }${projected ? sample(projectedLabel, html`<rect class="hope" x="1" y="3" width="40" height="10"/>`) : NOTHING}</ul>
`
}

function row({ label, text, barPermille, pacePermille, projectedPermille }: Bar, limit: number): Markup {
  const at = (permille: number) => percent(Math.min(permille, limit), limit)
  const upright = (name: string, permille: number) =>
    html`<line class="${name}" x1="${at(permille)}" x2="${at(permille)}" y1="0" y2="100%"/>`
  const own = barPermille === null ? NOTHING : html`<rect class="bar" width="${at(barPermille)}" y="25%" height="50%"/>`
  return html`<span class="label">${label}</span><svg><rect class="track" width="100%" y="25%" height="50%"/>${own}${
    barPermille === limit
      ? html`<svg x="100%" y="50%" overflow="visible"><path class="cut" d="M-12-7l8 7-8 7z"/></svg>`
      : NOTHING
  }${projectedPermille === null ? NOTHING : html`<rect class="hope" width="${at(projectedPermille)}" y="14%" height="72%"/>`}${
    pacePermille === null ? NOTHING : upright('pace', pacePermille)
  }${limit >= 1000 ? upright('goal', 1000) : NOTHING}</svg><span class="figure">${text}</span>
`
}
