import * as v from 'valibot'
import type { EditionRef } from '../keys.ts'
import type { Period } from '../period.ts'
import type { Measure, Programme } from '../programme/schema.ts'
import { checked } from '../records.ts'
import { bulletinFigures } from './disclosure/disclose.ts'
import type { Figure } from './figure.ts'
import type { EditionFigures } from './figures.ts'
import { headlineMeasure } from './measures.ts'
import { MeasureSchema, StatusSchema } from './stored-parts.ts'

/** A key figure of the whole as an edition prints it. */
export interface TrendValue extends Pick<Figure, 'area' | 'value' | 'status' | 'zones' | 'expected'> {
  readonly indicator: string
  readonly measure: Measure
  /** 同比 as printed; null where there is none. */
  readonly growth: string | null
}

/** `trend.json`: what an edition, or an imported round, gives to the trends of later ones. Small, so that a close reads a year of them. */
export interface TrendRecord extends EditionRef {
  readonly values: readonly TrendValue[]
}

/** Where a point of an earlier period comes from. */
export interface TrendOrigin {
  readonly source: 'edition' | 'imported'
  /** Of the edition published; null for an imported round, which never was. */
  readonly manifestHash: string | null
}

/** `trend-earlier.json`: the records that an edition's trends rest on, at most one a period. */
export interface EarlierRecord extends TrendRecord, TrendOrigin {}

/**
 * The key figures of the whole, by the measure that the bulletin leads with, as its readers see them: what is suppressed in an
 * edition stays so in the trends of later ones.
 */
export function trendRecord(programme: Programme, figures: EditionFigures): TrendRecord {
  const measures = new Map(programme.indicators.map((each) => [each.code, headlineMeasure(each)]))
  const whole = bulletinFigures(programme, figures).figures.filter(({ areaLevel }) => areaLevel === 'province')
  const { programme: code, period, edition } = figures
  return {
    ...{ programme: code, period, edition },
    values: programme.bulletin.keyIndicators.flatMap((key) =>
      whole
        .filter(({ indicator, measure, part }) => indicator === key && measure === measures.get(key) && part === null)
        .map(({ area, indicator, measure, value, status, zones, expected, growth }) => ({
          ...{ area, indicator, measure, value, status, zones, expected, growth: growth?.value ?? null },
        })),
    ),
  }
}

/** A record by itself, whatever it was found with: its canonical JSON is the file that its own edition has sealed. */
export function recordOf({ programme, period, edition, values }: TrendRecord): TrendRecord {
  return { programme, period, edition, values }
}

/** Parses `trend.json`. Throws a StoredShapeError. */
export function parseTrendRecord(data: unknown): TrendRecord {
  return checked(v.strictObject(RECORD), data, 'record of a trend')
}

/** Parses `trend-earlier.json`. Throws a StoredShapeError; also where a period comes twice or an edition has no manifest. */
export function parseEarlierRecords(data: unknown): readonly EarlierRecord[] {
  return checked(EarlierRecords, data, 'list of trend records')
}

const Text = v.string()
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const RECORD = {
  programme: Text,
  period: Text,
  edition: v.pipe(v.number(), v.integer(), v.minValue(1)),
  values: v.array(
    v.strictObject({
      ...{ area: Text, indicator: Text, measure: MeasureSchema, value: v.nullable(Text), status: StatusSchema },
      ...{ zones: Count, expected: Count, growth: v.nullable(Text) },
    }),
  ),
}

const EarlierRecords = v.pipe(
  v.array(
    v.variant('source', [
      v.strictObject({ ...RECORD, source: v.literal('edition'), manifestHash: Hash }),
      v.strictObject({ ...RECORD, source: v.literal('imported'), manifestHash: v.null() }),
    ]),
  ),
  v.check((records) => distinct(records.map(({ period }) => period)), 'a period comes twice'),
)

function distinct(periods: readonly Period[]): boolean {
  return new Set(periods).size === periods.length
}
