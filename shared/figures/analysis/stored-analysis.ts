import * as v from 'valibot'
import { FigureSchema, GrowthSchema, MeasureSchema } from '../stored-parts.ts'
import { GROUP_LEVELS } from './groups.ts'

const Text = v.string()
const Printed = v.nullable(Text)
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const AREA_LEVELS = ['province', 'region', 'region-with-inner', 'zone', ...GROUP_LEVELS] as const

const placeEntries = {
  area: Text,
  areaLevel: v.picklist(AREA_LEVELS),
  indicator: Text,
  part: v.nullable(Count),
  measure: MeasureSchema,
}

export const FigureComparisonSchema = v.strictObject({
  ...placeEntries,
  plain: v.nullable(GrowthSchema),
  previous: v.nullable(GrowthSchema),
  pace: v.nullable(v.strictObject({ before: Text, change: Text })),
  coveredOfLastYear: Printed,
  coveredOfLastPeriod: Printed,
  filed: v.nullable(v.strictObject({ indicator: Text, value: Text })),
})

export const AnalysisSchema = v.strictObject({
  comparisons: v.array(FigureComparisonSchema),
  groups: v.array(v.strictObject({ ...FigureSchema.entries, areaLevel: v.picklist(GROUP_LEVELS) })),
  derived: v.array(FigureSchema),
  contributions: v.array(
    v.strictObject({ ...placeEntries, areaLevel: v.picklist(['region', 'industry']), share: Printed, pull: Printed }),
  ),
  medians: v.array(
    v.strictObject({
      ...{ area: Text, areaLevel: v.picklist(AREA_LEVELS), indicator: Text, measure: MeasureSchema },
      ...{ exact: Text, value: Text, zones: Count },
    }),
  ),
  ranks: v.array(v.strictObject({ ...placeEntries, rank: Count, of: Count })),
})
