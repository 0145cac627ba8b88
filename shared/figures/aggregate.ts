import type { Period } from '../period.ts'
import type { Programme, Zone } from '../programme/schema.ts'
import { type Group, groupKey, groupsOfZone } from './analysis/groups.ts'
import { addCoverage, coverageOf, standingOf } from './coverage.ts'
import type { Coverage, ZoneFiling } from './figure.ts'
import type { PartialFigure, PartialGroup, RegionPartial } from './partial.ts'
import { type Plan, planOf } from './plan.ts'
import { addReading, addTally, newTally, type Tally, writeTally } from './tally.ts'
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
  const sorts = new Map<string, SortOfZones>()
  const industries = new Map<string, GroupTally>()
  const row: ZoneRow = { figures: [], comparisons: [] }
  const all = zones.map((zone) => filingOf.get(zone.id) ?? nothingFiled(zone.id))
  for (const [index, zone] of zones.entries()) {
    const filing = all[index]
    if (filing) addZone(plan, zone, filing, sortOf(plan, sorts, zone), industries, row)
  }
  const wholes = [...sorts.values()]
  return {
    region,
    coverage: coverageOf(all),
    standings: all.map((filing) => ({ zone: filing.zone, region, standing: standingOf(filing) })),
    figures: writeTallies(plan, sumOf(plan, wholes)),
    groups: [...groupsOfSorts(plan, wholes), ...industries.values()].map((group) => writeGroup(plan, group)),
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

/** Tallies by place in the plan; none where there is no such figure. */
type Tallies = readonly (Tally | undefined)[]

/** Zones of one level and kind: a zone is added once, and every division of the region is a sum of these. */
interface SortOfZones {
  readonly groups: readonly Group[]
  readonly tallies: Tallies
  readonly filings: ZoneFiling[]
}

interface GroupTally {
  readonly group: Group
  readonly tallies: Tallies
  readonly coverage: Coverage
}

function newTallies(plan: Plan, brokenDownOnly = false): Tallies {
  return plan.figures.map(({ area, kind }) =>
    area && (!brokenDownOnly || kind.indicator.breakdown !== null) ? newTally() : undefined,
  )
}

function sortOf(plan: Plan, sorts: Map<string, SortOfZones>, zone: Zone): SortOfZones {
  const key = `${zone.level} ${zone.kind}`
  const found = sorts.get(key)
  if (found) return found
  const made = { groups: groupsOfZone(zone), tallies: newTallies(plan), filings: [] }
  sorts.set(key, made)
  return made
}

function industryOf(plan: Plan, industries: Map<string, GroupTally>, code: string, filing: ZoneFiling): GroupTally {
  const found = industries.get(code)
  const own = coverageOf([filing])
  const made: GroupTally = found
    ? { ...found, coverage: addCoverage(found.coverage, own) }
    : { group: { level: 'industry', code }, tallies: newTallies(plan, true), coverage: own }
  industries.set(code, made)
  return made
}

/** Reads every figure of a zone once and adds it to the zones of its sort and to its industries. */
function addZone(
  plan: Plan,
  zone: Zone,
  filing: ZoneFiling,
  sort: SortOfZones,
  industries: Map<string, GroupTally>,
  row: ZoneRow,
): void {
  const { accepted, toExplain } = filing
  const own = plan.hasParts ? zone.industries.map((code) => industryOf(plan, industries, code, filing)) : []
  sort.filings.push(filing)
  for (let index = 0; index < plan.figures.length; index += 1) {
    const planned = plan.figures[index]
    if (!planned) continue
    const reading = planned.area ? planned.area(filing) : null
    const tally = sort.tallies[index]
    if (reading && tally) addReading(tally, reading, accepted, toExplain)
    // Figures that nobody filed are of areas only.
    if (index >= plan.kinds.length) continue
    const parts = addZoneFigures(row, zone, planned, filing, reading)
    for (const [number, ofPart] of parts.entries()) {
      const ofIndustry = own[number]?.tallies[index]
      if (ofIndustry) addReading(ofIndustry, ofPart, accepted, toExplain)
    }
  }
}

function groupsOfSorts(plan: Plan, sorts: readonly SortOfZones[]): readonly GroupTally[] {
  const groups = new Map(sorts.flatMap((sort) => sort.groups.map((group) => [groupKey(group), group])))
  return [...groups].map(([key, group]) => {
    const own = sorts.filter((sort) => sort.groups.some((each) => groupKey(each) === key))
    return { group, tallies: sumOf(plan, own), coverage: coverageOf(own.flatMap(({ filings }) => filings)) }
  })
}

function sumOf(plan: Plan, sorts: readonly SortOfZones[]): Tallies {
  const sums = newTallies(plan)
  for (const { tallies } of sorts) {
    for (const [index, tally] of tallies.entries()) {
      const sum = sums[index]
      if (sum && tally) addTally(sum, tally)
    }
  }
  return sums
}

function writeTallies(plan: Plan, tallies: Tallies): readonly PartialFigure[] {
  return tallies.flatMap((tally, index) => {
    const planned = plan.figures[index]
    return planned && tally ? [writeTally(planned.kind, tally)] : []
  })
}

function writeGroup(plan: Plan, { group: { level, code }, tallies, coverage }: GroupTally): PartialGroup {
  return { level, code, coverage, figures: writeTallies(plan, tallies) }
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
