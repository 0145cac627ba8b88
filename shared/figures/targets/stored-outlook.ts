import * as v from 'valibot'

const Text = v.nullable(v.string())
const Count = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0)))
const Flag = v.nullable(v.boolean())

/** A `TargetOutlook` as `figures.json` has it. */
export const TargetOutlookSchema = v.strictObject({
  target: v.string(),
  readings: v.array(
    v.strictObject({ indicator: v.string(), since: Text, value: Text, share: Text, met: Flag, count: Count }),
  ),
  yearly: Text,
  change: Text,
  compared: Count,
  positions: Count,
  needed: Text,
  per: v.nullable(v.picklist(['year', 'month', 'assessment'])),
  method: v.nullable(v.picklist(['linear', 'yearly', 'chained'])),
  outcome: v.picklist([
    'reached',
    'readings-differ',
    'projected',
    'away',
    'far',
    'no-comparison',
    'base-open',
    'rank',
    'none',
  ]),
  date: Text,
  months: Count,
  years: Count,
  rate: Text,
  inTime: Flag,
})
