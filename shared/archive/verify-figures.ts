import { canonicalJson } from '../digest.ts'
import { trendRecord } from '../figures/trend-record.ts'
import type { Cut } from '../round.ts'
import { archivePaths } from './contents.ts'
import { differenceOf } from './difference.ts'
import type { Manifest } from './manifest.ts'
import { type Recomputed, recomputeEdition } from './recompute.ts'
import type { Archived, ArchiveRecords } from './records.ts'
import type { ArchiveFiles, Fault } from './stored.ts'
import { verifyFaces } from './verify-faces.ts'

/**
 * Decides again which filings count, computes the edition's figures from their values, prints the bulletin's faces again, and
 * compares all of it with what was sealed, byte for byte. `figures` is how many were computed.
 */
export async function verifyFigures(
  files: ArchiveFiles,
  records: ArchiveRecords,
  manifest: Manifest,
): Promise<{ readonly faults: readonly Fault[]; readonly figures: number }> {
  const { programme, period, edition } = manifest
  const computed = recomputeEdition(records, { programme, period, edition })
  const faults = cutFaults(records.cuts, computed.cuts)
  for (const [file, text] of computedTexts(records, computed)) {
    const difference = differenceOf(files.get(file), Buffer.from(text))
    if (difference) faults.push({ file, reason: `is not what the filed values give: ${difference}` })
  }
  faults.push(...(await verifyFaces(files, records, manifest, computed)))
  return { faults, figures: computed.figures.figures.length }
}

/** The records of the archive that follow from the others. */
function computedTexts({ programme, earlier }: ArchiveRecords, computed: Recomputed): [string, string][] {
  const { figures, restatements } = computed
  return [
    [archivePaths.figures, canonicalJson(figures)],
    [archivePaths.trend, canonicalJson(trendRecord(programme, figures))],
    ...(earlier ? [[archivePaths.restatements, canonicalJson(restatements)] satisfies [string, string]] : []),
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
