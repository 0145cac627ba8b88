import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Period, periodSlug } from '../../shared/period.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import { importDirectory } from '../commands/import.ts'
import { sampleHistory } from '../sample/history.ts'
import type { Stage } from './progress.ts'

/** Enough for growth on the year before, and for the months since. */
const HISTORY_MONTHS = 18

export interface PastRounds {
  /** The period that is played after them. */
  readonly period: Period
  /** Only the first so many zones; null: all. */
  readonly zones: number | null
  readonly seed: string
}

/**
 * The rounds before the one that is played, made as an office's old files and brought in by the operator's import. Returns
 * the number of files. Done once for a programme's cloud: the marker is written when all of them are in.
 */
export async function importHistory(
  dir: string,
  programme: Programme,
  { period, zones, seed }: PastRounds,
  stage: Stage,
): Promise<{ files: number; periods: number }> {
  const marker = join(dir, 'history.json')
  const wanted = JSON.stringify({ period, zones, seed, programmeHash: programme.hash })
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return { files: 0, periods: 0 }
  const files = join(dir, 'history')
  mkdirSync(files, { recursive: true })
  let written = 0
  const chosen = zones === null ? programme : { ...programme, zones: programme.zones.slice(0, zones) }
  for await (const file of sampleHistory(chosen, period, { seed, months: HISTORY_MONTHS })) {
    write(join(files, periodSlug(file.period), file.fileName), file.bytes)
    written++
  }
  let done = 0
  const result = await importDirectory(programme, files, () => stage.step(++done, written))
  const [first] = result.refused
  if (first)
    throw new Error(`${result.refused.length} sample files were refused; ${first.file}: ${first.findings.join('; ')}`)
  writeFileSync(marker, wanted)
  return { files: result.files, periods: result.periods }
}

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, bytes)
}
