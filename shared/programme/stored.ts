import * as v from 'valibot'
import { StoredShapeError } from '../errors.ts'
import { programmeHash } from './load.ts'
import type { Programme } from './schema.ts'

/** Only the outline: the hash proves that the rest is what our own loader compiled and validated. */
const outline = v.looseObject({
  code: v.string(),
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  calendar: v.looseObject({ timeZone: v.string() }),
  bulletin: v.looseObject({ keyIndicators: v.array(v.string()) }),
  regions: v.array(v.looseObject({ code: v.string() })),
  zones: v.array(v.looseObject({ id: v.string(), region: v.string() })),
  indicators: v.array(v.looseObject({ code: v.string(), measures: v.array(v.string()) })),
  checks: v.array(v.looseObject({ id: v.string() })),
  targets: v.array(v.looseObject({ id: v.string() })),
})

/** A compiled programme read back from JSON; throws `StoredShapeError` when it is not what was stored under its hash. */
export function parseProgramme(data: unknown): Programme {
  if (!isProgramme(data)) throw new StoredShapeError('not a compiled programme')
  const actual = programmeHash(data)
  if (actual !== data.hash)
    throw new StoredShapeError(`the programme ${data.code} says hash ${data.hash} and has hash ${actual}`)
  return data
}

function isProgramme(data: unknown): data is Programme {
  return v.is(outline, data)
}
