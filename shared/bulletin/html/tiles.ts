import { html } from 'hono/html'
import type { Tile, TileChart } from '../document.ts'
import { type Markup, NOTHING } from './markup.ts'

const TILE = { width: 104, height: 66 } as const
/** What a line of a tile holds in the usual size, in em; a Latin letter is about half of one. */
const LINE_EM = 8
const LATIN_EM = 0.55

/** One square a region with its name and value in it; shades repeat the value, and the legend says in words what they stand for. */
export function tilesMarkup({ caption, alt, columns, rows, tiles, classes }: TileChart, id: string): Markup {
  const [width, height] = [columns * TILE.width, rows * TILE.height]
  return html`<div class="scroll tiles" role="group" aria-labelledby="${id}-caption" tabindex="0"><svg class="chart" role="img" aria-labelledby="${id}-title ${id}-desc" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><title id="${id}-title">${caption}</title><desc id="${id}-desc">${alt}</desc>${tiles.map(tileMarkup)}</svg></div>
<ul class="key">${classes.map(({ shade, label }) => html`<li><svg aria-hidden="true" viewBox="0 0 42 16"><rect class="s${shade}" width="42" height="16"/></svg>${label}</li>`)}</ul>
`
}

function tileMarkup({ name, text, x, y, shade }: Tile): Markup {
  const [left, top] = [x * TILE.width, y * TILE.height]
  const ink = shade === null ? NOTHING : html` t${shade}`
  const lines = nameLines(name)
  const size = lines.some((line) => widthEm(line) > LINE_EM) ? 'long' : 'name'
  const middle = left + TILE.width / 2
  const first = top + (lines.length === 1 ? 28 : 20)
  const names = lines.map(
    (line, i) =>
      html`<text class="${size}${ink}" x="${middle}" y="${first + i * 14}" text-anchor="middle">${line}</text>`,
  )
  return html`<rect class="tile ${shade === null ? 'bare' : `s${shade}`}" x="${left}" y="${top}" width="${TILE.width}" height="${TILE.height}"/>${names}<text class="num${ink}" x="${middle}" y="${top + (lines.length === 1 ? 49 : 55)}" text-anchor="middle">${text}</text>`
}

/** A long name in two lines, parted at the blank or bracket nearest to its middle, else in the middle. */
function nameLines(name: string): string[] {
  if (widthEm(name) <= LINE_EM) return [name]
  const places = [...name.matchAll(/ |(?=[（(])/g)].map(({ index }) => index).filter((index) => index > 0)
  const half = name.length / 2
  const at = places.toSorted((a, b) => Math.abs(a - half) - Math.abs(b - half))[0] ?? Math.ceil(half)
  return [name.slice(0, at), name.slice(at).trimStart()]
}

function widthEm(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u2E80' ? LATIN_EM : 1), 0)
}
