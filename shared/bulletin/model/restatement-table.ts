import { unitOf } from '../../figures/restatement/csv.ts'
import type { Restatement } from '../../figures/restatement/restatement.ts'
import { type Lang, say } from '../../messages/catalogue.ts'
import type { Indicator, Measure } from '../../programme/schema.ts'
import type { Cell, Column, Row } from '../document.ts'
import { cell, MISSING, numberCell } from './format.ts'
import { column, plain, type Source } from './tables.ts'
import { localDate, measureLabel } from './wording.ts'
import { zoneName } from './zone-tables.ts'

/** In em of a dense table's text. */
const WIDTH_EM = { indicator: 11.5, unit: 5, value: 7.8, cause: 12, received: 6.5 } as const

export function restatedColumns(lang: Lang, edition: number): Column[] {
  const value = (head: string) => column(head, 'right', WIDTH_EM.value)
  return [
    column(say(lang, 'restatedColumnArea'), 'left', 0),
    column(say(lang, 'bulletinColumnIndicator'), 'left', WIDTH_EM.indicator),
    column(say(lang, 'bulletinColumnUnit'), 'left', WIDTH_EM.unit),
    value(say(lang, 'restatedColumnOld', { edition: edition - 1 })),
    value(say(lang, 'restatedColumnOld', { edition })),
    value(say(lang, 'restatedColumnDifference')),
    column(say(lang, 'restatedColumnCause'), 'left', WIDTH_EM.cause),
    column(say(lang, 'restatedColumnReceived'), 'left', WIDTH_EM.received),
  ]
}

/**
 * The restated figures that the bulletin prints: every one of the province and of targets, those of regions for the indicators
 * that their tables show. Single zones, and what changes only behind the printed decimals, are left to the CSV.
 */
export function restatedRows(source: Source, restatements: readonly Restatement[]): Row[] {
  const ofRegions = new Set(source.programme.bulletin.regionIndicators)
  return restatements
    .filter((r) => r.old?.value !== r.new?.value)
    .filter(({ areaLevel, indicator, measure }) => {
      if (areaLevel === 'target') return measure === 'reached' || measure === 'share'
      if (!isMeasure(measure)) return false
      return areaLevel === 'province' || (areaLevel.startsWith('region') && ofRegions.has(indicator ?? ''))
    })
    .map((restatement) => plain(cellsOf(source, restatement)))
}

function cellsOf(source: Source, restatement: Restatement): Cell[] {
  const { lang, programme } = source
  const { old, new: now, difference } = restatement
  const indicator = programme.indicators.find(({ code }) => code === restatement.indicator)
  const value = (text: string | null | undefined) => (text == null ? cell(MISSING) : numberCell(text))
  const unit = lang === 'zh' || !indicator ? unitOf(programme, restatement) : indicator.unit.en
  return [
    ...[cell(areaName(source, restatement)), cell(indicatorName(lang, restatement, indicator)), cell(unit)],
    ...[value(old?.value), value(now?.value), value(difference)],
    ...causeCells(source, restatement),
  ]
}

function areaName({ lang, programme }: Source, { area, areaLevel }: Restatement): string {
  if (areaLevel === 'target') return programme.targets.find(({ id }) => id === area)?.statement[lang] ?? area
  const name = programme.regions.find(({ code }) => code === area)?.name[lang] ?? area
  const inner = programme.regions.filter(({ parent, level }) => parent === area && level === 'unit')
  if (areaLevel !== 'region-with-inner') return name
  const names = inner.map((region) => region.name[lang]).join(say(lang, 'bulletinListSeparator'))
  return say(lang, 'bulletinWithInner', { region: name, inner: names })
}

function indicatorName(lang: Lang, { areaLevel, measure }: Restatement, indicator: Indicator | undefined): string {
  if (areaLevel === 'target') return say(lang, measure === 'share' ? 'restatedMeasureShare' : 'restatedMeasureReached')
  const label = isMeasure(measure) ? measureLabel(lang, measure) : measure
  return say(lang, 'officialFigureName', { name: indicator?.name[lang] ?? '', measure: label })
}

/** The filings in few words: the first zone's name and how many there are; the CSV lists them all. */
function causeCells({ lang, programme }: Source, { causes }: Restatement): Cell[] {
  const zones = [...new Set(causes.map(({ zone }) => zone))]
  const first = programme.zones.find(({ id }) => id === zones[0])
  const last = causes
    .map(({ receivedAt }) => receivedAt)
    .sort()
    .at(-1)
  if (!first || last === undefined) return [cell(MISSING), cell(MISSING)]
  const zone = zoneName(first, lang)
  const { year, month, day } = localDate(programme.calendar, last)
  const two = (n: number) => String(n).padStart(2, '0')
  return [
    cell(zones.length === 1 ? zone : say(lang, 'restatedCauseMore', { zone, count: zones.length })),
    cell(`${year}-${two(month)}-${two(day)}`),
  ]
}

function isMeasure(text: string): text is Measure {
  return text === 'month' || text === 'ytd' || text === 'end'
}
