import { lambda } from '../../shared/aws/lambda.ts'
import { getObject, putObject } from '../../shared/aws/objects.ts'
import { mapLimit } from '../../shared/concurrency.ts'
import { canonicalJson } from '../../shared/digest.ts'
import { ENV, requiredEnv } from '../../shared/env.ts'
import { RoundStateError } from '../../shared/errors.ts'
import { reportingRegions } from '../../shared/figures/areas.ts'
import { combineRegions } from '../../shared/figures/combine.ts'
import { parsePartial, type RegionPartial } from '../../shared/figures/partial.ts'
import { restateEdition } from '../../shared/figures/restatement/restate.ts'
import { trendRecord } from '../../shared/figures/trend-record.ts'
import { withTrend } from '../../shared/figures/with-trend.ts'
import { type EditionRef, objectKeys, TREND_FILE } from '../../shared/keys.ts'
import { loadProgramme } from '../../shared/store/programmes.ts'
import { loadRound } from '../../shared/store/rounds.ts'
import { cutsOf, earlierEdition } from './earlier-edition.ts'
import { earlierRecords } from './earlier-records.ts'
import { editionContext } from './edition-context.ts'

const REGIONS_AT_ONCE = 8
/** Some 40 zones of 60 indicators make 1 MB; a region of thousands stays below. */
const PARTIAL_LIMIT_BYTES = 200_000_000

/**
 * Adds the regions up to the edition's figures, which everything printed comes from. From the second edition on, what it states
 * otherwise than the one before is marked and listed.
 */
export async function main(ref: EditionRef): Promise<EditionRef> {
  const { programme: code, period, edition } = ref
  const round = await loadRound(code, period)
  if (!round) throw new RoundStateError(`there is no round ${code} ${period}`)
  const programme = await loadProgramme(code, round.programmeHash)
  const partials = await mapLimit(reportingRegions(programme), REGIONS_AT_ONCE, (region) => loadPartial(ref, region))
  const fresh = combineRegions(programme, ref, partials)
  const earlier = await earlierEdition(programme, ref)
  const cuts = earlier ? await cutsOf(programme, ref) : []
  const { figures: restated, restatements } = restateEdition(programme, fresh, cuts, earlier)
  const figures = withTrend(programme, restated, await earlierRecords(programme, ref))
  await editionContext(programme, ref)
  // The figures go last: whoever finds them finds what is restated, and what later trends need, beside them.
  if (earlier) await putWork(ref, 'restatements.json', restatements)
  await putWork(ref, TREND_FILE, trendRecord(programme, figures))
  await putWork(ref, 'figures.json', figures)
  return { programme: code, period, edition }
}

async function putWork(ref: EditionRef, name: string, value: unknown): Promise<void> {
  const bytes = Buffer.from(canonicalJson(value))
  await putObject(requiredEnv(ENV.rounds), objectKeys.work(ref, name), bytes, { contentType: 'application/json' })
}

async function loadPartial(ref: EditionRef, region: string): Promise<RegionPartial> {
  const key = objectKeys.work(ref, `partial-${region}.json`)
  const object = await getObject(requiredEnv(ENV.rounds), key, { limitBytes: PARTIAL_LIMIT_BYTES })
  if (!object) throw new RoundStateError(`region ${region} has not been added up: ${key} is missing`)
  return parsePartial(JSON.parse(Buffer.from(object.bytes).toString('utf8')))
}

export const handler = lambda(main)
