import { type Period, yearEarlier } from '../period.ts'
import { exists } from '../programme/calendar.ts'
import type { Programme } from '../programme/schema.ts'
import type { CutZone } from '../round.ts'
import type { Revision } from '../submission.ts'
import type { FiledFigures, ZoneFiling } from './figures.ts'

/** A zone's part of a cut with the revisions that it points to. `basis` holds revisions of `basisPeriods`, in any order. */
export function zoneFiling(
  programme: Programme,
  period: Period,
  cutZone: CutZone,
  current: Revision | null,
  basis: readonly Revision[],
): ZoneFiling {
  const [comparison] = basisPeriods(programme, period)
  const earlier = basis.find((revision) => revision.period === comparison)
  return {
    zone: cutZone.zone,
    reported: cutZone.reported,
    accepted: current !== null,
    timeliness: cutZone.timeliness,
    toExplain: current?.judgement.verdict === 'to-explain',
    values: current ? filedFigures(current) : {},
    yearEarlier: earlier ? filedFigures(earlier) : null,
  }
}

/** Earlier periods whose filings an edition's comparisons rest on: the same period of last year. */
export function basisPeriods(programme: Programme, period: Period): Period[] {
  const comparison = yearEarlier(period)
  return exists(programme.calendar, comparison) ? [comparison] : []
}

function filedFigures({ judgement }: Revision): FiledFigures {
  const figures: Record<string, string | null> = {}
  for (const { series, value, absence } of judgement.values) {
    if (value !== null || absence === 'not-applicable') figures[series] = value
  }
  return figures
}
