import type { Check, Programme } from './programme/schema.ts'
import { type Revision, revisionOrder } from './submission.ts'

/**
 * What became of one check in the forms of a round or several. A finding counts once for a zone, period and figure, however often
 * the file was sent again: `fired` = `explained` + `corrected` + `open`.
 */
export interface RuleCount {
  readonly check: string
  readonly kind: Check['kind']
  readonly severity: Check['severity']
  /** Zones' forms of a period whose figures could be read. */
  readonly forms: number
  readonly fired: number
  /** The last form still has it, with an explanation. */
  readonly explained: number
  /** A later form no longer has it. */
  readonly corrected: number
  /** The last form has it and says nothing: to explain, or refused and never sent again. */
  readonly open: number
  /** Not asked again, for an explanation of an earlier period held. */
  readonly held: number
  /** What speaks against the check; null where nothing does. */
  readonly useless: 'never-fired' | 'always-explained' | null
}

/** So many findings, all of them explained and none corrected, and a check asks for what is known. */
const TELLING_FINDINGS = 5

/** Counts over revisions of any zones and periods of a programme, in any order. */
export function ruleCounts(
  { checks }: Pick<Programme, 'checks'>,
  revisions: readonly Revision[],
): readonly RuleCount[] {
  const counts = new Map(checks.map(({ id }) => [id, { fired: 0, explained: 0, corrected: 0, open: 0, held: 0 }]))
  // A file that could not be read says nothing of its figures: nothing is corrected by it.
  const read = revisions.filter(({ judgement }) => judgement.values.length > 0).sort(revisionOrder)
  const forms = [...Map.groupBy(read, ({ period, zone }) => `${period} ${zone}`).values()]
  for (const filings of forms)
    for (const [check, fates] of fatesOf(filings)) {
      const count = counts.get(check)
      if (!count) continue
      for (const fate of fates) {
        count[fate] += 1
        if (fate !== 'held') count.fired += 1
      }
    }
  return checks.map(({ id, kind, severity }) => {
    const count = counts.get(id) ?? { fired: 0, explained: 0, corrected: 0, open: 0, held: 0 }
    return { check: id, kind, severity, forms: forms.length, ...count, useless: uselessness(count) }
  })
}

type Fate = 'explained' | 'corrected' | 'open' | 'held'

/** What became of each figure's findings in one zone's filings of one period, in order of receipt, by check. */
function fatesOf(filings: readonly Revision[]): ReadonlyMap<string, readonly Fate[]> {
  const found = new Map<string, Map<string, Fate>>()
  for (const { judgement } of filings) {
    for (const fates of found.values())
      for (const [figure, fate] of fates) if (fate !== 'held') fates.set(figure, 'corrected')
    for (const { code, series = '', severity, explanation, explainedIn } of judgement.findings) {
      if (severity === 'note' && explainedIn === undefined) continue
      const fates = found.get(code) ?? new Map<string, Fate>()
      found.set(code, fates)
      fates.set(series, explainedIn !== undefined ? 'held' : explanation !== undefined ? 'explained' : 'open')
    }
  }
  return new Map([...found].map(([code, fates]) => [code, [...fates.values()]]))
}

function uselessness({ fired, explained, held }: Pick<RuleCount, 'fired' | 'explained' | 'held'>) {
  if (fired === 0 && held === 0) return 'never-fired'
  return fired >= TELLING_FINDINGS && explained === fired ? 'always-explained' : null
}
