import { escapeFormula, formatCsv } from '../../csv.ts'
import type { EditionRef } from '../../keys.ts'
import { restatementColumnTitles } from '../../messages/restatement.ts'
import type { Programme } from '../../programme/schema.ts'
import { areaNames } from '../csv/lines.ts'
import { unitOfTarget } from '../csv/outlook.ts'
import type { Restatement, Stated } from './restatement.ts'

/** The name under which the list of restated figures is published, with every edition after the first. */
export const RESTATEMENTS_CSV_FILE = 'restatements.csv'

type Column = keyof typeof restatementColumnTitles
type Row = Readonly<Partial<Record<Column, string | number | null>>>

/** Columns of the list: one restated figure a row. `restatementsCsvMetadata` says what each one means. */
export const RESTATEMENT_COLUMNS = Object.keys(restatementColumnTitles).filter(isColumn)

/** Between several filings that caused the same difference, and several columns that differ. */
export const LIST_SEPARATOR = ';'

/**
 * Every row of the published table that an edition states otherwise than the one before, in its order; only the header where none is.
 * UTF-8 without BOM, CRLF; texts cannot start a formula; numbers are plain decimals.
 */
export function restatementsCsv(
  programme: Programme,
  { period, edition }: EditionRef,
  restatements: readonly Restatement[],
  reason: string | null,
): string {
  const names = new Map([...areaNames(programme), ...targetNames(programme)])
  const indicators = new Map(programme.indicators.map((indicator) => [indicator.code, indicator]))
  const rows = restatements.map((restatement): Row => {
    const { area, areaLevel, part, measure, difference, exactDifference } = restatement
    const indicator = indicators.get(restatement.indicator ?? '')
    return {
      ...{ programme: programme.code, period, edition, area, part, measure, difference },
      ...{ area_name: names.get(area) ?? null, area_level: areaLevel, difference_exact: exactDifference },
      ...{ indicator: restatement.indicator, indicator_name: escapeFormula(indicator?.name.zh ?? '') },
      unit: escapeFormula(unitOf(programme, restatement)),
      ...{ old: restatement.old?.value ?? null, old_exact: restatement.old?.exact ?? null },
      ...{ new: restatement.new?.value ?? null, new_exact: restatement.new?.exact ?? null },
      ...{ old_growth: growthText(restatement.old), new_growth: growthText(restatement.new) },
      ...factCells(restatement),
      reason: escapeFormula(reason ?? ''),
      ...causeCells(restatement),
    }
  })
  return formatCsv([
    [...RESTATEMENT_COLUMNS],
    ...[...noticeRows(programme, { period, edition }), ...rows].map((row) =>
      RESTATEMENT_COLUMNS.map((column) => String(row[column] ?? '')),
    ),
  ])
}

/** As in the table of figures: a list of invented figures says so in its first row. */
function noticeRows({ code, sampleNotice }: Programme, at: Pick<EditionRef, 'period' | 'edition'>): readonly Row[] {
  if (!sampleNotice) return []
  return [{ ...at, programme: code, area: code, area_name: escapeFormula(sampleNotice.zh), area_level: 'notice' }]
}

/** The unit of the numbers of a restatement. */
export function unitOf(programme: Programme, { area, areaLevel, indicator, measure }: Restatement): string {
  if (areaLevel !== 'target') return programme.indicators.find(({ code }) => code === indicator)?.unit.zh ?? ''
  const target = programme.targets.find(({ id }) => id === area)
  return target ? unitOfTarget(programme, target, { measure, indicator }) : ''
}

function targetNames({ targets }: Programme): [string, string][] {
  return targets.map(({ id, statement }) => [id, escapeFormula(statement.zh)])
}

function growthText(stated: Stated | null): string | null {
  return stated?.growth ?? stated?.growthMark ?? null
}

function causeCells({ causes }: Restatement): Row {
  const list = (pick: (cause: Restatement['causes'][number]) => string) => causes.map(pick).join(LIST_SEPARATOR)
  return {
    zone: list(({ zone }) => zone),
    filed_period: list(({ period }) => period),
    upload_id: list(({ uploadId }) => uploadId),
    version_id: list(({ versionId }) => versionId),
    received_at: list(({ receivedAt }) => receivedAt),
  }
}

function factCells({ facts }: Restatement): Row {
  const list = (pick: (fact: Restatement['facts'][number]) => string) => facts.map(pick).join(LIST_SEPARATOR)
  return {
    fact: list(({ fact }) => fact),
    old_fact: list(({ old }) => old ?? ''),
    new_fact: list((each) => each.new ?? ''),
  }
}

function isColumn(name: string): name is Column {
  return name in restatementColumnTitles
}
