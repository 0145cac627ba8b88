import type { Period } from '../period.ts'
import type { Programme, Zone } from '../programme/schema.ts'
import { coverageOf, zoneStanding } from './coverage.ts'
import type { ZoneFiling } from './figure.ts'
import type { RegionPartial } from './partial.ts'
import { type Plan, planOf } from './plan.ts'
import { addReading, newTallies, type Tallies, writeTallies } from './tally.ts'
import { countTargets } from './targets/counts.ts'
import { addZoneFigures, type ZoneRow } from './zone-figures.ts'

/**
 * What a region gives to an edition: exact sums with the zones they rest on. `filings` in any order; a zone of the region
 * without a filing counts as missing. Throws when a zone comes twice or belongs elsewhere: it would be counted twice or lost.
 */
export function aggregateRegion(
  programme: Programme,
  period: Period,
  region: string,
  filings: readonly ZoneFiling[],
): RegionPartial {
  const zones = zonesIn(programme, region)
  const filingOf = new Map(filings.map((filing) => [filing.zone, filing]))
  if (filingOf.size !== filings.length) throw new RangeError(`a zone of region ${region} comes twice`)
  const own = new Set(zones.map(({ id }) => id))
  const foreign = filings.find(({ zone }) => !own.has(zone))
  if (foreign) throw new RangeError(`zone ${foreign.zone} does not belong to region ${region}`)

  const plan = planOf(programme, period)
  const sums: RegionSums = { plan, sorts: new Map(), industries: new Map() }
  const row: ZoneRow = { figures: [], comparisons: [] }
  const all = zones.map((zone) => filingOf.get(zone.id) ?? nothingFiled(zone.id))
  for (const [index, zone] of zones.entries()) {
    const filing = all[index]
    if (filing) addZone(sums, zone, filing, row)
  }
  return {
    region,
    coverage: coverageOf(all),
    standings: all.map((filing) => zoneStanding(filing, region)),
    sorts: Array.from(sums.sorts.values(), ({ level, kind, filings, tallies }) => {
      return { level, kind, coverage: coverageOf(filings), tallies: writeTallies(tallies) }
    }),
    industries: Array.from(sums.industries, ([name, { filings, tallies }]) => {
      return { name, coverage: coverageOf(filings), tallies: writeTallies(tallies) }
    }),
    zoneComparisons: row.comparisons,
    zoneFigures: row.figures,
    counts: countTargets(
      programme,
      period,
      plan.kinds,
      all.filter((filing) => filing.accepted),
    ),
  }
}

/** A zone is added once to the zones of its level and kind, and by its parts to its leading industries. */
interface RegionSums {
  readonly plan: Plan
  readonly sorts: Map<string, SortOfZones>
  readonly industries: Map<string, SumsOfZones>
}

interface SumsOfZones {
  readonly tallies: Tallies
  readonly filings: ZoneFiling[]
}

interface SortOfZones extends SumsOfZones {
  readonly level: string
  readonly kind: string
}

function sortOf({ plan, sorts }: RegionSums, { level, kind }: Zone): SortOfZones {
  const key = `${level} ${kind}`
  const found = sorts.get(key)
  if (found) return found
  const made = { level, kind, tallies: newTallies(plan.filed.length + plan.derived.length), filings: [] }
  sorts.set(key, made)
  return made
}

function industryOf({ plan, industries }: RegionSums, name: string): SumsOfZones {
  const found = industries.get(name)
  if (found) return found
  const made = { tallies: newTallies(plan.industryFigures), filings: [] }
  industries.set(name, made)
  return made
}

/** Reads every figure of a zone once and adds it to the zones of its sort and to its industries. */
function addZone(sums: RegionSums, zone: Zone, filing: ZoneFiling, row: ZoneRow): void {
  const { plan } = sums
  const { accepted, toExplain } = filing
  const sort = sortOf(sums, zone)
  const industries = plan.industryFigures > 0 ? zone.industries.map((name) => industryOf(sums, name)) : []
  for (const { filings } of [sort, ...industries]) filings.push(filing)
  for (const planned of plan.filed) {
    const { area, place, industryPlace } = planned
    const reading = area ? area(filing) : null
    if (reading) addReading(sort.tallies, place, reading, accepted, toExplain)
    const parts = addZoneFigures(row, zone, planned, filing, reading)
    if (industryPlace === null) continue
    for (const [number, ofPart] of parts.entries()) {
      const industry = industries[number]
      if (industry) addReading(industry.tallies, industryPlace, ofPart, accepted, toExplain)
    }
  }
  for (const { area, place } of plan.derived)
    if (area) addReading(sort.tallies, place, area(filing), accepted, toExplain)
}

function nothingFiled(zone: string): ZoneFiling {
  const nothing = { reported: false, accepted: false, timeliness: null, toExplain: false }
  return { zone, ...nothing, values: {}, yearEarlier: null }
}

const BY_REGION = new WeakMap<Programme, ReadonlyMap<string, readonly Zone[]>>()

/** The zones of a region in the register's order; the register is gone through once, not once a region. */
function zonesIn(programme: Programme, region: string): readonly Zone[] {
  const byRegion = BY_REGION.get(programme) ?? Map.groupBy(programme.zones, (zone) => zone.region)
  BY_REGION.set(programme, byRegion)
  return byRegion.get(region) ?? []
}
