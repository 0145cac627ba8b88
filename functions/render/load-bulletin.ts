import { getObject } from '../../shared/aws/objects.ts'
import { parseEditionContext } from '../../shared/bulletin/context.ts'
import type { BulletinInput } from '../../shared/bulletin/input.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError } from '../../shared/errors.ts'
import type { EditionFigures } from '../../shared/figures/figures.ts'
import { parseRestatements } from '../../shared/figures/restatement/stored.ts'
import { parseEditionFigures } from '../../shared/figures/stored.ts'
import { CONTEXT_FILE, type EditionRef, objectKeys } from '../../shared/keys.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { loadRound } from '../../shared/store/rounds.ts'

/** 184 zones of 60 indicators make 8 MB, thousands stay below. */
const FIGURES_LIMIT_BYTES = 500_000_000

/** Everything that an edition is printed from. Throws RoundStateError when the close has not come that far. */
export async function loadBulletin(ref: EditionRef): Promise<BulletinInput> {
  const round = await loadRound(ref.programme, ref.period)
  if (!round) throw new RoundStateError(`there is no round ${ref.programme} ${ref.period}`)
  const programme = await loadProgramme(ref.programme, round.programmeHash)
  const figures = await loadFigures(ref)
  return {
    ...{ programme, round, figures, ...parseEditionContext(await loadWork(ref, CONTEXT_FILE)) },
    restatements: ref.edition === 1 ? null : parseRestatements(await loadWork(ref, 'restatements.json')),
  }
}

async function loadFigures(ref: EditionRef): Promise<EditionFigures> {
  return parseEditionFigures(await loadWork(ref, 'figures.json'))
}

async function loadWork(ref: EditionRef, name: string): Promise<unknown> {
  const key = objectKeys.work(ref, name)
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: FIGURES_LIMIT_BYTES })
  if (!object) throw new RoundStateError(`the figures have not been put together: ${key} is missing`)
  return JSON.parse(Buffer.from(object.bytes).toString('utf8'))
}
