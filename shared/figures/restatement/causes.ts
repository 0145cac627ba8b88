import type { Programme } from '../../programme/schema.ts'
import type { Cut, CutZone, RevisionPointer } from '../../round.ts'
import { groupsOf } from '../analysis/groups.ts'
import { areasOf } from '../areas.ts'
import { type Cause, type Change, isFigureRestated } from './restatement.ts'

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
 * Which of the changed filings a restated row goes back to: those of the area's zones whose own figure of the indicator is
 * restated too. Where none is (a weight changed, not the value), every changed filing of the area; and where the area has none
 * (a zone's rank moves with the figures of others), those anywhere.
 */
export function causesIn(
  programme: Programme,
  restatements: readonly Change[],
  changed: ChangedFilings,
): (restatement: Change) => readonly Cause[] {
  const ofZones = restatements.filter((each) => each.areaLevel === 'zone' && isFigureRestated(each))
  const restated = new Set(
    ofZones.flatMap((r) => [`${r.area} ${r.indicator}/${r.measure}`, `${r.area} ${r.indicator}`]),
  )
  const within = zonesOfAreas(programme)
  const anywhere = [...changed.keys()].sort()
  return ({ area, areaLevel, indicator, measure }) => {
    const inArea = areaLevel === 'zone' ? [area] : within(areaLevel, area)
    const own = inArea.filter((zone) => changed.has(zone))
    const among = own.length > 0 ? own : anywhere
    const figure = isFiledMeasure(measure) ? `${indicator}/${measure}` : `${indicator}`
    const direct = among.filter((zone) => restated.has(`${zone} ${figure}`))
    return (direct.length > 0 ? direct : among).flatMap((zone) => changed.get(zone) ?? [])
  }
}

/** Medians, months between years to date, and what is said of targets have no figure of their own in a zone. */
function isFiledMeasure(measure: string): boolean {
  return measure === 'month' || measure === 'ytd' || measure === 'end'
}

/** A target may rest on any zone. */
function zonesOfAreas(programme: Programme): (level: string, area: string) => readonly string[] {
  const { zones } = programme
  const all = zones.map(({ id }) => id).sort()
  const inArea = new Map(
    areasOf(programme).map(({ level, code, regions }) => {
      const own = new Set(regions)
      const ids = zones.filter(({ region }) => own.has(region)).map(({ id }) => id)
      return [`${level} ${code}`, ids.sort()]
    }),
  )
  for (const { level, code } of groupsOf(programme)) {
    const ids = zones.filter((zone) => zone[GROUPED_BY[level]].includes(code)).map(({ id }) => id)
    inArea.set(`${level} ${code}`, ids.sort())
  }
  return (level, area) => inArea.get(`${level} ${area}`) ?? all
}

const GROUPED_BY = { 'zone-level': 'level', 'zone-kind': 'kind', industry: 'industries' } as const

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
