import { previousEdition } from '../../shared/archive/manifest.ts'
import { type EditionContext, parseEditionContext } from '../../shared/bulletin/context.ts'
import { basisPeriods } from '../../shared/figures/filing.ts'
import { CONTEXT_FILE, type EditionRef } from '../../shared/keys.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import { listEditions } from '../../shared/store/editions.ts'
import { standing } from './standing.ts'

/** What the bulletin says of editions published before it; sealed with the edition, so that it can be printed again from its archive. */
export function editionContext(programme: Programme, ref: EditionRef): Promise<EditionContext> {
  return standing(ref, CONTEXT_FILE, parseEditionContext, async () => {
    const editions = await listEditions(ref.programme)
    return {
      previousManifestHash: previousEdition(editions, ref)?.manifestHash ?? null,
      // The newest edition of each earlier round, where that is not its first.
      revisedBasis: basisPeriods(programme, ref.period).flatMap((period) => {
        const newest = editions.filter((edition) => edition.period === period).at(-1)
        if (!newest || newest.edition === 1) return []
        return [{ period, edition: newest.edition, reason: newest.reason }]
      }),
    }
  })
}
