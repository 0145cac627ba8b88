import type { ZoneFiling } from '../../shared/figures/figure.ts'
import { zoneFiling } from '../../shared/figures/filing.ts'
import type { EditionRef } from '../../shared/keys.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import type { Cut } from '../../shared/round.ts'
import { loadRevisions } from '../../shared/store/revisions.ts'

/** A cut with the revisions that it points to. Throws StoredShapeError when one of them is not what was cut. */
export async function loadFilings(
  programme: Programme,
  { period }: EditionRef,
  { region, zones }: Cut,
): Promise<ZoneFiling[]> {
  const pinned = zones.flatMap(({ zone, current, basis }) =>
    [...(current ? [current] : []), ...basis].map((pointer) => ({ region, zone, pointer })),
  )
  const revisions = (await loadRevisions(programme.code, pinned)).values()
  const next = () => {
    const { value } = revisions.next()
    if (!value) throw new RangeError('fewer revisions came back than were asked for')
    return value
  }
  return zones.map((zone) => {
    const current = zone.current && next()
    return zoneFiling(programme, period, zone, current, zone.basis.map(next))
  })
}
