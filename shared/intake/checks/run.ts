import { formatMicro } from '../../decimal.ts'
import type { Series } from '../../programme/series.ts'
import type { Finding } from '../../submission.ts'
import { finding } from '../finding.ts'
import { askedGroups, seriesLabel } from '../layout.ts'
import { type CheckInput, type Figures, figuresOf } from './figures.ts'
import { CHECK_KINDS } from './kinds.ts'
import { beyondGrowth } from './over-time.ts'

/** Runs every check of the programme once over what could be read; all findings, in the order of the programme's table. */
export function runChecks(input: CheckInput): readonly Finding[] {
  const figures = figuresOf(input)
  const findings: Finding[] = []
  const notRun = new Set<string>()
  for (const check of input.programme.checks)
    CHECK_KINDS[check.kind](check, figures, (outcome) => {
      if (outcome.kind === 'not-run') notRun.add(check.id)
      else findings.push(outcome.finding)
    })
  for (const { all } of askedGroups(input.programme, input.zone, input.period))
    for (const series of all) {
      const note = growthNote(figures, series)
      if (note) findings.push(note)
    }
  if (notRun.size > 0) findings.push(finding('E501', { checks: [...notRun].join(', ') }))
  return findings
}

/** Figures that moved further from a year earlier than the programme calls usual: worth a look, not a mistake. */
function growthNote(figures: Figures, series: Series): Finding | null {
  const beyond = beyondGrowth(figures, series)
  const filed = figures.filed(series)
  const value = figures.value(series)
  if (!beyond || !filed || value === null) return null
  const { base, percent } = beyond
  const limit = series.indicator.growthWarnPercent ?? 0
  const params = { label: seriesLabel(series), value: formatMicro(value), base: formatMicro(base), percent, limit }
  return finding('E505', params, { place: filed.place, series: series.id, seen: filed.filed })
}
