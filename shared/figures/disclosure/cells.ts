import type { FiguresTable } from '../../programme/audience.ts'
import type { Indicator, Programme } from '../../programme/schema.ts'
import type { FigurePlace } from '../analysis/analysis.ts'
import { placeKey } from '../analysis/comparisons.ts'
import { areasOf } from '../areas.ts'
import type { FigureAt } from '../figure.ts'
import type { EditionFigures } from '../figures.ts'
import { filedBy, zoneAtoms } from './atoms.ts'
import type { SumCell } from './pattern.ts'

export type AnyFigure = FigureAt<FigurePlace['areaLevel']>

/** A figure that stands in a table, and whether it was filed or derived from other periods' filings. */
export interface TableFigure {
  readonly key: string
  readonly figure: AnyFigure
  readonly derived: boolean
}

export const TABLE_OF_LEVEL: Readonly<Record<FigurePlace['areaLevel'], FiguresTable>> = {
  province: 'keyFigures',
  region: 'regions',
  'region-with-inner': 'regions',
  zone: 'zones',
  'zone-level': 'groups',
  'zone-kind': 'groups',
  industry: 'groups',
}

/** Null for what is no level of areas. */
export function tableOfLevel(areaLevel: string): FiguresTable | null {
  return isLevel(areaLevel) ? TABLE_OF_LEVEL[areaLevel] : null
}

function isLevel(text: string): text is FigurePlace['areaLevel'] {
  return Object.hasOwn(TABLE_OF_LEVEL, text)
}

/** Given up first: single zones, then memo figures (含/不含), regions and groups; the whole last. */
const LEVEL_RANK: Readonly<Record<FigurePlace['areaLevel'], number>> = {
  zone: 0,
  'region-with-inner': 1,
  region: 2,
  'zone-level': 2,
  'zone-kind': 2,
  industry: 2,
  province: 3,
}

/** Every figure of an edition by area. */
export function tableFigures({ figures, analysis }: EditionFigures): readonly TableFigure[] {
  const of = (figure: AnyFigure, derived: boolean) => ({ key: figureKey(figure, derived), figure, derived })
  return [
    ...figures.map((figure) => of(figure, false)),
    ...(analysis?.groups ?? []).map((figure) => of(figure, false)),
    ...(analysis?.derived ?? []).map((figure) => of(figure, true)),
  ]
}

export function figureKey(figure: FigurePlace, derived: boolean): string {
  return `${derived ? 'derived ' : ''}${placeKey(figure)}`
}

/** Whether areas add the zones' figures up: sums, and weighted means, whose weights are published too. */
export function isAdditive({ aggregation, denominator }: Indicator): boolean {
  return aggregation === 'weighted' || (aggregation === 'sum' && denominator === null)
}

/**
 * The cells of the given figures, each with the zones' figures that it adds up, in sets that have none of these in common: what is
 * published of one set says nothing of another.
 */
export function sumCells(
  programme: Programme,
  figures: EditionFigures,
  published: readonly TableFigure[],
): readonly (readonly SumCell[])[] {
  const indicators = new Map(programme.indicators.map((indicator) => [indicator.code, indicator]))
  const filed = filedBy(figures)
  const zonesOf = zonesByArea(programme)
  const cells = published.flatMap(({ key, figure, derived }, order): SumCell[] => {
    const indicator = indicators.get(figure.indicator)
    if (!indicator || !isAdditive(indicator)) return []
    const { area, areaLevel, part, measure, zones, expected } = figure
    const members = zonesOf.get(`${areaLevel} ${area}`) ?? []
    const parts = partsIn(programme, figure)
    const atoms = members.flatMap((zone) => zoneAtoms({ programme, filed, zone, derived, parts }, indicator, measure))
    const link = `${areaLevel} ${area} ${indicator.code} ${part ?? ''}`
    return [{ key, link, zones, atoms, rank: [LEVEL_RANK[areaLevel], expected, order] }]
  })
  return connected(cells)
}

/** Which of a zone's parts count in a cell: the one that a zone's own figure is of, those of an industry, or all. */
function partsIn({ zones }: Programme, { areaLevel, area, part }: AnyFigure): (zone: string, part: number) => boolean {
  if (areaLevel === 'zone') return (_zone, own) => part === null || own === part
  if (areaLevel !== 'industry') return () => true
  const industries = new Map(zones.map((zone) => [zone.id, zone.industries]))
  return (zone, own) => industries.get(zone)?.[own - 1] === area
}

function zonesByArea(programme: Programme): ReadonlyMap<string, readonly string[]> {
  const { zones } = programme
  const byArea = new Map(
    areasOf(programme).map(({ level, code, regions }) => {
      const own = new Set(regions)
      return [`${level} ${code}`, zones.filter(({ region }) => own.has(region)).map(({ id }) => id)]
    }),
  )
  const add = (key: string, zone: string) => byArea.set(key, [...(byArea.get(key) ?? []), zone])
  for (const { id, level, kind, industries } of zones) {
    add(`zone ${id}`, id)
    add(`zone-level ${level}`, id)
    add(`zone-kind ${kind}`, id)
    for (const industry of new Set(industries)) add(`industry ${industry}`, id)
  }
  return byArea
}

/** Cells that share an atom or a link, directly or through others, belong together. */
function connected(cells: readonly SumCell[]): readonly (readonly SumCell[])[] {
  const parent = new Map<string, string>()
  const rootOf = (name: string): string => {
    let root = name
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up
    if (root !== name) parent.set(name, root)
    return root
  }
  const join = (a: string, b: string) => {
    const [one, other] = [rootOf(a), rootOf(b)]
    if (one !== other) parent.set(one, other)
  }
  for (const { link, atoms } of cells) for (const { key } of atoms) join(`atom ${key}`, `link ${link}`)
  return [...Map.groupBy(cells, ({ link }) => rootOf(`link ${link}`)).values()]
}
