import type { Programme } from '../../programme/schema.ts'
import type { Analysis, Median } from '../analysis/analysis.ts'
import { FACT_COLUMNS, factValues } from '../csv/facts.ts'
import { outlookRows } from '../csv/outlook.ts'
import type { TargetOutlook } from '../targets/target-outlook.ts'
import type { EarlierFigure, EarlierFigures } from './earlier.ts'
import type { Place, Stated } from './restatement.ts'

/** Columns of the published table besides value and growth: what may change although the figure itself does not. */
export const FACTS = [
  ...['status', 'zones_counted', 'zones_expected', 'growth_unit', 'zones_compared'],
  ...FACT_COLUMNS,
] as const

/** One row of the published table, as an edition states it; `facts` in the order of `FACTS`, null for an empty cell. */
export interface Statement {
  readonly place: Place
  readonly stated: Stated
  readonly facts: readonly (string | null)[]
}

/** What is compared of an edition. Without analysis or outlooks (those of other code are not read) their rows are left out. */
export interface StatedEdition extends Pick<EarlierFigures, 'edition'> {
  readonly figures: readonly EarlierFigure[]
  readonly targets: readonly EarlierFigures['targets'][number][]
  readonly targetOutlooks?: readonly TargetOutlook[] | undefined
  readonly analysis?: Analysis | undefined
}

/** Every row of the published table in its order: figures, groups of zones, derived months, medians, targets. */
export function* statementsOf(programme: Programme, edition: StatedEdition): Generator<Statement> {
  const { figures, analysis } = edition
  const facts = factValues(analysis)
  for (const figure of figures) yield ofFigure(figure, figure.measure, facts(figure))
  for (const figure of analysis?.groups ?? []) yield ofFigure(figure, figure.measure, facts(figure))
  for (const figure of analysis?.derived ?? []) yield ofFigure(figure, `${figure.measure}-derived`, null)
  for (const median of analysis?.medians ?? []) yield ofMedian(median)
  yield* targetStatements(programme, edition)
}

const NO_FACTS: readonly null[] = FACT_COLUMNS.map(() => null)

function ofFigure(figure: EarlierFigure, measure: string, more: readonly (string | null)[] | null): Statement {
  const { area, areaLevel, indicator, part, value, exact, status, zones, expected, growth } = figure
  return {
    place: { area, areaLevel, indicator, part, measure },
    stated: { value, exact, growth: growth?.value ?? null, growthMark: growth?.mark ?? null },
    facts: [
      ...[status || null, `${zones}`, `${expected}`, growth?.unit ?? null, growth ? `${growth.zones}` : null],
      ...(more ?? NO_FACTS),
    ],
  }
}

function ofMedian({ area, areaLevel, indicator, measure, exact, value, zones }: Median): Statement {
  return {
    place: { area, areaLevel, indicator, part: null, measure: `median-${measure}` },
    stated: { value, exact, growth: null, growthMark: null },
    facts: [null, `${zones}`, null, null, null, ...NO_FACTS],
  }
}

function* targetStatements(
  programme: Programme,
  { targets, targetOutlooks = [] }: StatedEdition,
): Generator<Statement> {
  const outlooks = new Map(targetOutlooks.map((outlook) => [outlook.target, outlook]))
  const byId = new Map(programme.targets.map((target) => [target.id, target]))
  for (const { target: id, value, share, count } of targets) {
    const target = byId.get(id)
    if (!target) continue
    const of = (
      measure: string,
      text: string | null,
      zones: number | null,
      indicator = target.indicator,
    ): Statement => ({
      place: { area: id, areaLevel: 'target', indicator, part: null, measure },
      stated: { value: text, exact: null, growth: null, growthMark: null },
      facts: [text === null ? 'z' : null, zones === null ? null : `${zones}`, null, null, null, ...NO_FACTS],
    })
    yield of('reached', value, count)
    yield of('share', share, null)
    const outlook = outlooks.get(id)
    for (const row of outlook ? outlookRows(programme, target, outlook) : []) {
      const statement = of(row.measure, `${row.value}`, row.zones_counted ?? null, row.indicator)
      yield { ...statement, facts: [row.status || null, ...statement.facts.slice(1)] }
    }
  }
}
