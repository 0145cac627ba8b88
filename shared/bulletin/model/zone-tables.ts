import type { ZoneStanding } from '../../figures/figure.ts'
import { type Lang, type MessageCode, say } from '../../messages/catalogue.ts'
import type { Zone } from '../../programme/schema.ts'
import type { Row, Section, Table } from '../document.ts'
import { section, tableBlocks } from './blocks.ts'
import { headlineMeasure } from './book.ts'
import { cell } from './format.ts'
import {
  column,
  PAGE_WIDTH_EM,
  plain,
  regionsInOrder,
  type Source,
  type Spread,
  spreadCells,
  spreadColumns,
  spreads,
  tableOf,
} from './tables.ts'

/** The longest real names have 16 characters; their marks follow. */
const NAME_WIDTH_EM = 17
const SYNTHETIC_MARK = '*'
const MARKS: Readonly<Partial<Record<ZoneStanding['standing'], { mark: string; legend: MessageCode }>>> = {
  overdue: { mark: '◇', legend: 'bulletinMarkOverdue' },
  'to-explain': { mark: '◆', legend: 'bulletinMarkToExplain' },
}

export function zoneSection(source: Source): Section {
  return section(source.lang, 'zones', 'bulletinZones', [tableBlocks(zoneTables(source))])
}

/** Every zone under its region. Zones that filed nothing that counts stay in the table, with `…`. A single zone is the total. */
function zoneTables(source: Source): Table[] {
  const { lang, programme, figures, book } = source
  if (programme.zones.length < 2) return []
  const indicators = book.indicators(programme.bulletin.zoneIndicators)
  const ofZones = figures.figures.filter(({ areaLevel, part }) => areaLevel === 'zone' && part === null)
  return spreads(indicators, ofZones, PAGE_WIDTH_EM - NAME_WIDTH_EM).map((spread, k) =>
    tableOf(lang, {
      id: `zones-${k + 1}`,
      dense: true,
      title: say(lang, 'bulletinZones'),
      columns: [column(say(lang, 'bulletinColumnZone'), 'left', 0), ...spreadColumns(lang, spread)],
      rows: zoneRows(source, spread),
      remarks: nameRemarks(source),
    }),
  )
}

/** A zone's name; an invented one is marked as such wherever it stands. */
export function zoneName(zone: Zone, lang: Lang): string {
  return `${zone.name[lang]}${zone.synthetic ? SYNTHETIC_MARK : ''}`
}

function zoneRows({ lang, programme, figures, book }: Source, spread: Spread): Row[] {
  const standings = new Map(figures.standings.map(({ zone, standing }) => [zone, standing]))
  const zonesOf = Map.groupBy(programme.zones, ({ region }) => region)
  return regionsInOrder(programme).flatMap((region) => {
    const rows = (zonesOf.get(region.code) ?? []).map((zone) => {
      const standing = standings.get(zone.id)
      const mark = (standing && MARKS[standing]?.mark) ?? ''
      const values = spreadCells(lang, spread, (i) => book.zone(zone.id, i, headlineMeasure(i)))
      return plain([cell(`${zoneName(zone, lang)}${mark}`), ...values], zone.id)
    })
    const head: Row = { kind: 'section', cells: [cell(region.name[lang])] }
    return rows.length === 0 ? [] : [head, ...rows]
  })
}

function nameRemarks({ lang, programme, figures }: Source): string[] {
  const standings = new Set(figures.standings.map(({ standing }) => standing))
  const synthetic = programme.zones.some((zone) => zone.synthetic)
  return [
    ...(synthetic ? [say(lang, 'bulletinMarkSynthetic')] : []),
    ...Object.entries(MARKS).flatMap(([standing, { legend }]) =>
      [...standings].some((each) => each === standing) ? [say(lang, legend)] : [],
    ),
  ]
}
