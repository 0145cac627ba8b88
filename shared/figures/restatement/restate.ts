import type { Programme } from '../../programme/schema.ts'
import type { Cut } from '../../round.ts'
import type { Figure, TargetProgress } from '../figure.ts'
import type { EditionFigures } from '../figures.ts'
import { causesIn, changedFilings } from './causes.ts'
import type { EarlierFigure, EarlierFigures } from './earlier.ts'
import { differenceOf, exactDifference } from './exact.ts'
import type { Change, Restatement, Stated } from './restatement.ts'

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
 * difference with the filings that caused it. Without an earlier edition nothing is restated. Pure: the close and the verifier
 * both come through here.
 */
export function restateEdition(
  programme: Programme,
  fresh: EditionFigures,
  cuts: readonly Cut[],
  earlier: EarlierEdition | null,
): RestatedEdition {
  if (!earlier) return { figures: fresh, restatements: [] }
  const before = new Map(earlier.figures.figures.map((figure) => [placeOf(figure), figure]))
  const restatements = [
    ...fresh.figures.flatMap((figure) => restatedFigure(figure, before.get(placeOf(figure)) ?? null)),
    ...vanished(fresh.figures, earlier.figures.figures),
    ...fresh.targets.flatMap((target) => restatedTarget(programme, target, earlier.figures)),
  ]
  const causes = causesIn(programme, restatements, changedFilings(earlier.cuts, cuts))
  return {
    figures: { ...fresh, figures: fresh.figures.map((figure) => marked(figure, before.get(placeOf(figure)))) },
    restatements: restatements.map((each) => ({ ...each, causes: causes(each) })),
  }
}

/** Which figure it is, whatever edition states it. */
export function placeOf(at: Pick<Restatement, 'areaLevel' | 'area' | 'indicator' | 'part' | 'measure'>): string {
  return `${at.areaLevel} ${at.area} ${at.indicator ?? ''}[${at.part ?? ''}]/${at.measure}`
}

/** Once revised, a figure stays marked in every later edition. One without a value has nothing to mark. */
function marked(figure: Figure, before: EarlierFigure | undefined): Figure {
  const revised = before?.exact !== figure.exact || before.value !== figure.value || before.status === 'r'
  const markable = figure.value !== null && (figure.status === '' || figure.status === 'p')
  return revised && markable ? { ...figure, status: 'r' } : figure
}

function restatedFigure(now: Figure, before: EarlierFigure | null): Change[] {
  const { area, areaLevel, indicator, part, measure } = now
  return change({ area, areaLevel, indicator, part, measure }, before && stated(before), stated(now))
}

/** Figures that the earlier edition had and this one has not: only another form could do that, and it must not go unseen. */
function vanished(now: readonly Figure[], before: readonly EarlierFigure[]): Change[] {
  const places = new Set(now.map(placeOf))
  return before
    .filter((figure) => !places.has(placeOf(figure)))
    .flatMap((figure) => {
      const { area, areaLevel, indicator, part, measure } = figure
      return change({ area, areaLevel, indicator, part, measure }, stated(figure), null)
    })
}

function restatedTarget(programme: Programme, { target, value, share }: TargetProgress, { targets }: EarlierFigures) {
  const before = targets.find((each) => each.target === target)
  const indicator = programme.targets.find(({ id }) => id === target)?.indicator ?? null
  const at = (measure: string) => ({ area: target, areaLevel: 'target', indicator, part: null, measure })
  const printed = (text: string | null) => ({ value: text, exact: null, growth: null, growthMark: null })
  return [
    ...change(at('reached'), before ? printed(before.value) : null, printed(value)),
    ...change(at('share'), before ? printed(before.share) : null, printed(share)),
  ]
}

type Place = Pick<Restatement, 'area' | 'areaLevel' | 'indicator' | 'part' | 'measure'>

/** Nothing when both editions state the same, or neither states anything. */
function change(place: Place, old: Stated | null, now: Stated | null): Change[] {
  const same = (['value', 'exact', 'growth', 'growthMark'] as const).every(
    (part) => (old?.[part] ?? null) === (now?.[part] ?? null),
  )
  if (same) return []
  return [
    {
      ...place,
      ...{ old, new: now, difference: differenceOf(old?.value ?? null, now?.value ?? null) },
      exactDifference: exactDifference(old?.exact ?? null, now?.exact ?? null),
    },
  ]
}

function stated({ value, exact, growth }: Pick<EarlierFigure, 'value' | 'exact' | 'growth'>): Stated {
  return { value, exact, growth: growth?.value ?? null, growthMark: growth?.mark ?? null }
}
