import { canonicalJson } from '../digest.ts'
import { aggregateRegion } from '../figures/aggregate.ts'
import { combineRegions } from '../figures/combine.ts'
import { figuresCsv } from '../figures/csv.ts'
import { figuresCsvMetadata } from '../figures/csvw.ts'
import type { EditionFigures } from '../figures/figures.ts'
import { zoneFiling } from '../figures/filing.ts'
import type { Programme } from '../programme/schema.ts'
import { parseProgramme } from '../programme/stored.ts'
import { parseCut, parseRevision } from '../records.ts'
import type { Cut, CutZone, RevisionPointer } from '../round.ts'
import type { Revision } from '../submission.ts'
import { archivePaths } from './contents.ts'
import type { Manifest } from './manifest.ts'
import { type ArchiveFiles, archivedRevisions, archiveText, type Fault, filesBelow } from './stored.ts'

/** Computes the edition's figures from the filed values and compares what it gives with what was published, byte for byte. */
export function verifyFigures(files: ArchiveFiles, manifest: Manifest): { faults: Fault[]; figures: number } {
  const programme = parseProgramme(JSON.parse(archiveText(files, archivePaths.programme)))
  if (programme.hash !== manifest.programmeHash)
    return { faults: [{ file: archivePaths.programme, reason: 'is not the programme of the manifest' }], figures: 0 }
  const { figures, faults } = computeAgain(files, manifest, programme)
  const expected: [string, string][] = [
    [archivePaths.figures, canonicalJson(figures)],
    [archivePaths.bulletin('bulletin.csv'), figuresCsv(programme, figures)],
    [archivePaths.bulletin('bulletin.csv-metadata.json'), figuresCsvMetadata(programme, figures)],
  ]
  for (const [file, text] of expected) {
    const difference = firstDifference(archiveText(files, file), text)
    if (difference) faults.push({ file, reason: `is not what the filed values give: ${difference}` })
  }
  return { faults, figures: figures.figures.length }
}

/** The edition's figures from an archive alone: the path that the close takes, over the archived records. */
function computeAgain(
  files: ArchiveFiles,
  manifest: Manifest,
  programme: Programme,
): { figures: EditionFigures; faults: Fault[] } {
  const submissions = archivedRevisions(files, 'submissions/', parseRevision).map(({ revision }) => revision)
  const basis = archivedRevisions(files, 'basis/', parseRevision).map(({ revision }) => revision)
  const faults: Fault[] = []
  const find = (pool: readonly Revision[], zone: string, pointer: RevisionPointer, file: string) => {
    const found = pool.find((r) => r.zone === zone && pointsTo(pointer, r))
    if (!found) faults.push({ file, reason: `rests on a filing of ${zone} that the archive does not have` })
    return found ?? null
  }
  const partials = filesBelow(files, 'cut/').map(([path, bytes]) => {
    const cut: Cut = parseCut(JSON.parse(Buffer.from(bytes).toString('utf8')))
    const filings = cut.zones.map((zone: CutZone) =>
      zoneFiling(
        programme,
        manifest.period,
        zone,
        zone.current ? find(submissions, zone.zone, zone.current, path) : null,
        zone.basis.flatMap((pointer) => find(basis, zone.zone, pointer, path) ?? []),
      ),
    )
    return aggregateRegion(programme, manifest.period, cut.region, filings)
  })
  return { figures: combineRegions(programme, manifest, partials), faults }
}

function pointsTo(pointer: RevisionPointer, revision: Revision): boolean {
  return (
    pointer.period === revision.period &&
    pointer.uploadId === revision.uploadId &&
    pointer.versionId === revision.versionId &&
    pointer.sha256 === revision.sha256
  )
}

/** Null when equal; else the first line that differs, shortened. */
function firstDifference(actual: string, expected: string): string | null {
  if (actual === expected) return null
  const [a, b] = [actual.split('\n'), expected.split('\n')]
  const line = a.findIndex((text, index) => text !== b[index])
  const at = line < 0 ? a.length : line
  const short = (text: string | undefined) =>
    text === undefined ? 'nothing' : JSON.stringify(text.trim().slice(0, 160))
  return `line ${at + 1} is ${short(a[at])}, computed ${short(b[at])}`
}
