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
<svg class="plot" role="img" aria-labelledby="${id}-title ${id}-desc"><title id="${id}-title">${caption}</title><desc id="${id}-desc">${alt}</desc>${ticks}${labels}<svg width="100%" height="100%" viewBox="0 0 1000 1000" preserveAspectRatio="none" overflow="visible">${series.map(strokes)}</svg>${ends(series)}</svg>
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

/** The number of each line beside its last point, and a dot for a point between two gaps. */
function ends(series: readonly LineSeries[]): Markup[] {
  const heights = endHeights(series)
  return series.flatMap(({ permille }, index) => {
    const count = permille.length
    const last = permille.findLastIndex((value) => value !== null)
    const dots = permille.flatMap((value, i) => {
      const alone = (permille[i - 1] ?? null) === null && (permille[i + 1] ?? null) === null
      if (value === null || !alone) return []
      return [html`<circle class="dot" cx="${percent(across(i, count))}" cy="${down(value)}" r="3"/>`]
    })
    if (last < 0) return dots
    const at = { x: percent(across(last, count)), y: down(heights[index] ?? 0) }
    return [...dots, html`<text class="end" x="${at.x}" y="${at.y}" dx="5" dy="4">${index + 1}</text>`]
  })
}

/** Numbers of lines that end close together stand above each other. */
function endHeights(series: readonly LineSeries[]): number[] {
  const ends = series.map(({ permille }) => permille.findLast((value) => value !== null) ?? 0)
  const heights = [...ends]
  let below = Number.NEGATIVE_INFINITY
  for (const index of [...ends.keys()].sort((a, b) => (ends[a] ?? 0) - (ends[b] ?? 0))) {
    below = Math.max(ends[index] ?? 0, below + LABEL_PERMILLE)
    heights[index] = below
  }
  return heights
}

const LABEL_PERMILLE = 65

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
