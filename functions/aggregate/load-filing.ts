import type { ZoneFiling } from '../../shared/figures/figure.ts'
import { zoneFiling } from '../../shared/figures/filing.ts'
import type { EditionRef } from '../../shared/keys.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import type { CutZone } from '../../shared/round.ts'
import { loadRevision } from '../../shared/store/revisions.ts'

/** A zone's part of a cut with the revisions it points to. Throws StoredShapeError when one of them is not what was cut. */
export async function loadFiling(
  programme: Programme,
  { period }: EditionRef,
  region: string,
  zone: CutZone,
): Promise<ZoneFiling> {
  const load = (pointer: CutZone['basis'][number]) => loadRevision(programme.code, region, zone.zone, pointer)
  const current = zone.current && (await load(zone.current))
  return zoneFiling(programme, period, zone, current, await Promise.all(zone.basis.map(load)))
}
