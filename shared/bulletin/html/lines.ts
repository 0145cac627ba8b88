import { html } from 'hono/html'
import { type Lang, say } from '../../messages/catalogue.ts'
import type { LineChart, LineSeries } from '../document.ts'
import { type Markup, percent } from './markup.ts'

/** Lines over periods: the text keeps its size on every screen, a gap stays a gap, and each line ends in the number that its name has below. */
export function linesMarkup(
  { caption, alt, xLabels, yTicks, yLabel, series }: LineChart,
  id: string,
  lang: Lang,
): Markup {
  const ticks = yTicks.map(
    ({ label, permille }) =>
      html`<line class="grid" x2="100%" y1="${down(permille)}" y2="${down(permille)}"/><text x="-8" y="${down(permille)}" dy="4" text-anchor="end">${label}</text>`,
  )
  const labels = xLabels.map(
    (label, i) =>
      html`<text class="${thinned(i, xLabels.length)}" x="${percent(across(i, xLabels.length))}" y="100%" dy="20" text-anchor="middle">${label}</text>`,
  )
  return html`<p class="note">${yLabel}</p>
<svg class="plot" role="img" aria-labelledby="${id}-title ${id}-desc"><title id="${id}-title">${caption}</title><desc id="${id}-desc">${alt}</desc>${ticks}${labels}<svg width="100%" height="100%" viewBox="0 0 1000 1000" preserveAspectRatio="none" overflow="visible">${series.map(strokes)}</svg>${series.map(ends)}</svg>
<ul class="key">${series.map(
    ({ label, dash }, i) =>
      html`<li><svg aria-hidden="true" viewBox="0 0 42 16"><line class="trend ${dash}" x2="42" y1="8" y2="8"/></svg>${say(lang, 'faceTile', { name: say(lang, 'faceSeriesMark', { n: i + 1 }), text: label })}</li>`,
  )}</ul>
`
}

/** A small line beside a number: its course and nothing more. */
export function trendMarkup(permille: readonly (number | null)[]): Markup {
  const runs = runsOf(permille)
  return html`<svg aria-hidden="true" viewBox="0 0 1000 1000" preserveAspectRatio="none">${runs.map((run) => html`<polyline class="trend" points="${run}"/>`)}</svg>`
}

function strokes({ permille, dash }: LineSeries): Markup[] {
  return runsOf(permille).map((points) => html`<polyline class="trend ${dash}" points="${points}"/>`)
}

/** The last point that there is, with the number of the line; a point between two gaps is a dot of its own. */
function ends({ permille }: LineSeries, index: number): Markup[] {
  const count = permille.length
  const last = permille.findLastIndex((value) => value !== null)
  return permille.flatMap((value, i) => {
    if (value === null) return []
    const [x, y] = [percent(across(i, count)), down(value)]
    const alone = (permille[i - 1] ?? null) === null && (permille[i + 1] ?? null) === null
    return [
      ...(alone ? [html`<circle class="dot" cx="${x}" cy="${y}" r="3"/>`] : []),
      ...(i === last ? [html`<text class="end" x="${x}" y="${y}" dx="5" dy="4">${index + 1}</text>`] : []),
    ]
  })
}

/** Unbroken runs of at least two points, as `x,y x,y`. */
function runsOf(permille: readonly (number | null)[]): string[] {
  const runs: string[][] = [[]]
  for (const [i, value] of permille.entries()) {
    if (value === null) runs.push([])
    else runs.at(-1)?.push(`${Math.round(across(i, permille.length))},${1000 - value}`)
  }
  return runs.filter((run) => run.length > 1).map((run) => run.join(' '))
}

function across(index: number, count: number): number {
  return count < 2 ? 500 : (index * 1000) / (count - 1)
}

function down(permille: number): string {
  return percent(1000 - permille)
}

/** Which labels a narrow screen leaves out; counted from the newest, which stays. */
function thinned(index: number, count: number): string {
  const back = count - 1 - index
  if (count <= 6 || back % 4 === 0) return 'x0'
  return back % 2 === 0 ? 'x1' : 'x2'
}
