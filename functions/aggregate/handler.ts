import { lambda } from '../../shared/aws/lambda.ts'
import { putObject } from '../../shared/aws/objects.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { canonicalJson } from '../../shared/digest.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError } from '../../shared/errors.ts'
import { aggregateRegion } from '../../shared/figures/aggregate.ts'
import type { ZoneFiling } from '../../shared/figures/figures.ts'
import { zoneFiling } from '../../shared/figures/filing.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'
import type { Programme } from '../../shared/programme/schema.ts'
import type { CutZone } from '../../shared/round.ts'
import { loadCut } from '../../shared/store/cuts.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { loadRevision } from '../../shared/store/revisions.ts'
import { loadRound } from '../../shared/store/rounds.ts'

const ZONES_AT_ONCE = 16

/** Adds up one region from its cut. The same cut gives the same bytes, so writing them again changes nothing. */
export async function main({ region, ...ref }: EditionRef & { region: string }): Promise<{ region: string }> {
  const round = await loadRound(ref.programme, ref.period)
  const cut = await loadCut(ref, region)
  if (!round || !cut)
    throw new RoundStateError(`${ref.programme} ${ref.period} has no cut of ${region}: freeze it first`)
  const programme = await loadProgramme(round.programme, round.programmeHash)
  const filings = await mapLimit(cut.zones, ZONES_AT_ONCE, (zone) => loadFiling(programme, ref, region, zone))
  const partial = aggregateRegion(programme, ref.period, region, filings)
  const key = objectKeys.work(ref, `partial-${region}.json`)
  await putObject(requiredEnv(ENV.rounds), key, Buffer.from(canonicalJson(partial)), {
    contentType: 'application/json',
  })
  return { region }
}

async function loadFiling(
  programme: Programme,
  { period }: EditionRef,
  region: string,
  zone: CutZone,
): Promise<ZoneFiling> {
  const load = (pointer: CutZone['basis'][number]) => loadRevision(programme.code, region, zone.zone, pointer)
  const current = zone.current && (await load(zone.current))
  return zoneFiling(programme, period, zone, current, await Promise.all(zone.basis.map(load)))
}

export const handler = lambda(main)
