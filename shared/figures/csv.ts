import { escapeFormula, formatCsv } from '../csv.ts'
import { fill } from '../messages/catalogue.ts'
import { figureMessages } from '../messages/figures.ts'
import type { Indicator, Programme, Target } from '../programme/schema.ts'
import type { EditionFigures, Figure, TargetProgress } from './figures.ts'

/** Columns of the tidy CSV: one figure a row. `figuresCsvMetadata` says what each one means. */
export const FIGURE_COLUMNS = [
  ...['programme', 'period', 'edition', 'area', 'area_name', 'area_level'],
  ...['indicator', 'indicator_name', 'part', 'unit', 'measure', 'value', 'status'],
  ...['zones_counted', 'zones_expected', 'growth', 'growth_unit', 'growth_mark', 'zones_compared'],
] as const

export type FigureColumn = (typeof FIGURE_COLUMNS)[number]

type Row = Readonly<Partial<Record<FigureColumn, string | number | null>>>

/**
 * Every figure of an edition, then the targets (three rows each: what is reached, the target, the share), in the programme's
 * order whatever order the zones filed in. UTF-8 without BOM, CRLF; texts cannot start a formula; numbers are plain decimals.
 */
export function figuresCsv(programme: Programme, figures: EditionFigures): string {
  const edition = { programme: figures.programme, period: figures.period, edition: figures.edition }
  const rows: readonly Row[] = [
    ...noticeRows(programme),
    ...figureRows(programme, figures.figures),
    ...figures.targets.flatMap((progress) => targetRows(programme, progress)),
  ]
  return formatCsv([
    [...FIGURE_COLUMNS],
    ...rows.map((row) => {
      const filled: Row = { ...edition, ...row }
      return FIGURE_COLUMNS.map((column) => String(filled[column] ?? ''))
    }),
  ])
}

/** A table of invented figures says so in its first row, because a CSV travels without its metadata. */
function noticeRows({ code, sampleNotice }: Programme): readonly Row[] {
  return sampleNotice ? [{ area: code, area_name: escapeFormula(sampleNotice.zh), area_level: 'notice' }] : []
}

function figureRows(programme: Programme, figures: readonly Figure[]): readonly Row[] {
  const names = areaNames(programme)
  const indicators = new Map(programme.indicators.map((indicator) => [indicator.code, indicator]))
  return figures.map((figure) => ({
    area: figure.area,
    area_name: names.get(figure.area) ?? null,
    area_level: figure.areaLevel,
    ...indicatorCells(indicators.get(figure.indicator)),
    part: figure.part,
    measure: figure.measure,
    value: figure.value,
    status: figure.status,
    zones_counted: figure.zones,
    zones_expected: figure.expected,
    ...growthCells(figure.growth),
  }))
}

/** Sample zones say that they are none: their names travel without the bulletin's legend. */
function areaNames({ regions, zones }: Programme): ReadonlyMap<string, string> {
  const shown = (name: string, synthetic: boolean) =>
    escapeFormula(synthetic ? fill(figureMessages.csvSyntheticZone.zh, { name }) : name)
  return new Map([
    ...regions.map(({ code, name }) => [code, shown(name.zh, false)] as const),
    ...zones.map(({ id, name, synthetic }) => [id, shown(name.zh, synthetic)] as const),
  ])
}

function indicatorCells(indicator: Indicator | undefined): Row {
  if (!indicator) return {}
  const { code, name, unit } = indicator
  return { indicator: code, indicator_name: escapeFormula(name.zh), unit: escapeFormula(unit.zh) }
}

function growthCells(growth: Figure['growth']): Row {
  if (!growth) return {}
  return { growth: growth.value, growth_unit: growth.unit, growth_mark: growth.mark, zones_compared: growth.zones }
}

function targetRows(programme: Programme, progress: TargetProgress): readonly Row[] {
  const target = programme.targets.find(({ id }) => id === progress.target)
  if (!target) return []
  const cells = targetCells(programme, target)
  return [
    {
      ...cells,
      measure: 'reached',
      value: progress.value,
      status: statusOf(progress.value),
      zones_counted: progress.count,
    },
    { ...cells, measure: 'target', value: progress.targetValue, status: statusOf(progress.targetValue) },
    { ...cells, measure: 'share', unit: '%', value: progress.share, status: statusOf(progress.share) },
  ]
}

function targetCells(programme: Programme, { id, statement, indicator, unit }: Target): Row {
  const measuredBy = programme.indicators.find(({ code }) => code === indicator)
  return {
    area: id,
    area_name: escapeFormula(statement.zh),
    area_level: 'target',
    ...indicatorCells(measuredBy),
    unit: escapeFormula(unit),
  }
}

/** A target that the plan gives no number, or that nothing measures yet, is not applicable rather than missing. */
function statusOf(value: string | null): string {
  return value === null ? 'z' : ''
}
