import { escapeFormula, formatCsv } from '../../csv.ts'
import type { Indicator, Programme, Target } from '../../programme/schema.ts'
import type { Median } from '../analysis/analysis.ts'
import { publishedFigures } from '../disclosure/disclose.ts'
import type { TargetProgress } from '../figure.ts'
import type { EditionFigures } from '../figures.ts'
import { FACT_COLUMNS, factCells, NO_FACTS } from './facts.ts'
import { areaNames, lineWriter } from './lines.ts'
import { outlookRows } from './outlook.ts'

/** Columns of the tidy CSV: one figure a row. `figuresCsvMetadata` says what each one means. */
export const FIGURE_COLUMNS = [
  ...['programme', 'period', 'edition', 'area', 'area_name', 'area_level'],
  ...['indicator', 'indicator_name', 'part', 'unit', 'measure', 'value', 'status'],
  ...['zones_counted', 'zones_expected', 'growth', 'growth_unit', 'growth_mark', 'zones_compared'],
  ...FACT_COLUMNS,
] as const

export type FigureColumn = (typeof FIGURE_COLUMNS)[number]

type Row = Readonly<Partial<Record<FigureColumn, string | number | null>>>

/**
 * Every figure of an edition, then groups of zones, months that nobody filed, medians, and the targets (three rows each: what is
 * reached, the target, the share), in the programme's order whatever order the zones filed in; of all this what the programme lets
 * the table's audience see. UTF-8 without BOM, CRLF; texts cannot start a formula; numbers are plain decimals.
 */
export function figuresCsv(programme: Programme, all: EditionFigures): string {
  const figures = publishedFigures(programme, all)
  const { analysis } = figures
  const line = lineWriter(programme, figures)
  const facts = factCells(analysis)
  let text = `${FIGURE_COLUMNS.join(',')}\r\n${rowsText(figures, noticeRows(programme))}`
  // Appended line by line: of all ways to put a long text together the one that copies it once.
  for (const figure of figures.figures) text += line(figure, facts(figure))
  for (const figure of analysis?.groups ?? []) text += line(figure, facts(figure))
  for (const figure of analysis?.derived ?? []) text += line(figure, NO_FACTS, (measure) => `${measure}-derived`)
  const targets = figures.targets.flatMap((progress) => targetRows(programme, figures, progress))
  return text + rowsText(figures, [...medianRows(programme, analysis?.medians ?? []), ...targets])
}

function rowsText({ programme, period, edition }: EditionFigures, rows: readonly Row[]): string {
  return formatCsv(
    rows.map((row) => {
      const filled: Row = { programme, period, edition, ...row }
      return FIGURE_COLUMNS.map((column) => String(filled[column] ?? ''))
    }),
  )
}

/** A table of invented figures says so in its first row, because a CSV travels without its metadata. */
function noticeRows({ code, sampleNotice }: Programme): readonly Row[] {
  return sampleNotice ? [{ area: code, area_name: escapeFormula(sampleNotice.zh), area_level: 'notice' }] : []
}

function medianRows(programme: Programme, medians: readonly Median[]): readonly Row[] {
  if (medians.length === 0) return []
  const names = areaNames(programme)
  const indicators = new Map(programme.indicators.map((indicator) => [indicator.code, indicator]))
  return medians.map(({ area, areaLevel, indicator, measure, value, zones }) => ({
    ...{ area, area_name: names.get(area) ?? null, area_level: areaLevel },
    ...indicatorCells(indicators.get(indicator)),
    ...{ measure: `median-${measure}`, value, status: '', zones_counted: zones },
  }))
}

function indicatorCells(indicator: Indicator | undefined): Row {
  if (!indicator) return {}
  const { code, name, unit } = indicator
  return { indicator: code, indicator_name: escapeFormula(name.zh), unit: escapeFormula(unit.zh) }
}

function targetRows(
  programme: Programme,
  { targetOutlooks }: EditionFigures,
  progress: TargetProgress,
): readonly Row[] {
  const target = programme.targets.find(({ id }) => id === progress.target)
  if (!target) return []
  const cells = targetCells(programme, target)
  const outlook = targetOutlooks.find((each) => each.target === target.id)
  return [
    {
      ...cells,
      measure: 'reached',
      value: progress.value,
      status: progress.withheld ? 'c' : statusOf(progress.value),
      zones_counted: progress.count,
    },
    { ...cells, measure: 'target', value: progress.targetValue, status: statusOf(progress.targetValue) },
    {
      ...cells,
      measure: 'share',
      unit: '%',
      value: progress.share,
      status: progress.withheld ? 'c' : statusOf(progress.share),
    },
    ...(outlook ? outlookRows(programme, target, outlook) : []).map((row) => ({ ...cells, ...row })),
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
