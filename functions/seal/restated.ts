import type { RestatedRecord } from '../../shared/archive/contents.ts'
import { archivePaths, jsonFile } from '../../shared/archive/contents.ts'
import { parseManifest } from '../../shared/archive/manifest.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { sha256Hex } from '../../shared/digest.ts'
import { StoredShapeError } from '../../shared/errors.ts'
import { reportingRegions } from '../../shared/figures/areas.ts'
import type { EditionRef } from '../../shared/keys.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import type { Cut } from '../../shared/round.ts'
import { loadCut } from '../../shared/store/cuts.ts'
import { sealedManifest } from './sealed-manifest.ts'

const READS_AT_ONCE = 16

/**
 * What an edition after the first restates: manifest, figures and cuts of the one before, exactly as they were sealed. Null for
 * a first edition. Throws StoredShapeError where what is stored is not what was sealed: nothing may be compared with that.
 */
export async function restatedRecord(
  programme: Programme,
  ref: EditionRef,
  workFile: (ref: EditionRef, name: string) => Promise<Uint8Array>,
): Promise<RestatedRecord | null> {
  if (ref.edition === 1) return null
  const earlier = { ...ref, edition: ref.edition - 1 }
  const record = {
    manifest: await sealedManifest(earlier),
    figures: await workFile(earlier, 'figures.json'),
    cuts: await mapLimit(reportingRegions(programme), READS_AT_ONCE, (region) => earlierCut(earlier, region)),
    restatements: await workFile(ref, 'restatements.json'),
  }
  ensureSealed(record)
  return record
}

async function earlierCut(ref: EditionRef, region: string): Promise<Cut> {
  const cut = await loadCut(ref, region)
  if (!cut) throw new StoredShapeError(`edition ${ref.edition} has no cut of region ${region}`)
  return cut
}

function ensureSealed({ manifest, figures, cuts }: Omit<RestatedRecord, 'restatements'>): void {
  const hashes = new Map(parseManifest(manifest)?.files.map(({ path, sha256 }) => [path, sha256]))
  const held: [string, Uint8Array][] = [
    [archivePaths.figures, figures],
    ...cuts.map((cut): [string, Uint8Array] => [archivePaths.cut(cut.region), jsonFile(cut)]),
  ]
  const other = held.find(([path, bytes]) => hashes.get(path) !== sha256Hex(bytes))
  if (other) throw new StoredShapeError(`${other[0]} of the earlier edition is not what was sealed with it`)
}
