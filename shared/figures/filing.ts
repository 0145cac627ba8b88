import { isFirstOfYear, type Period, previousPeriod, yearEarlier } from '../period.ts'
import { exists } from '../programme/calendar.ts'
import type { Indicator, Programme } from '../programme/schema.ts'
import type { CutZone } from '../round.ts'
import type { Revision } from '../submission.ts'
import type { FiledFigures, ZoneFiling } from './figure.ts'
import { filedBefore } from './predecessors.ts'

/** A zone's part of a cut with the revisions that it points to. `basis` holds revisions of `basisPeriods`, in any order. */
export function zoneFiling(
  programme: Programme,
  period: Period,
  cutZone: CutZone,
  current: Revision | null,
  basis: readonly Revision[],
): ZoneFiling {
  const earlier = earlierFilings(programme, cutZone.zone, basis)
  return {
    zone: cutZone.zone,
    reported: cutZone.reported,
    accepted: current !== null,
    timeliness: cutZone.timeliness,
    toExplain: current?.judgement.verdict === 'to-explain',
    ...explainedBy(current),
    values: current ? filedFigures(current) : {},
    yearEarlier: earlier[yearEarlier(period)] ?? null,
    earlier,
  }
}

/** Earlier periods by what they are for an edition. They may not exist under the calendar: then nobody filed in them. */
export interface EarlierPeriods {
  readonly previous: Period
  readonly previousYearEarlier: Period
  /** The periods of this year before this one, and those of last year: what a year to date adds up from months. */
  readonly ofYear: readonly Period[]
  readonly ofLastYear: readonly Period[]
}

export function earlierPeriods({ calendar }: Programme, period: Period): EarlierPeriods {
  const step = (p: Period) => previousPeriod(p, calendar.mergesJanuaryFebruary)
  const ofYear: Period[] = []
  for (let at = period; !isFirstOfYear(at); ofYear.push(at)) at = step(at)
  const previous = step(period)
  return { previous, previousYearEarlier: yearEarlier(previous), ofYear, ofLastYear: ofYear.map(yearEarlier) }
}

/**
 * Earlier periods whose filings an edition's figures rest on: the same period of last year, the period before and the same of
 * last year (环比, 加快 or 回落, a month from years to date), and the whole year where an indicator is filed by months alone.
 */
export function basisPeriods(programme: Programme, period: Period): Period[] {
  const { previous, previousYearEarlier, ofYear, ofLastYear } = earlierPeriods(programme, period)
  const byMonths = programme.indicators.some(isFiledByMonths)
  const periods = [yearEarlier(period), previous, previousYearEarlier, ...(byMonths ? [...ofYear, ...ofLastYear] : [])]
  return [...new Set(periods)].filter((p) => exists(programme.calendar, p))
}

/** A flow without a year to date of its own. */
export function isFiledByMonths({ kind, filing, measures }: Indicator): boolean {
  return kind === 'flow' && filing !== 'derived' && measures.includes('month') && !measures.includes('ytd')
}

function explainedBy(current: Revision | null): Pick<ZoneFiling, 'explained'> {
  const findings = current?.judgement.findings ?? []
  const explained = findings.filter(({ severity, explanation }) => severity === 'quality' && explanation !== undefined)
  return explained.length === 0 ? {} : { explained: explained.length }
}

function earlierFilings(programme: Programme, zone: string, basis: readonly Revision[]): Record<Period, FiledFigures> {
  const earlier: Record<Period, FiledFigures> = {}
  for (const [period, filings] of Map.groupBy(basis, (revision) => revision.period)) {
    const filed = new Map(filings.map((revision) => [revision.zone, filedFigures(revision)]))
    const figures = filedBefore(programme, zone, filed)
    if (figures) earlier[period] = figures
  }
  return earlier
}

function filedFigures({ judgement }: Revision): FiledFigures {
  const figures: Record<string, string | null> = {}
  for (const { series, value, absence } of judgement.values) {
    if (value !== null || absence === 'not-applicable') figures[series] = value
  }
  return figures
}
