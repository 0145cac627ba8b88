import * as v from 'valibot'

/** The shapes that several stored records of figures share. */

const Text = v.string()
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))

export const MeasureSchema = v.picklist(['month', 'ytd', 'end'])

export const CoverageSchema = v.strictObject({ expected: Count, reported: Count, accepted: Count, overdue: Count })

export const StandingSchema = v.strictObject({
  zone: Text,
  region: Text,
  standing: v.picklist(['accepted', 'overdue', 'to-explain', 'rejected', 'missing']),
  explained: v.exactOptional(Count),
})

export const GrowthSchema = v.strictObject({
  unit: v.picklist(['percent', 'points']),
  value: v.nullable(Text),
  mark: v.nullable(v.picklist(['to-profit', 'to-loss', 'loss-narrowed', 'loss-widened', 'no-base'])),
  current: Text,
  base: Text,
  zones: Count,
})

export const StatusSchema = v.picklist(['', 'p', 'r', 'e', 'c', 'x', 'z'])

export const FigureSchema = v.strictObject({
  area: Text,
  areaLevel: v.picklist(['province', 'region', 'region-with-inner', 'zone']),
  indicator: Text,
  part: v.nullable(Count),
  measure: MeasureSchema,
  exact: v.nullable(Text),
  value: v.nullable(Text),
  status: StatusSchema,
  zones: Count,
  expected: Count,
  growth: v.nullable(GrowthSchema),
})
