import { compareMicro, toMicro } from '../decimal.ts'
import type { Faults } from './faults.ts'
import type { ProgrammeFile } from './programme-file.ts'
import type { Located } from './read-table.ts'
import type { Check, Indicator, Region, Target, Zone } from './schema.ts'

/** A programme's tables as read, each row with its place. */
export interface Tables {
  readonly file: ProgrammeFile
  readonly regions: readonly Located<Region>[]
  readonly zones: readonly Located<Zone>[]
  readonly indicators: readonly Located<Indicator>[]
  readonly checks: readonly Located<Check>[]
  readonly targets: readonly Located<Target>[]
}

/** What no single row can show: codes that are there twice, references into nothing, regions that are no tree. */
export function crossCheck(tables: Tables, faults: Faults): void {
  checkUnique('regions.csv', 'code', tables.regions, (region) => region.code, faults)
  checkUnique('zones.csv', 'id', tables.zones, (zone) => zone.id, faults)
  checkUnique('zones.csv', 'name_zh', tables.zones, (zone) => zone.name.zh, faults)
  checkUnique('indicators.csv', 'code', tables.indicators, (indicator) => indicator.code, faults)
  checkUnique('checks.csv', 'id', tables.checks, (check) => check.id, faults)
  checkUnique('targets.csv', 'id', tables.targets, (target) => target.id, faults)
  if (faults.intact('regions.csv')) checkRegions(tables.regions, faults)
  if (faults.intact('regions.csv')) checkTiles(tables.regions, faults)
  if (faults.intact('regions.csv', 'zones.csv')) checkZones(tables, faults)
  if (faults.intact('indicators.csv', 'zones.csv', 'targets.csv')) checkTargets(tables, faults)
  if (faults.intact('indicators.csv')) checkBulletin(tables, faults)
  if (faults.intact('indicators.csv')) checkFiledGrowth(tables.indicators, faults)
}

function checkUnique<T>(
  file: string,
  column: string,
  rows: readonly Located<T>[],
  key: (v: T) => string,
  faults: Faults,
) {
  const first = new Map<string, number>()
  for (const { row, value } of rows) {
    const earlier = first.get(key(value))
    if (earlier === undefined) first.set(key(value), row)
    else faults.at(file, row, column, `${key(value)} is already in row ${earlier}`)
  }
}

function checkRegions(regions: readonly Located<Region>[], faults: Faults): void {
  const byCode = new Map(regions.map(({ value }) => [value.code, value]))
  const roots = regions.filter(({ value }) => value.level === 'province')
  if (roots.length !== 1) faults.at('regions.csv', null, 'level', `must have one province, not ${roots.length}`)
  for (const { row, value } of regions) {
    const at = (sentence: string) => faults.at('regions.csv', row, 'parent', sentence)
    if (value.level === 'province') {
      if (value.parent !== null) at('the province has no parent')
      continue
    }
    const parent = value.parent === null ? undefined : byCode.get(value.parent)
    if (!parent) at(value.parent === null ? 'a unit needs a parent' : `no region ${value.parent}`)
    // One level of nesting is what a table can show as 含/不含; more would be a different table.
    else if (parent.level === 'unit' && byCode.get(parent.parent ?? '')?.level !== 'province')
      at(`${parent.code} is not directly under the province`)
  }
}

/** Two regions on one square would hide each other. */
function checkTiles(regions: readonly Located<Region>[], faults: Faults): void {
  const taken = new Map<string, string>()
  for (const { row, value } of regions) {
    if (!value.tile) continue
    const place = `${value.tile.x} ${value.tile.y}`
    const other = taken.get(place)
    if (other) faults.at('regions.csv', row, 'tile_x', `${other} has the same square`)
    taken.set(place, value.code)
  }
}

function checkZones({ file, regions, zones }: Tables, faults: Faults): void {
  const units = new Set(regions.filter(({ value }) => value.level === 'unit').map(({ value }) => value.code))
  if (zones.length === 0) faults.at('zones.csv', null, null, 'has no zone')
  for (const { row, value } of zones) {
    if (!units.has(value.region)) faults.at('zones.csv', row, 'region', `no unit ${value.region} in regions.csv`)
    if (value.synthetic && file.sampleNotice === null)
      faults.at('zones.csv', row, 'synthetic', 'an invented zone needs sampleNotice in programme.json')
  }
  checkPredecessors(zones, units, faults)
}

/** Only a filed rate stands beside another figure's growth. */
function checkFiledGrowth(indicators: readonly Located<Indicator>[], faults: Faults): void {
  const codes = new Set(indicators.map(({ value }) => value.code))
  for (const { row, value } of indicators) {
    if (value.growthOf === undefined) continue
    const at = (sentence: string) => faults.at('indicators.csv', row, 'growth_of', sentence)
    if (value.kind !== 'growth') at('is for indicators of kind growth')
    if (!codes.has(value.growthOf)) at(`no indicator ${value.growthOf} in indicators.csv`)
  }
}

/** A predecessor reports no more, unless it is the zone itself in another region, and has one successor: what two zones share cannot be compared with either. */
function checkPredecessors(zones: readonly Located<Zone>[], units: ReadonlySet<string>, faults: Faults): void {
  const ids = new Set(zones.map(({ value }) => value.id))
  const successors = new Map<string, string>()
  for (const { row, value } of zones) {
    for (const predecessor of value.predecessors ?? []) {
      const at = (sentence: string) => faults.at('zones.csv', row, 'predecessors', sentence)
      const successor = successors.get(predecessor)
      const region = value.predecessorRegions?.[predecessor]
      if (region !== undefined && !units.has(region)) at(`no unit ${region} in regions.csv`)
      const hasMoved = predecessor === value.id && region !== undefined && region !== value.region
      if (ids.has(predecessor) && !hasMoved) at(`${predecessor} is still a zone; a merged zone needs an id of its own`)
      if (successor !== undefined) at(`${predecessor} is already a predecessor of ${successor}`)
      successors.set(predecessor, value.id)
    }
  }
}

function checkTargets({ indicators, zones, targets }: Tables, faults: Faults): void {
  const codes = new Set(indicators.map(({ value }) => value.code))
  const ids = new Set(zones.map(({ value }) => value.id))
  for (const { row, value } of targets) {
    const at = (column: string, sentence: string) => faults.at('targets.csv', row, column, sentence)
    const needs = (column: 'indicator' | 'zone' | 'threshold' | 'value') => {
      if (value[column] === null) at(column, `metric ${value.metric} needs it`)
    }
    if (value.indicator !== null && !codes.has(value.indicator))
      at('indicator', `no indicator ${value.indicator} in indicators.csv`)
    if (value.zone !== null && !ids.has(value.zone)) at('zone', `no zone ${value.zone} in zones.csv`)
    for (const code of value.also) if (!codes.has(code)) at('also', `no indicator ${code} in indicators.csv`)
    if (value.metric === 'tracked') continue
    needs('indicator')
    if (value.metric === 'zone') needs('zone')
    // How many are above a threshold can be shown without a number in the plan; nothing else can.
    if (value.metric === 'zones-above' || value.metric === 'regions-above') needs('threshold')
    else needs('value')
    if (value.metric === 'cap' && value.operator !== '<=') at('operator', 'a cap is at most (<=)')
    if (
      value.metric === 'multiple' &&
      value.baselineValue !== null &&
      compareMicro(toMicro(value.baselineValue), 0) <= 0
    )
      at('baseline_value', 'must be above zero')
    if (value.value !== null && compareMicro(toMicro(value.value), 0) <= 0) at('value', 'must be above zero')
  }
}

function checkBulletin({ file, indicators }: Tables, faults: Faults): void {
  const byCode = new Map(indicators.map(({ value }) => [value.code, value]))
  for (const list of ['keyIndicators', 'regionIndicators', 'zoneIndicators'] as const) {
    for (const code of file.bulletin[list]) {
      const found = byCode.get(code)
      if (!found) faults.at('programme.json', null, null, `bulletin.${list}: no indicator ${code} in indicators.csv`)
      else if (found.breakdown !== null)
        faults.at('programme.json', null, null, `bulletin.${list}: ${code} is filed by industry and has no one figure`)
    }
  }
}
