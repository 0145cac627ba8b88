import type { Programme } from '../../programme/schema.ts'
import type { Cut, CutZone, RevisionPointer } from '../../round.ts'
import { areasOf } from '../areas.ts'
import type { Cause, Change } from './restatement.ts'

/** The filings that count now and did not before, by zone. */
export type ChangedFilings = ReadonlyMap<string, readonly Cause[]>

/** What the later cuts point to and the earlier ones do not: corrected filings, late ones that now count, a corrected base. */
export function changedFilings(earlier: readonly Cut[], now: readonly Cut[]): ChangedFilings {
  const before = new Map(earlier.flatMap(({ zones }) => zones.map((zone) => [zone.zone, zone])))
  return new Map(
    now
      .flatMap(({ zones }) => zones)
      .map((zone): [string, Cause[]] => [zone.zone, newPointers(before.get(zone.zone), zone)])
      .filter(([, causes]) => causes.length > 0),
  )
}

/**
 * Which of the changed filings a restated figure goes back to: those of the area's zones whose own figure of the indicator is
 * restated too. Where none is (a weight changed, not the value), every changed filing of the area.
 */
export function causesIn(
  programme: Programme,
  restatements: readonly Change[],
  changed: ChangedFilings,
): (restatement: Change) => readonly Cause[] {
  const ofZones = restatements.filter(({ areaLevel }) => areaLevel === 'zone')
  const restated = new Set(
    ofZones.flatMap((r) => [`${r.area} ${r.indicator}/${r.measure}`, `${r.area} ${r.indicator}`]),
  )
  const within = zonesOfAreas(programme)
  return ({ area, areaLevel, indicator, measure }) => {
    if (areaLevel === 'zone') return changed.get(area) ?? []
    const own = within(areaLevel, area).filter((zone) => changed.has(zone))
    const figure = areaLevel === 'target' ? `${indicator}` : `${indicator}/${measure}`
    const direct = own.filter((zone) => restated.has(`${zone} ${figure}`))
    return (direct.length > 0 ? direct : own).flatMap((zone) => changed.get(zone) ?? [])
  }
}

/** An area that is no region (a target, a group of zones) may rest on any zone. */
function zonesOfAreas({ zones, ...programme }: Programme): (level: string, area: string) => readonly string[] {
  const all = zones.map(({ id }) => id).sort()
  const inArea = new Map(
    areasOf({ zones, ...programme }).map(({ level, code, regions }) => {
      const own = new Set(regions)
      const ids = zones.filter(({ region }) => own.has(region)).map(({ id }) => id)
      return [`${level} ${code}`, ids.sort()]
    }),
  )
  return (level, area) => inArea.get(`${level} ${area}`) ?? all
}

function newPointers(before: CutZone | undefined, now: CutZone): Cause[] {
  const known = new Set(before ? pointersOf(before).map(idOf) : [])
  return pointersOf(now)
    .filter((pointer) => !known.has(idOf(pointer)))
    .map(({ zone = now.zone, period, uploadId, versionId, receivedAt }) => ({
      ...{ zone, period, uploadId, versionId, receivedAt },
    }))
}

function pointersOf({ current, basis }: CutZone): readonly RevisionPointer[] {
  return current ? [current, ...basis] : basis
}

const idOf = ({ uploadId, versionId }: RevisionPointer) => `${uploadId}~${versionId}`
