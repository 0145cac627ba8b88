import type { Programme, Region } from '../programme/schema.ts'

/** An area with figures: what adds up to it, by region. */
export interface Area {
  readonly code: string
  readonly level: 'province' | 'region' | 'region-with-inner'
  readonly regions: readonly string[]
}

/** The regions in which zones report, in the order of their codes: what a close maps over. */
export function reportingRegions(programme: Programme): string[] {
  return [...new Set(programme.zones.map(({ region }) => region))].sort()
}

/**
 * The province, then every unit in the programme's order. Each zone belongs to one region and is added once. A unit that
 * contains another unit is shown without it, followed by a memo that includes it (含/不含), which nothing adds up.
 */
export function areasOf(programme: Programme): readonly Area[] {
  const ordered = [...programme.regions].sort((a, b) => a.order - b.order || (a.code < b.code ? -1 : 1))
  const units = ordered.filter(({ level }) => level === 'unit')
  const province: readonly Area[] = ordered
    .filter(({ level }) => level === 'province')
    .map(({ code }) => ({ code, level: 'province', regions: ordered.map((region) => region.code) }))
  return [...province, ...units.flatMap((unit) => unitAreas(unit, units))]
}

function unitAreas(unit: Region, units: readonly Region[]): readonly Area[] {
  const own: Area = { code: unit.code, level: 'region', regions: [unit.code] }
  const inner = innerUnits(unit, units)
  if (inner.length === 0) return [own]
  return [own, { code: unit.code, level: 'region-with-inner', regions: [unit.code, ...inner] }]
}

function innerUnits(unit: Region, units: readonly Region[]): string[] {
  // A unit within a unit within a unit is counted as well; the loader refuses circles.
  return units
    .filter(({ parent, code }) => parent === unit.code && code !== unit.code)
    .flatMap((inner) => [inner.code, ...innerUnits(inner, units)])
}
