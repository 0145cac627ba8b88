import { canonicalJson } from '../digest.ts'
import { aggregateRegion } from '../figures/aggregate.ts'
import { reportingRegions } from '../figures/areas.ts'
import { combineRegions } from '../figures/combine.ts'
import { figuresCsv } from '../figures/csv.ts'
import { figuresCsvMetadata } from '../figures/csvw.ts'
import { cutRegion } from '../figures/cut-region.ts'
import type { EditionFigures } from '../figures/figures.ts'
import { zoneFiling } from '../figures/filing.ts'
import type { EditionRef } from '../keys.ts'
import type { Cut } from '../round.ts'
import { revisionOrder } from '../submission.ts'
import { archivePaths } from './contents.ts'
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
  const { programme } = records
  const cuts = reportingRegions(programme).map((region) => cutAgain(records, region))
  const faults = cutFaults(records.cuts, cuts)
  const figures = computeAgain(records, ref, cuts)
  const expected: [string, string][] = [
    [archivePaths.figures, canonicalJson(figures)],
    [archivePaths.bulletin('bulletin.csv'), figuresCsv(programme, figures)],
    [archivePaths.bulletin('bulletin.csv-metadata.json'), figuresCsvMetadata(programme, figures)],
  ]
  for (const [file, text] of expected) {
    const difference = firstDifference(files.get(file), text)
    if (difference) faults.push({ file, reason: `is not what the filed values give: ${difference}` })
  }
  return { faults, figures: figures.figures.length }
}

function cutAgain({ programme, round, submissions, basis }: ArchiveRecords, region: string): Cut {
  const of = (records: ArchiveRecords['basis']) =>
    records.map(({ record }) => record).filter((r) => r.region === region)
  return cutRegion(programme, round, region, of(submissions), of(basis))
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

/** The path that the close takes, over the archived records. */
function computeAgain(records: ArchiveRecords, ref: EditionRef, cuts: readonly Cut[]): EditionFigures {
  const { programme, submissions, basis } = records
  const pool = Map.groupBy(
    [...submissions, ...basis].map(({ record }) => record),
    ({ zone }) => zone,
  )
  const partials = cuts.map(({ region, zones }) => {
    const filings = zones.map((zone) => {
      const own = pool.get(zone.zone) ?? []
      const { current } = zone
      const counted = own.find((r) => r.uploadId === current?.uploadId && r.versionId === current.versionId) ?? null
      const earlier = own.filter(({ period }) => period !== ref.period).sort(revisionOrder)
      return zoneFiling(programme, ref.period, zone, counted, earlier)
    })
    return aggregateRegion(programme, ref.period, region, filings)
  })
  return combineRegions(programme, ref, partials)
}

/** Null when equal; else the first line that differs, shortened. */
function firstDifference(bytes: Uint8Array | undefined, expected: string): string | null {
  if (!bytes) return 'it is missing'
  const actual = Buffer.from(bytes).toString('utf8')
  if (actual === expected) return null
  const [a, b] = [actual.split('\n'), expected.split('\n')]
  const line = a.findIndex((text, index) => text !== b[index])
  const at = line < 0 ? a.length : line
  const short = (text: string | undefined) =>
    text === undefined ? 'nothing' : JSON.stringify(text.trim().slice(0, 160))
  return `line ${at + 1} is ${short(a[at])}, computed ${short(b[at])}`
}
