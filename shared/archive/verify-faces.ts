import { dataFiles } from '../bulletin/data-files.ts'
import { editionFiles } from '../bulletin/files.ts'
import type { BulletinInput } from '../bulletin/input.ts'
import { bulletinLetters } from '../bulletin/mail/letters.ts'
import { canonicalJson } from '../digest.ts'
import { basisPeriods } from '../figures/filing.ts'
import { archivePaths } from './contents.ts'
import { differenceOf } from './difference.ts'
import type { Manifest } from './manifest.ts'
import type { Recomputed } from './recompute.ts'
import type { ArchiveRecords } from './records.ts'
import { type ArchiveFiles, type Fault, filesBelow } from './stored.ts'

/** What an edition is printed from, out of its archive alone. */
export function bulletinOf(
  { programme, round, context, earlier }: ArchiveRecords,
  { figures, restatements }: Recomputed,
): BulletinInput {
  return { programme, round, figures, restatements: earlier ? restatements : null, ...context }
}

/**
 * Prints every face again that needs nothing but the archive, and compares bytes: tables, page, workbook, JSON, SDMX and letters must show
 * what the filed values give. The PDFs need the compiler and are left to the command `render`.
 */
export async function verifyFaces(
  files: ArchiveFiles,
  records: ArchiveRecords,
  manifest: Manifest,
  computed: Recomputed,
): Promise<Fault[]> {
  const input = bulletinOf(records, computed)
  const printed = await dataFiles(input)
  const letters = Buffer.from(canonicalJson(await bulletinLetters(input)))
  const sealedAs = printed.map(({ name, bytes }) => [archivePaths.bulletin(name), bytes] as const)
  const faults = [...sealedAs, [archivePaths.mail, letters] as const].flatMap(([file, bytes]): Fault[] => {
    const difference = differenceOf(files.get(file), bytes)
    return difference ? [{ file, reason: `is not what the filed values give: ${difference}` }] : []
  })
  const known = new Set(
    [...editionFiles(manifest.edition, []), ...printed].map(({ name }) => archivePaths.bulletin(name)),
  )
  const foreign = filesBelow(files, archivePaths.bulletin('')).filter(([path]) => !known.has(path))
  return [
    ...faults,
    ...foreign.map(([file]) => ({ file, reason: 'is no file of this edition’s bulletin' })),
    ...verifyContext(records, manifest),
  ]
}

/** The bulletin names the edition that its archive follows, and of restated rounds only those that it is compared with. */
function verifyContext({ programme, context }: ArchiveRecords, { period, previousManifestHash }: Manifest): Fault[] {
  const file = archivePaths.context
  const compared = new Set(basisPeriods(programme, period))
  const foreign = context.revisedBasis.filter((each) => !compared.has(each.period))
  return [
    ...(context.previousManifestHash === previousManifestHash ? [] : [{ file, reason: NOT_FOLLOWED }]),
    ...foreign.map((each) => ({ file, reason: `names ${each.period}, which these figures are not compared with` })),
  ]
}

const NOT_FOLLOWED = 'names another edition before this one than the manifest does'
