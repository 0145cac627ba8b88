import { lambda } from '../../shared/aws/lambda.ts'
import { putObject } from '../../shared/aws/objects.ts'
import { canonicalJson } from '../../shared/digest.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError } from '../../shared/errors.ts'
import { aggregateRegion } from '../../shared/figures/aggregate.ts'
import { type EditionRef, objectKeys } from '../../shared/keys.ts'
import { loadCut } from '../../shared/store/cuts.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { loadRound } from '../../shared/store/rounds.ts'
import { loadFilings } from './load-filings.ts'

/** Adds up one region from its cut. The same cut gives the same bytes, so writing them again changes nothing. */
export async function main({ region, ...ref }: EditionRef & { region: string }): Promise<{ region: string }> {
  const round = await loadRound(ref.programme, ref.period)
  const cut = await loadCut(ref, region)
  if (!round || !cut)
    throw new RoundStateError(`${ref.programme} ${ref.period} has no cut of ${region}: freeze it first`)
  const programme = await loadProgramme(round.programme, round.programmeHash)
  const filings = await loadFilings(programme, ref, cut)
  const partial = aggregateRegion(programme, ref.period, region, filings)
  const key = objectKeys.work(ref, `partial-${region}.json`)
  await putObject(requiredEnv(ENV.rounds), key, Buffer.from(canonicalJson(partial)), {
    contentType: 'application/json',
  })
  return { region }
}

export const handler = lambda(main)
