import * as v from 'valibot'
import { getItem, putIfAbsent, putItem, queryItems } from '../aws/table.ts'
import { type EditionRef, tableKeys } from '../keys.ts'
import { checked } from '../records.ts'
import { POINTS, type Point, type PointCode } from '../release/checklist.ts'

/** How the checklist of an edition stood when it was last looked at. */
export interface CheckedRelease {
  readonly checkedAt: string
  /** Since when it is held; null: it is not. */
  readonly heldSince: string | null
  readonly points: readonly Point[]
}

/** Somebody's word that an edition may go out although these points hold it. */
export interface Override {
  readonly at: string
  readonly points: readonly PointCode[]
  readonly reason: string
  readonly by: string
}

export function saveCheck(ref: EditionRef, check: CheckedRelease): Promise<void> {
  return putItem(tableKeys.checklist(ref), check)
}

/** Null: the close has not come that far. */
export function loadCheck(ref: EditionRef): Promise<CheckedRelease | null> {
  return getItem(tableKeys.checklist(ref), (data) => checked(CheckSchema, data, 'checklist'))
}

/** Written once; the same word again changes nothing. */
export function putOverride(ref: EditionRef, override: Override): Promise<boolean> {
  return putIfAbsent(tableKeys.override(ref, override.at), override)
}

export async function listOverrides(ref: EditionRef): Promise<readonly Override[]> {
  const { pk, sk } = tableKeys.override(ref, '')
  const found = await queryItems(pk, sk, (data) => checked(OverrideSchema, data, 'override'))
  return found.map(({ data }) => data)
}

/** The points that hold an edition and that nobody has answered for. */
export function heldPoints(points: readonly Point[], overrides: readonly Override[]): readonly PointCode[] {
  const answered = new Set(overrides.flatMap((override) => override.points))
  return points.filter(({ outcome, code }) => outcome === 'holds' && !answered.has(code)).map(({ code }) => code)
}

const PointCodeSchema = v.picklist(POINTS)
const CheckSchema = v.strictObject({
  checkedAt: v.string(),
  heldSince: v.nullable(v.string()),
  points: v.array(
    v.strictObject({
      code: PointCodeSchema,
      outcome: v.picklist(['fine', 'warns', 'holds']),
      facts: v.record(v.string(), v.union([v.string(), v.number()])),
    }),
  ),
})
const OverrideSchema = v.strictObject({
  at: v.string(),
  points: v.array(PointCodeSchema),
  reason: v.string(),
  by: v.string(),
})
