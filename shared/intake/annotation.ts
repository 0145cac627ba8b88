import { placeText } from '../finding-text.ts'
import { intakeMessages } from '../messages/intake.ts'
import type { Lang } from '../messages/speak.ts'
import { say } from '../messages/to-zone.ts'
import type { Finding, Judgement, Place, Severity } from '../submission.ts'
import { parseReference } from './grid.ts'
import { folded } from './source.ts'

const ORDER: Readonly<Record<Severity, number>> = { validity: 0, quality: 1, note: 2 }

/** Findings beside the rows that they are about; what is about no row of the table stands below it. */
export interface Annotation {
  /** By 1-based row. */
  readonly rows: ReadonlyMap<number, readonly Finding[]>
  readonly below: readonly Finding[]
}

/** `rowOf` gives the row of the table that a place lies in, or null. */
export function arrange(findings: readonly Finding[], rowOf: (place: Place) => number | null): Annotation {
  const rows = new Map<number, Finding[]>()
  const below: Finding[] = []
  for (const finding of [...findings].sort((a, b) => ORDER[a.severity] - ORDER[b.severity])) {
    const row = finding.place ? rowOf(finding.place) : null
    if (row === null) below.push(finding)
    else rows.set(row, [...(rows.get(row) ?? []), finding])
  }
  return { rows, below }
}

/** The row and 0-based column of a place in a sheet or a text file; null for a range, a whole sheet or a path. */
export function positionOf({ cell, row, column }: Place): { readonly row: number; readonly column: number } | null {
  if (cell !== undefined) return parseReference(cell)
  return row === undefined ? null : { row, column: (column ?? 1) - 1 }
}

/** Both languages of one finding, Chinese first. It begins with a bracket: no spreadsheet takes it for a formula. */
export function findingLine(finding: Finding): string {
  return `${inLanguage(finding, 'zh')} ${inLanguage(finding, 'en')}`
}

/** The verdict and the counts, for the first line below the table. */
export function verdictLine({ verdict, counts }: Judgement): string {
  const line = (lang: Lang) => {
    const words = say(lang, `verdict.${verdict}`)
    return say(lang, 'annotated.verdict', { verdict: words, counts: say(lang, 'counts.sum', counts) })
  }
  return `${line('zh')} ${line('en')}`
}

export const FINDINGS_TITLE = intakeMessages['form.findings']

/** Whether a column is the one that we write findings into: it holds nothing of the zone's. */
export function isFindingsTitle(text: string): boolean {
  return FINDINGS_TITLES.has(folded(text))
}

const { zh, en } = FINDINGS_TITLE
const FINDINGS_TITLES: ReadonlySet<string> = new Set([zh, en, zh + en].map(folded))

function inLanguage({ code, severity, place, sentence, remedy }: Finding, lang: Lang): string {
  const said = { code, severity: say(lang, `severity.${severity}`), sentence: sentence[lang], remedy: remedy[lang] }
  const where = placeText(place, lang)
  return where ? say(lang, 'annotated.finding-at', { ...said, place: where }) : say(lang, 'annotated.finding', said)
}
