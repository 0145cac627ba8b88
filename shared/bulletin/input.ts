import type { EditionFigures } from '../figures/figures.ts'
import type { Restatement } from '../figures/restatement/restatement.ts'
import type { Programme } from '../programme/schema.ts'
import type { Round } from '../round.ts'
import type { RevisedRound } from './context.ts'

/** All that an edition is printed from. The context of the edition is part of it: see `EditionContext`. */
export interface BulletinInput {
  readonly programme: Programme
  readonly round: Round
  readonly figures: EditionFigures
  /** Of the edition published before this one; null for a programme's first. */
  readonly previousManifestHash: string | null
  /** What this edition states otherwise than the one before; null or absent for a first edition. */
  readonly restatements?: readonly Restatement[] | null
  /** Earlier rounds that comparisons rest on and that have been restated since their first edition. */
  readonly revisedBasis?: readonly RevisedRound[]
}
