import { intakeFindings } from '../messages/intake.ts'
import type { Finding, Judgement, Severity, Verdict } from '../submission.ts'
import { runChecks } from './checks/run.ts'
import { finding } from './finding.ts'
import type { History } from './history.ts'
import { INTAKE_LIMITS } from './limits.ts'
import { type FiledInput, readFiled } from './read.ts'

export interface JudgeInput extends FiledInput {
  readonly history: History
}

/** Reads and checks one file: one verdict, all findings in one pass. A function of its input and of nothing else. */
export async function judge(input: JudgeInput): Promise<Judgement> {
  const { format, values, findings: reading, counts } = await readFiled(input)
  const checks = values.length === 0 ? [] : runChecks({ ...input, values })
  const findings = [...reading, ...checks]
  return { verdict: verdictOf(findings), format, values, findings: withinLimit(findings), counts }
}

function verdictOf(findings: readonly Finding[]): Verdict {
  if (findings.some(({ code }) => QUARANTINES.has(code))) return 'quarantined'
  if (findings.some(({ severity }) => severity === 'validity')) return 'rejected'
  const quality = findings.filter(({ severity }) => severity === 'quality')
  if (quality.some(({ explanation }) => explanation === undefined)) return 'to-explain'
  return quality.length > 0 || findings.some(({ code }) => !ABOUT_CHECKS.has(code)) ? 'accepted-with-notes' : 'accepted'
}

const QUARANTINES: ReadonlySet<string> = new Set(
  Object.entries(intakeFindings).flatMap(([code, message]) => ('quarantines' in message ? [code] : [])),
)

/** What could not be compared says nothing about the file: a zone's first filing is as good as any. */
const ABOUT_CHECKS: ReadonlySet<string> = new Set(['E501', 'E504'])

const ORDER: Readonly<Record<Severity, number>> = { validity: 0, quality: 1, note: 2 }

/** Beyond the limit the least important go, and the last finding says how many. */
function withinLimit(findings: readonly Finding[]): readonly Finding[] {
  const { findings: limit } = INTAKE_LIMITS
  if (findings.length <= limit) return findings
  const kept = [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]).slice(0, limit - 1)
  return [...kept, finding('E502', { count: findings.length - kept.length })]
}
