import { html } from 'hono/html'
import type { Tile, TileChart } from '../document.ts'
import { type Markup, NOTHING } from './markup.ts'

const TILE = { width: 92, height: 62 } as const
/** Longer names are set smaller. */
const NAME_CHARACTERS = 12

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
  const size = name.length > NAME_CHARACTERS ? 'long' : 'name'
  const middle = left + TILE.width / 2
  return html`<rect class="tile ${shade === null ? 'bare' : `s${shade}`}" x="${left}" y="${top}" width="${TILE.width}" height="${TILE.height}"/><text class="${size}${ink}" x="${middle}" y="${top + 25}" text-anchor="middle">${name}</text><text class="num${ink}" x="${middle}" y="${top + 46}" text-anchor="middle">${text}</text>`
}
