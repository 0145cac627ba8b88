import * as v from 'valibot'
import { checked } from '../../records.ts'
import { AnalysisSchema } from '../analysis/stored-analysis.ts'
import { TargetOutlookSchema } from '../targets/stored-outlook.ts'

/**
 * The part of an earlier edition's `figures.json` that a later edition is compared with. Other fields may stand there, or be
 * missing: an edition sealed by older code has to stay comparable for as long as it can be reopened.
 */
export type EarlierFigures = v.InferOutput<typeof EarlierSchema>
export type EarlierFigure = EarlierFigures['figures'][number]

/** Throws a StoredShapeError. */
export function parseEarlierFigures(data: unknown): EarlierFigures {
  return checked(EarlierSchema, data, 'earlier set of figures')
}

const Text = v.string()
const Decimal = v.nullable(Text)
const Count = v.number()

const EarlierSchema = v.object({
  programme: Text,
  period: Text,
  edition: v.pipe(v.number(), v.integer(), v.minValue(1)),
  figures: v.array(
    v.object({
      area: Text,
      areaLevel: Text,
      indicator: Text,
      part: v.nullable(v.number()),
      measure: Text,
      exact: Decimal,
      value: Decimal,
      status: Text,
      ...{ zones: Count, expected: Count },
      growth: v.nullable(v.object({ value: Decimal, mark: Decimal, unit: Text, zones: Count })),
    }),
  ),
  targets: v.array(v.object({ target: Text, value: Decimal, share: Decimal, count: v.nullable(Count) })),
  // Left out where other code wrote them in another form: then they are not compared.
  targetOutlooks: v.fallback(v.optional(v.array(TargetOutlookSchema)), undefined),
  analysis: v.fallback(v.optional(AnalysisSchema), undefined),
})
