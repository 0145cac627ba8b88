import { lambda, log } from '../../shared/aws/lambda.ts'
import type { EditionRef } from '../../shared/keys.ts'
import type { PointCode } from '../../shared/release/checklist.ts'
import { checkRelease } from './check-release.ts'
import { stageEdition } from './stage-edition.ts'

export type StageResult =
  | { readonly status: 'ready' }
  /** To be asked again at `until`: what holds it may have been answered for, or mended. */
  | { readonly status: 'held'; readonly until: string; readonly points: readonly PointCode[] }

/** A held release is looked at again at its release time, then once a day: an operator's `release` does not wait for it. */
const LOOK_AGAIN_HOURS = 24

/** Lays a sealed edition's files ready, so that its release is one small write at the minute, and goes through the checklist. */
export async function main({
  programme,
  period,
  edition,
  publishAt,
}: EditionRef & { readonly publishAt: string }): Promise<StageResult> {
  const ref = { programme, period, edition }
  await stageEdition(ref)
  const now = new Date().toISOString()
  const points = await checkRelease(ref, now)
  if (points.length === 0) return { status: 'ready' }
  // An alarm counts this word.
  log.warn('release-held', { ...ref, points })
  const later = new Date(Date.parse(now) + LOOK_AGAIN_HOURS * 3_600_000).toISOString()
  return { status: 'held', until: publishAt > now ? publishAt : later, points }
}

export const handler = lambda(main)
