import * as v from 'valibot'
import { checked } from '../../records.ts'
import type { Restatement } from './restatement.ts'

/** Parses `restatements.json`. Throws a StoredShapeError. */
export function parseRestatements(data: unknown): readonly Restatement[] {
  return checked(RestatementsSchema, data, 'list of restatements')
}

const Text = v.string()
const Decimal = v.nullable(Text)
const StatedSchema = v.nullable(
  v.strictObject({ value: Decimal, exact: Decimal, growth: Decimal, growthMark: Decimal }),
)

const RestatementsSchema = v.array(
  v.strictObject({
    area: Text,
    areaLevel: Text,
    indicator: v.nullable(Text),
    part: v.nullable(v.number()),
    measure: Text,
    old: StatedSchema,
    new: StatedSchema,
    difference: Decimal,
    exactDifference: Decimal,
    facts: v.array(v.strictObject({ fact: Text, old: Decimal, new: Decimal })),
    causes: v.array(v.strictObject({ zone: Text, period: Text, uploadId: Text, versionId: Text, receivedAt: Text })),
  }),
)
