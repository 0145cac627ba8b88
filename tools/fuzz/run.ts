import { type JudgeInput, judge } from '../../shared/intake/judge.ts'
import type { Programme, Zone } from '../../shared/programme/schema.ts'
import type { FileFormat, Judgement, Verdict } from '../../shared/submission.ts'
import { breakSample } from './broken-file.ts'
import { differenceOf } from './compare.ts'
import { prototypesNow } from './prototypes.ts'
import { randomOf } from './random.ts'
import { type Sample, samplesOf } from './samples.ts'
import { readAgain } from './second-reader.ts'

export interface FuzzOptions {
  readonly programme: Programme
  readonly zone: Zone
  readonly period: string
  readonly seed: number
  /** Files `from` … `from + files` − 1 of the seed. */
  readonly from: number
  readonly files: number
  /** Milliseconds of a clock: an argument, so that a test may leave it out. */
  readonly now: () => number
  readonly onFile?: (index: number) => void
}

export interface Failure {
  readonly index: number
  readonly format: FileFormat
  readonly kind: 'crash' | 'slow' | 'prototype' | 'count' | 'difference'
  readonly detail: string
}

export interface FuzzReport {
  readonly files: number
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>
  /** Accepted files whose figures another reader saw too, and those that it could not read. */
  readonly compared: number
  readonly unreadable: readonly number[]
  readonly slowestMs: number
  readonly failures: readonly Failure[]
}

const SLOW_MS = 2000
const FAILURES_AT_MOST = 50

/** Breaks samples one after another and judges them; stops early when failures pile up. */
export async function fuzz(options: FuzzOptions): Promise<FuzzReport> {
  const { programme, zone, period, seed, from, files } = options
  const samples = await samplesOf(programme, zone, period)
  const unchecked = { ...programme, checks: [] }
  const verdicts: Partial<Record<Verdict, number>> = {}
  const [unreadable, failures]: [number[], Failure[]] = [[], []]
  let [compared, slowestMs, index] = [0, 0, from]
  for (; index < from + files && failures.length < FAILURES_AT_MOST; index += 1) {
    options.onFile?.(index)
    const { bytes, format, fileName } = brokenSample(samples, seed, index)
    // Mostly without checks: an honest check would refuse many a misreading that has to be seen.
    const input = { bytes, fileName, programme: index % 4 === 0 ? programme : unchecked, zone, period, history: [] }
    const tried = await tryOne(input, options.now)
    slowestMs = Math.max(slowestMs, tried.tookMs)
    failures.push(...tried.faults.map((fault) => ({ index, format, ...fault })))
    if (!tried.judgement) continue
    const { verdict } = tried.judgement
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
    const second = await compareFigures(tried.judgement, bytes)
    if (second === 'unreadable') unreadable.push(index)
    else if (second !== null) compared += 1
    if (typeof second === 'object' && second !== null) failures.push({ index, format, kind: 'difference', ...second })
  }
  return { files: index - from, verdicts, compared, unreadable, slowestMs, failures }
}

/** The file of one index: to look at it again, whatever came before it. */
export function brokenSample(samples: readonly Sample[], seed: number, index: number): Sample {
  const random = randomOf(seed, index)
  const sample = random.pick(samples)
  return { ...sample, bytes: breakSample(sample, random) }
}

interface Tried {
  readonly judgement: Judgement | null
  readonly tookMs: number
  readonly faults: readonly Pick<Failure, 'kind' | 'detail'>[]
}

async function tryOne(input: JudgeInput, now: () => number): Promise<Tried> {
  const faults: Pick<Failure, 'kind' | 'detail'>[] = []
  const before = prototypesNow()
  const started = now()
  let judgement: Judgement | null = null
  try {
    judgement = await judge(input)
  } catch (error) {
    // What a crash is for this tool: it goes on to the next file, and the exit code says so.
    faults.push({ kind: 'crash', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
  const tookMs = now() - started
  if (tookMs > SLOW_MS) faults.push({ kind: 'slow', detail: `${Math.round(tookMs)} ms` })
  if (prototypesNow() !== before) faults.push({ kind: 'prototype', detail: 'a prototype was changed' })
  if (judgement && judgement.counts.read !== judgement.counts.kept + judgement.counts.refused)
    faults.push({ kind: 'count', detail: JSON.stringify(judgement.counts) })
  return { judgement, tookMs, faults }
}

/** Null where nothing was accepted. */
async function compareFigures(
  { verdict, format, values }: Judgement,
  bytes: Uint8Array,
): Promise<null | 'unreadable' | 'same' | { readonly detail: string }> {
  if (verdict === 'rejected' || verdict === 'quarantined' || format === null) return null
  const seen = await readAgain(bytes, format, values[0]?.place.sheet)
  if (seen === null) return 'unreadable'
  const detail = differenceOf(values, seen)
  return detail === null ? 'same' : { detail }
}
