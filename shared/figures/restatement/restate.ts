import type { Programme } from '../../programme/schema.ts'
import type { Cut } from '../../round.ts'
import type { FigurePlace } from '../analysis/analysis.ts'
import type { FigureAt } from '../figure.ts'
import type { EditionFigures } from '../figures.ts'
import { causesIn, changedFilings } from './causes.ts'
import type { EarlierFigures } from './earlier.ts'
import { differenceOf, exactDifference } from './exact.ts'
import { type Change, type ChangedFact, isFigureRestated, type Place, type Restatement } from './restatement.ts'
import { FACTS, type StatedEdition, type Statement, statementsOf } from './statements.ts'

/** What an edition is compared with: the figures of the one before, and which filings those rest on. */
export interface EarlierEdition {
  readonly figures: EarlierFigures
  readonly cuts: readonly Cut[]
}

export interface RestatedEdition {
  readonly figures: EditionFigures
  readonly restatements: readonly Restatement[]
}

/**
 * An edition's figures with those marked `r` that differ from the edition before, or that were marked in it, and the list of every
 * difference in the published table with the filings that caused it. Without an earlier edition nothing is restated. Pure: the
 * close and the verifier both come through here.
 */
export function restateEdition(
  programme: Programme,
  fresh: EditionFigures,
  cuts: readonly Cut[],
  earlier: EarlierEdition | null,
): RestatedEdition {
  if (!earlier) return { figures: fresh, restatements: [] }
  const before = statementsByPlace(programme, earlier.figures)
  const figures = markedEdition(fresh, before)
  const now = [...statementsOf(programme, comparable(figures, earlier.figures))]
  const places = new Set(now.map(({ place }) => placeOf(place)))
  const restatements = [
    ...now.flatMap((statement) => change(before.get(placeOf(statement.place)) ?? null, statement)),
    // Rows that the earlier edition had and this one has not must not go unseen.
    ...[...before.values()].filter(({ place }) => !places.has(placeOf(place))).flatMap((each) => change(each, null)),
  ]
  const causes = causesIn(programme, restatements, changedFilings(earlier.cuts, cuts))
  return { figures, restatements: restatements.map((each) => ({ ...each, causes: causes(each) })) }
}

/** Which row it is, whatever edition states it. */
export function placeOf(at: Place): string {
  return `${at.areaLevel} ${at.area} ${at.indicator ?? ''}[${at.part ?? ''}]/${at.measure}`
}

/** Every row that an edition states, by its place. */
export function statementsByPlace(programme: Programme, edition: StatedEdition): Map<string, Statement> {
  return new Map([...statementsOf(programme, edition)].map((each) => [placeOf(each.place), each]))
}

/** What both editions have: code before this one may have known no analysis, or another form of it. */
function comparable(figures: EditionFigures, { analysis, targetOutlooks }: EarlierFigures): StatedEdition {
  return {
    ...figures,
    analysis: analysis && figures.analysis,
    targetOutlooks: targetOutlooks && figures.targetOutlooks,
  }
}

function markedEdition(fresh: EditionFigures, before: ReadonlyMap<string, Statement>): EditionFigures {
  const { figures, analysis } = fresh
  const marks = <Shown extends FigureAt<FigurePlace['areaLevel']>>(all: readonly Shown[], suffix: string) =>
    all.map((figure) => marked(figure, before.get(placeOf({ ...figure, measure: `${figure.measure}${suffix}` }))))
  return {
    ...fresh,
    figures: marks(figures, ''),
    ...(analysis
      ? { analysis: { ...analysis, groups: marks(analysis.groups, ''), derived: marks(analysis.derived, '-derived') } }
      : {}),
  }
}

/** Once revised, a figure stays marked in every later edition. One without a value has nothing to mark. */
function marked<Shown extends FigureAt<FigurePlace['areaLevel']>>(figure: Shown, before: Statement | undefined): Shown {
  const { exact, value, status } = figure
  const revised = before?.stated.exact !== exact || before.stated.value !== value || before.facts[STATUS] === 'r'
  const markable = value !== null && (status === '' || status === 'p')
  return revised && markable ? { ...figure, status: 'r' } : figure
}

const STATUS = FACTS.indexOf('status')

/** Nothing when both editions state the same row, or neither states anything in it. */
function change(old: Statement | null, now: Statement | null): Change[] {
  const place = (now ?? old)?.place
  if (!place) return []
  const [before, after] = [old?.stated ?? null, now?.stated ?? null]
  const stated = { ...place, old: before, new: after, facts: changedFacts(old, now) }
  if (stated.facts.length === 0 && !isFigureRestated(stated)) return []
  const difference = differenceOf(before?.value ?? null, after?.value ?? null)
  return [{ ...stated, difference, exactDifference: exactDifference(before?.exact ?? null, after?.exact ?? null) }]
}

function changedFacts(old: Statement | null, now: Statement | null): ChangedFact[] {
  return FACTS.flatMap((fact, index) => {
    const [before, after] = [old?.facts[index] ?? null, now?.facts[index] ?? null]
    return before === after ? [] : [{ fact, old: before, new: after }]
  })
}
