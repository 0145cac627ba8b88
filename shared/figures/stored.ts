import * as v from 'valibot'
import { checked } from '../records.ts'
import { AnalysisSchema } from './analysis/stored-analysis.ts'
import type { EditionFigures } from './figures.ts'
import { CoverageSchema, FigureSchema, MeasureSchema, StandingSchema, StatusSchema } from './stored-parts.ts'
import { TargetOutlookSchema } from './targets/stored-outlook.ts'

/** Parses `figures.json`. Throws a StoredShapeError. */
export function parseEditionFigures(data: unknown): EditionFigures {
  return checked(EditionFiguresSchema, data, 'set of figures')
}

const Text = v.string()
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

const TrendSchema = v.strictObject({
  area: Text,
  areaLevel: v.literal('province'),
  indicator: Text,
  measure: MeasureSchema,
  points: v.array(
    v.strictObject({
      ...{ period: Text, value: v.nullable(Text), growth: v.nullable(Text), status: StatusSchema },
      ...{ zones: Count, expected: Count, source: v.nullable(v.picklist(['edition', 'imported', 'this'])) },
      ...{ edition: v.nullable(Count), manifestHash: v.nullable(Text) },
    }),
  ),
})

const EditionFiguresSchema = v.strictObject({
  programme: Text,
  period: Text,
  edition: v.pipe(v.number(), v.integer(), v.minValue(1)),
  programmeHash: Text,
  coverage: CoverageSchema,
  regionCoverage: v.record(Text, CoverageSchema),
  figures: v.array(FigureSchema),
  standings: v.array(StandingSchema),
  targets: v.array(
    v.strictObject({
      target: Text,
      operator: v.picklist(['>', '>=', '=', '<=', 'about']),
      targetValue: v.nullable(Text),
      value: v.nullable(Text),
      share: v.nullable(Text),
      met: v.nullable(v.boolean()),
      count: v.nullable(Count),
    }),
  ),
  targetOutlooks: v.array(TargetOutlookSchema),
  analysis: v.exactOptional(AnalysisSchema),
  trend: v.exactOptional(v.array(TrendSchema)),
})
