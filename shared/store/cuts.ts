import { getItem, putIfAbsent } from '../aws/table.ts'
import { type EditionRef, tableKeys } from '../keys.ts'
import { parseCut } from '../records.ts'
import type { Cut } from '../round.ts'

/** True when this call wrote it; the first cut of an edition and region stands, whatever a repeat would find. */
export function putCut(ref: EditionRef, cut: Cut): Promise<boolean> {
  return putIfAbsent(tableKeys.cut(ref, cut.region), cut)
}

export function loadCut(ref: EditionRef, region: string): Promise<Cut | null> {
  return getItem(tableKeys.cut(ref, region), parseCut)
}
