import type { Programme } from '../programme/schema.ts'

/**
 * What the regions say of their zones, in the order of the programme's register. Each region has it in that order already, all of a
 * zone together; across regions it is put into it.
 */
export function inZoneOrder<T extends { readonly area: string }>(
  { zones }: Programme,
  regions: readonly (readonly T[])[],
): readonly T[] {
  const ofZone = new Map<string, T[]>()
  for (const given of regions) {
    let own: T[] = []
    let zone: string | null = null
    for (const each of given) {
      if (each.area !== zone) {
        zone = each.area
        own = ofZone.get(zone) ?? []
        ofZone.set(zone, own)
      }
      own.push(each)
    }
  }
  if (ofZone.size === 0) return []
  return zones.flatMap(({ id }) => ofZone.get(id) ?? [])
}
