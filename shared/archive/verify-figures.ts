import { canonicalJson } from '../digest.ts'
import { figuresCsvMetadata } from '../figures/csv/csvw.ts'
import { figuresCsv } from '../figures/csv/figures-csv.ts'
import { publishedRestatements } from '../figures/disclosure/restatements.ts'
import { RESTATEMENTS_CSV_FILE, restatementsCsv } from '../figures/restatement/csv.ts'
import { RESTATEMENTS_CSVW_FILE, restatementsCsvMetadata } from '../figures/restatement/csvw.ts'
import { trendRecord } from '../figures/trend-record.ts'
import type { EditionRef } from '../keys.ts'
import type { Cut } from '../round.ts'
import { archivePaths } from './contents.ts'
import { type Recomputed, recomputeEdition } from './recompute.ts'
import type { Archived, ArchiveRecords } from './records.ts'
import type { ArchiveFiles, Fault } from './stored.ts'

/**
 * Decides again which filings count, computes the edition's figures from their values and compares both with what was published,
 * byte for byte. `figures` is how many were computed.
 */
export function verifyFigures(
  files: ArchiveFiles,
  records: ArchiveRecords,
  ref: EditionRef,
): { readonly faults: readonly Fault[]; readonly figures: number } {
  const computed = recomputeEdition(records, ref)
  const faults = cutFaults(records.cuts, computed.cuts)
  for (const [file, text] of publishedTexts(records, ref, computed)) {
    const difference = firstDifference(files.get(file), text)
    if (difference) faults.push({ file, reason: `is not what the filed values give: ${difference}` })
  }
  return { faults, figures: computed.figures.figures.length }
}

/** Every file of the archive that follows from the records alone. */
function publishedTexts(
  { programme, round, earlier }: ArchiveRecords,
  ref: EditionRef,
  { figures, restatements }: Recomputed,
): [string, string][] {
  const always: [string, string][] = [
    [archivePaths.figures, canonicalJson(figures)],
    [archivePaths.trend, canonicalJson(trendRecord(programme, figures))],
    [archivePaths.bulletin('bulletin.csv'), figuresCsv(programme, figures)],
    [archivePaths.bulletin('bulletin.csv-metadata.json'), figuresCsvMetadata(programme, figures)],
  ]
  if (!earlier) return always
  return [
    ...always,
    [archivePaths.restatements, canonicalJson(restatements)],
    [
      archivePaths.bulletin(RESTATEMENTS_CSV_FILE),
      restatementsCsv(programme, ref, publishedRestatements(programme, figures, restatements), round.reason),
    ],
    [archivePaths.bulletin(RESTATEMENTS_CSVW_FILE), restatementsCsvMetadata(programme, ref)],
  ]
}

function cutFaults(archived: readonly Archived<Cut>[], computed: readonly Cut[]): Fault[] {
  const written = new Map(archived.map(({ path, record }) => [path, canonicalJson(record)]))
  const wrong = computed.flatMap((cut): Fault[] => {
    const file = archivePaths.cut(cut.region)
    if (written.get(file) === canonicalJson(cut)) return []
    return [{ file, reason: 'is missing or does not name the filings that count' }]
  })
  const known = new Set(computed.map(({ region }) => archivePaths.cut(region)))
  const foreign = archived.filter(({ path }) => !known.has(path))
  return [...wrong, ...foreign.map(({ path }) => ({ file: path, reason: 'is of a region in which no zone reports' }))]
}

/** Null when equal; else the first line that differs, shortened. */
function firstDifference(bytes: Uint8Array | undefined, expected: string): string | null {
  if (!bytes) return 'it is missing'
  const actual = Buffer.from(bytes).toString('utf8')
  if (actual === expected) return null
  const [a, b] = [actual.split('\n'), expected.split('\n')]
  const line = a.findIndex((text, index) => text !== b[index])
  const at = line < 0 ? a.length : line
  // A record in JSON is one long line: what is near the difference is shown.
  const from = Math.max(0, commonLength(a[at] ?? '', b[at] ?? '') - SHOWN_BEFORE)
  const short = (text: string | undefined) =>
    text === undefined ? 'nothing' : JSON.stringify(text.slice(from, from + SHOWN).trim())
  return `line ${at + 1} is ${short(a[at])}, computed ${short(b[at])}`
}

const SHOWN = 160
const SHOWN_BEFORE = 80

function commonLength(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}
