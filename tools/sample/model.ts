import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { parseCsv } from '../../shared/csv.ts'
import type { Programme } from '../../shared/programme/schema.ts'

/** How the invented figures of a programme are made: data beside the programme, with the sources of its magnitudes. */
const Shape = v.strictObject({
  /** What the magnitudes are taken from, in words. */
  note: v.string(),
  /** Year to which the magnitudes belong; growth counts from its start. */
  baseYear: v.number(),
  /** Spread of the zones' sizes (σ of the logarithm), and factors by the level of a zone. */
  sizeSpread: v.number(),
  levelFactor: v.record(v.string(), v.number()),
  growthPercent: v.number(),
  growthSpread: v.number(),
  /** Weights of the twelve months of a flow. */
  months: v.pipe(v.array(v.number()), v.length(12)),
  /** What offices write when they are asked for an explanation; each says that it is invented. */
  reasons: v.pipe(v.array(v.string()), v.minLength(1)),
  /** What offices write beside what was recognised, `{year}` for the period's: an invented document. Empty where nothing is. */
  document: v.optional(v.string(), ''),
  /** How offices behave, as shares of the zones. */
  offices: v.strictObject({
    missing: v.number(),
    overdue: v.number(),
    corrected: v.number(),
    explained: v.number(),
    /** of the filings of past rounds */
    absentBefore: v.number(),
  }),
})

const Row = v.strictObject({
  indicator: v.string(),
  /** `size` of the zone, another indicator above it, or `rate` for a level of its own. */
  of: v.string(),
  /** Yearly amount of a flow, level of a stock, or the rate itself, for one of what it is `of`. */
  share: v.pipe(v.string(), v.transform(Number), v.number(), v.finite()),
  /** Between zones. */
  spread: v.pipe(v.string(), v.transform(Number), v.number(), v.finite()),
  /** From period to period. */
  noise: v.pipe(v.string(), v.transform(Number), v.number(), v.finite()),
  /** Share of the zones that have any of it. */
  zones: v.pipe(v.string(), v.transform(Number), v.number(), v.minValue(0), v.maxValue(1)),
  source: v.string(),
})

export type ModelRow = v.InferOutput<typeof Row>
export interface Model extends v.InferOutput<typeof Shape> {
  readonly rows: readonly ModelRow[]
}

const PROGRAMMES = 'programmes'

/** Null for a programme that has none, whose months are played from published figures. */
export function loadModel({ code, indicators }: Programme): Model | null {
  const dir = join(PROGRAMMES, code, 'sample')
  if (!existsSync(dir)) return null
  const shape = v.parse(Shape, JSON.parse(readFileSync(join(dir, 'offices.json'), 'utf8')))
  const rows = tableRows(join(dir, 'magnitudes.csv')).map((row) => v.parse(Row, row))
  const unknown = rows.filter(({ indicator }) => !indicators.some((each) => each.code === indicator))
  if (unknown.length > 0) throw new RangeError(`${dir}: no indicator ${unknown.map(({ indicator }) => indicator)}`)
  return { ...shape, rows }
}

/** A CSV file as records by its first row. */
export function tableRows(file: string): Record<string, string>[] {
  const table = parseCsv(readFileSync(file, 'utf8'))
  if ('fault' in table) throw new RangeError(`${file}: line ${table.fault.line}: ${table.fault.reason}`)
  const [header = [], ...rows] = table.rows
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])))
}
