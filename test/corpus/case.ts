import type { History } from '../../shared/intake/history.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import type { Judgement, Place, Verdict } from '../../shared/submission.ts'
import { judged, PERIOD, unchecked } from '../fixtures/intake/form.ts'

/** One file and the one answer to it. Files are made in code: what makes them special can be read. */
export interface Case {
  readonly name: string
  readonly fileName: string
  readonly file: () => Uint8Array | string | Promise<Uint8Array | string>
  readonly verdict: Verdict
  /** All findings in order, each as `code place`: `E302 报表!F7`, `E141 R12`, `E302 R7C6`, `E151 rows[0].x`, or the code alone. */
  readonly findings: readonly string[]
  /** What single figures have to come to; absences by their names. */
  readonly values?: Readonly<Record<string, string>>
  /** Remarks as they come back, but for white space. */
  readonly remarks?: Readonly<Record<string, string>>
  readonly programme?: Programme
  readonly period?: string
  readonly history?: History
}

export async function judgeCase(each: Case): Promise<Judgement> {
  const { programme = unchecked, period = PERIOD, history = [] } = each
  return judged(await each.file(), each.fileName, { programme, period, history })
}

/** What a judgement says, in the words of a case. */
export function answerOf({ verdict, findings }: Judgement): Pick<Case, 'verdict' | 'findings'> {
  return { verdict, findings: findings.map(({ code, place }) => [code, placeText(place)].filter(Boolean).join(' ')) }
}

function placeText(place: Place | undefined): string {
  if (!place) return ''
  const { sheet, cell, row, column, path } = place
  if (path !== undefined) return path
  const numbered = `${row === undefined ? '' : `R${row}`}${column === undefined ? '' : `C${column}`}`
  return sheet === undefined ? numbered : `${sheet}!${cell ?? numbered}`
}
