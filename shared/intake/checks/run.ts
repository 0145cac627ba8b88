import { formatMicro } from '../../decimal.ts'
import type { Finding } from '../../submission.ts'
import { finding } from '../finding.ts'
import { askedSeries, seriesLabel } from '../layout.ts'
import { checkDocuments } from './document.ts'
import { type CheckInput, type Figures, figuresOf } from './figures.ts'
import { checkOutliers } from './outlier.ts'
import { beyondGrowth, checkOverTime } from './over-time.ts'
import { checkWithin } from './within.ts'

/** Runs every check of the programme once over what could be read; all findings, in the order of the programme's table. */
export function runChecks(input: CheckInput): readonly Finding[] {
  const figures = figuresOf(input)
  const findings: Finding[] = []
  const notRun: string[] = []
  for (const check of input.programme.checks) {
    const outcomes = [
      ...checkWithin(check, figures),
      ...checkDocuments(check, figures),
      ...checkOverTime(check, figures),
      ...checkOutliers(check, figures),
    ]
    findings.push(...outcomes.flatMap((outcome) => (outcome.kind === 'not-run' ? [] : [outcome.finding])))
    if (outcomes.some(({ kind }) => kind === 'not-run')) notRun.push(check.id)
  }
  findings.push(...growthNotes(input, figures))
  if (notRun.length > 0) findings.push(finding('E501', { checks: notRun.join(', ') }))
  return findings
}

/** Figures that moved further from a year earlier than the programme calls usual: worth a look, not a mistake. */
function growthNotes({ programme, zone, period }: CheckInput, figures: Figures): Finding[] {
  return askedSeries(programme, zone, period).flatMap((series) => {
    const beyond = beyondGrowth(figures, series)
    const filed = figures.filed(series)
    const value = figures.value(series)
    if (!beyond || !filed || value === null) return []
    const { base, percent } = beyond
    const limit = series.indicator.growthWarnPercent ?? 0
    const params = { label: seriesLabel(series), value: formatMicro(value), base: formatMicro(base), percent, limit }
    return [finding('E505', params, { place: filed.place, series: series.id, seen: filed.filed })]
  })
}
