import { annotate } from '../../shared/intake/annotate.ts'
import { type History, pastFiling } from '../../shared/intake/history.ts'
import { type JudgeInput, judge } from '../../shared/intake/judge.ts'
import { readStated } from '../../shared/intake/read.ts'
import { type Period, periodParts } from '../../shared/period.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import { sha256Hex } from '../../shared/sha256.ts'
import { type Bilingual, isAccepted, type Judgement } from '../../shared/submission.ts'

/** A file that was chosen, read from disk and kept nowhere else. */
export interface ChosenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Question {
  readonly programme: Programme
  readonly zone: Zone
  readonly period: Period
  readonly file: ChosenFile
  readonly earlier: readonly ChosenFile[]
  /** Earlier filings that came with the page. */
  readonly history: History
}

/** What became of each earlier form. */
export type Earlier =
  | { readonly kind: 'used' | 'not-earlier'; readonly file: string; readonly period: Period }
  | { readonly kind: 'carried'; readonly period: Period }
  | { readonly kind: 'unknown'; readonly file: string }
  | { readonly kind: 'refused'; readonly file: string; readonly period: Period; readonly sentence: Bilingual }

export interface Examined {
  readonly zone: Zone
  readonly period: Period
  readonly file: { readonly name: string; readonly size: number; readonly sha256: string }
  readonly judgement: Judgement
  readonly earlier: readonly Earlier[]
  /** The zone's own file with its findings in it; null where there is none. */
  readonly copy: Uint8Array | null
}

/** The answer that the upload would get, from the files at hand. */
export async function examine({ programme, zone, period, file, earlier, history }: Question): Promise<Examined> {
  const past = await readEarlier(earlier, { programme, zone, period, history })
  const input: JudgeInput = {
    ...{ programme, zone, period, history: past.history },
    ...{ bytes: file.bytes, fileName: file.name },
  }
  const judgement = await judge(input)
  const copy = await annotate(input, judgement)
  const about = { name: file.name, size: file.bytes.length, sha256: sha256Hex(file.bytes) }
  return { zone, period, file: about, judgement, earlier: past.earlier, copy }
}

type Form = Pick<Question, 'programme' | 'zone' | 'period' | 'history'>

/** Oldest first, each judged with those before it, as they once were filed. One that would be refused is no basis. */
async function readEarlier(
  files: readonly ChosenFile[],
  { programme, zone, period, history }: Form,
): Promise<{ history: History; earlier: readonly Earlier[] }> {
  const stated = files.map((file) => ({ file, period: readStated(file.bytes, file.name, programme).period }))
  const earlier: Earlier[] = history.map((past) => ({ kind: 'carried', period: past.period }))
  let known: History = history
  for (const { file, period: of } of stated.sort((a, b) => monthOf(a.period) - monthOf(b.period))) {
    if (of === null) earlier.push({ kind: 'unknown', file: file.name })
    else if (monthOf(of) >= monthOf(period)) earlier.push({ kind: 'not-earlier', file: file.name, period: of })
    else {
      const before = known.filter((past) => monthOf(past.period) < monthOf(of))
      const form = { programme, zone, period: of, history: before }
      const judgement = await judge({ ...form, bytes: file.bytes, fileName: file.name })
      const [fault] = judgement.findings.filter(({ severity }) => severity === 'validity')
      if (isAccepted({ judgement })) {
        earlier.push({ kind: 'used', file: file.name, period: of })
        known = [...known.filter((past) => past.period !== of), pastFiling(of, judgement)]
      } else if (fault) earlier.push({ kind: 'refused', file: file.name, period: of, sentence: fault.sentence })
    }
  }
  return { history: known, earlier }
}

/** Months since year 0; a form that states none comes first and is told of. */
function monthOf(period: Period | null): number {
  if (period === null) return 0
  const { year, from } = periodParts(period)
  return year * 12 + from
}
