import type { Figure } from '../../figures/figure.ts'
import { say } from '../../messages/catalogue.ts'
import type { Region } from '../../programme/schema.ts'
import type { Cell, Shade, Tile, TileChart } from '../document.ts'
import { headlineMeasure } from './book.ts'
import { cell, growthCell, valueCell } from './format.ts'
import { column, plain, regionsInOrder, type Source, tableOf } from './tables.ts'

const SHADES: readonly Shade[] = [0, 1, 2, 3, 4]

interface Placed {
  readonly region: Region
  readonly tile: { readonly x: number; readonly y: number }
  readonly shown: Cell
}

/**
 * Regions as squares about where they lie, shaded by the growth of the first indicator of their table (its value where nothing
 * grows). No map: a base map needs an approval number. Nothing where the programme places fewer than two regions.
 */
export function regionTiles(source: Source): TileChart[] {
  const { lang, programme, book } = source
  const [indicator] = book.indicators(programme.bulletin.regionIndicators)
  if (!indicator) return []
  const measure = headlineMeasure(indicator)
  const figureOf = ({ code }: Region) => book.region(code, indicator, measure)
  const placed = regionsInOrder(programme).flatMap((region) => (region.tile ? [{ region, tile: region.tile }] : []))
  if (placed.length < 2) return []
  const grows = placed.some(({ region }) => figureOf(region)?.growth)
  const tiles = placed.map((own) => ({ ...own, shown: shownCell(source, figureOf(own.region), grows) }))
  const unit = grows ? say(lang, growthUnit(indicator.unit.zh)) : indicator.unit[lang]
  const words = { name: indicator.name[lang], unit }
  const title = say(lang, grows ? 'bulletinTilesGrowth' : 'bulletinTilesValue', words)
  const separator = say(lang, 'bulletinLegendSeparator')
  const spoken = tiles.map(({ region, shown }) =>
    say(lang, 'bulletinTileItem', { name: region.name[lang], value: `${shown.text}${shown.tail}` }),
  )
  return [
    {
      ...{ kind: 'tiles', id: 'region-tiles', title, caption: title, note: say(lang, 'bulletinTilesNote') },
      alt: say(lang, 'bulletinTilesAlt', { title, items: spoken.join(separator) }),
      columns: Math.max(...tiles.map(({ tile }) => tile.x)) + 1,
      rows: Math.max(...tiles.map(({ tile }) => tile.y)) + 1,
      ...shaded(source, tiles),
      data: tableOf(lang, {
        id: 'region-tiles-data',
        dense: true,
        title,
        columns: [
          column(say(lang, 'bulletinColumnRegion'), 'left', 0),
          column(say(lang, grows ? 'bulletinColumnGrowth' : 'bulletinColumnValue'), 'right', 9, { unit }),
        ],
        rows: tiles.map(({ region, shown }) => plain([cell(region.name[lang]), shown], region.code)),
      }),
    },
  ]
}

function growthUnit(unit: string) {
  return unit === '%' ? 'bulletinUnitPoints' : 'bulletinUnitPercent'
}

function shownCell({ lang }: Source, figure: Figure | undefined, grows: boolean): Cell {
  return grows ? growthCell(lang, figure?.growth) : valueCell(figure)
}

/** Five classes of about equally many regions, from the smallest number to the largest; multiples are above every percentage. */
function shaded({ lang }: Source, placed: readonly Placed[]): Pick<TileChart, 'tiles' | 'classes'> {
  const size = ({ number, tail }: Cell) => Number(number) * (tail === '' || number === null ? 1 : 100)
  const known = placed
    .filter(({ shown }) => shown.number !== null)
    .map(({ shown }) => shown)
    .sort((a, b) => size(a) - size(b))
  const bounds = SHADES.map((shade) => known[Math.floor((shade * known.length) / SHADES.length)])
  const shadeOf = (own: Cell): Shade | null =>
    own.number === null ? null : (SHADES.findLast((shade) => size(own) >= size(bounds[shade] ?? own)) ?? 0)
  const tiles = placed.map(
    ({ region, tile, shown }): Tile => ({
      ...{ code: region.code, name: region.name[lang], text: `${shown.text}${shown.tail}` },
      ...{ x: tile.x, y: tile.y, shade: shadeOf(shown) },
    }),
  )
  const classes = SHADES.flatMap((shade) => {
    const own = known.filter((each) => shadeOf(each) === shade)
    const [first, last] = [own[0], own.at(-1)]
    if (!first || !last) return []
    const [from, to] = [`${first.text}${first.tail}`, `${last.text}${last.tail}`]
    return [{ shade, label: from === to ? from : say(lang, 'bulletinRange', { from, to }) }]
  })
  return { tiles, classes }
}
