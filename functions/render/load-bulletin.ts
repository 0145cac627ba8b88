import { previousEdition } from '../../shared/archive/manifest.ts'
import { getObject } from '../../shared/aws/objects.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError } from '../../shared/errors.ts'
import type { EditionFigures } from '../../shared/figures/figures.ts'
import { parseEditionFigures } from '../../shared/figures/stored.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'
import { listEditions } from '../../shared/store/editions.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { loadRound } from '../../shared/store/rounds.ts'
import type { BulletinInput } from './model.ts'

/** 184 zones of 60 indicators make 8 MB, thousands stay below. */
const FIGURES_LIMIT_BYTES = 500_000_000

/** Everything that an edition is printed from. Throws RoundStateError when the close has not come that far. */
export async function loadBulletin(ref: EditionRef): Promise<BulletinInput> {
  const round = await loadRound(ref.programme, ref.period)
  if (!round) throw new RoundStateError(`there is no round ${ref.programme} ${ref.period}`)
  const programme = await loadProgramme(ref.programme, round.programmeHash)
  const previous = previousEdition(await listEditions(ref.programme), ref)
  const figures = await loadFigures(ref)
  return { programme, round, figures, previousManifestHash: previous?.manifestHash ?? null }
}

async function loadFigures(ref: EditionRef): Promise<EditionFigures> {
  const key = objectKeys.work(ref, 'figures.json')
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: FIGURES_LIMIT_BYTES })
  if (!object) throw new RoundStateError(`the figures have not been put together: ${key} is missing`)
  return parseEditionFigures(JSON.parse(Buffer.from(object.bytes).toString('utf8')))
}
