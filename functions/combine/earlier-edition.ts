import { getObject } from '../../shared/aws/objects.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError, StoredShapeError } from '../../shared/errors.ts'
import { reportingRegions } from '../../shared/figures/areas.ts'
import { parseEarlierFigures } from '../../shared/figures/restatement/earlier.ts'
import type { EarlierEdition } from '../../shared/figures/restatement/restate.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import { loadCut } from '../../shared/store/cuts.ts'
import { loadEdition } from '../../shared/store/editions.ts'

const REGIONS_AT_ONCE = 8
const FIGURES_LIMIT_BYTES = 500_000_000

/**
 * What an edition after the first is compared with: the figures and cuts of the one before, which has to be published. Null for
 * a first edition. `seal` holds the same bytes against the manifest that was sealed.
 */
export async function earlierEdition(programme: Programme, ref: EditionRef): Promise<EarlierEdition | null> {
  if (ref.edition === 1) return null
  const earlier = { ...ref, edition: ref.edition - 1 }
  if (!(await loadEdition(earlier)))
    throw new RoundStateError(`edition ${earlier.edition} of ${ref.programme} ${ref.period} was never published`)
  const key = objectKeys.work(earlier, 'figures.json')
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: FIGURES_LIMIT_BYTES })
  if (!object) throw new StoredShapeError(`the figures of the earlier edition are gone: ${key}`)
  const figures = parseEarlierFigures(JSON.parse(Buffer.from(object.bytes).toString('utf8')))
  return { figures, cuts: await cutsOf(programme, earlier) }
}

/** The cut of every region. Throws RoundStateError where the edition has not been frozen. */
export function cutsOf(programme: Programme, ref: EditionRef) {
  return mapLimit(reportingRegions(programme), REGIONS_AT_ONCE, async (region) => {
    const cut = await loadCut(ref, region)
    if (!cut) throw new RoundStateError(`edition ${ref.edition} has no cut of region ${region}: freeze it first`)
    return cut
  })
}
