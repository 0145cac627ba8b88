import * as v from 'valibot'
import {
  anyText,
  codeOrNull,
  decimalOrNull,
  factors,
  flag,
  formerZone,
  indicatorCode,
  keyCode,
  listOf,
  oneOf,
  someText,
  textOrNull,
  wholeNumber,
  wholeNumberOr,
} from './cells.ts'
import { rowSchema } from './read-table.ts'
import type { Check, Indicator, Region, Target, Zone } from './schema.ts'

const TILES_MAX = 40

/** One table of a programme's folder after another: the columns of each, and what a row becomes. */

export const regionRow = rowSchema(
  {
    code: keyCode,
    name_zh: someText,
    name_en: someText,
    level: oneOf(['province', 'unit']),
    parent: codeOrNull,
    in_coverage_target: flag,
    order: wholeNumber(0, 9999),
    note: anyText,
    tile_x: v.optional(wholeNumberOr(null, 0, TILES_MAX), ''),
    tile_y: v.optional(wholeNumberOr(null, 0, TILES_MAX), ''),
  },
  ({ name_zh, name_en, in_coverage_target, tile_x: x, tile_y: y, ...row }): Region => ({
    ...row,
    ...(x === null || y === null ? {} : { tile: { x, y } }),
    name: { zh: name_zh, en: name_en },
    inCoverageTarget: in_coverage_target,
  }),
)

export const zoneRow = rowSchema(
  {
    id: keyCode,
    name_zh: someText,
    name_en: someText,
    level: oneOf(['national', 'provincial']),
    kind: someText,
    region: keyCode,
    county: anyText,
    industries: listOf(someText),
    synthetic: flag,
    note: anyText,
    predecessors: v.optional(listOf(formerZone), ''),
  },
  ({ name_zh, name_en, predecessors, ...row }): Zone => ({
    ...row,
    name: { zh: name_zh, en: name_en },
    ...predecessorsIn(predecessors),
  }),
)

function predecessorsIn(former: readonly string[]): Pick<Zone, 'predecessors' | 'predecessorRegions'> {
  const named = former.map((text) => text.split('@'))
  const regions = named.flatMap(([id, region]) => (id && region ? [[id, region] as const] : []))
  return {
    ...(named.length === 0 ? {} : { predecessors: named.map(([id = '']) => id) }),
    ...(regions.length === 0 ? {} : { predecessorRegions: Object.fromEntries(regions) }),
  }
}

export const indicatorRow = rowSchema(
  {
    code: indicatorCode,
    group: someText,
    name_zh: someText,
    name_en: someText,
    unit_zh: someText,
    unit_en: someText,
    kind: oneOf(['flow', 'stock', 'ratio', 'growth', 'rank']),
    measures: listOf(oneOf(['month', 'ytd', 'end'])),
    decimals: wholeNumber(0, 6),
    frequency: oneOf(['monthly', 'quarterly', 'annual', 'event']),
    january_exempt: flag,
    filing: oneOf(['required', 'optional', 'derived']),
    breakdown: v.pipe(
      oneOf(['', 'industries']),
      v.transform((text) => (text === '' ? null : text)),
    ),
    breakdown_max: wholeNumberOr(0, 1, 20),
    may_be_negative: flag,
    aggregation: oneOf(['sum', 'ratio', 'weighted', 'none']),
    numerators: listOf(indicatorCode),
    denominator: codeOrNull,
    scale: wholeNumberOr(1, 1, 1_000_000),
    weight: codeOrNull,
    range_min: decimalOrNull,
    range_max: decimalOrNull,
    growth_warn_percent: wholeNumberOr(null, 1, 100_000),
    definition: anyText,
    definition_en: v.optional(anyText, ''),
    source: anyText,
    growth_of: v.optional(codeOrNull, ''),
    statistics: v.optional(listOf(oneOf(['median', 'rank'])), ''),
  },
  (row): Indicator => ({
    code: row.code,
    group: row.group,
    name: { zh: row.name_zh, en: row.name_en },
    unit: { zh: row.unit_zh, en: row.unit_en },
    kind: row.kind,
    measures: row.measures,
    decimals: row.decimals,
    frequency: row.frequency,
    januaryExempt: row.january_exempt,
    filing: row.filing,
    breakdown: row.breakdown,
    breakdownMax: row.breakdown_max,
    mayBeNegative: row.may_be_negative,
    aggregation: row.aggregation,
    numerators: row.numerators,
    denominator: row.denominator,
    scale: row.scale,
    weight: row.weight,
    rangeMin: row.range_min,
    rangeMax: row.range_max,
    growthWarnPercent: row.growth_warn_percent,
    definition: row.definition,
    ...(row.definition_en === '' ? {} : { definitionEn: row.definition_en }),
    source: row.source,
    ...(row.growth_of === null ? {} : { growthOf: row.growth_of }),
    ...(row.statistics.length === 0 ? {} : { statistics: row.statistics }),
  }),
)

export const checkRow = rowSchema(
  {
    id: indicatorCode,
    severity: oneOf(['validity', 'quality']),
    kind: oneOf([
      'sum',
      'part',
      'range',
      'zero',
      'monotone',
      'identity',
      'ratio-band',
      'unit-slip',
      'change',
      'growth',
      'copied',
      'outlier',
      'document',
    ]),
    subjects: listOf(someText),
    others: listOf(indicatorCode),
    min: decimalOrNull,
    max: decimalOrNull,
    scale: wholeNumberOr(1, 1, 1_000_000),
    tolerance: decimalOrNull,
    factors,
    message_zh: someText,
    message_en: someText,
    remedy_zh: someText,
    remedy_en: someText,
    source: anyText,
    same_level_percent: v.optional(wholeNumberOr(null, 0, 100), ''),
  },
  ({ message_zh, message_en, remedy_zh, remedy_en, same_level_percent, ...row }): Check => ({
    ...row,
    ...(same_level_percent === null ? {} : { sameLevelPercent: same_level_percent }),
    message: { zh: message_zh, en: message_en },
    remedy: { zh: remedy_zh, en: remedy_en },
  }),
)

export const targetRow = rowSchema(
  {
    id: keyCode,
    plan: someText,
    statement_zh: someText,
    statement_en: someText,
    metric: oneOf(['sum', 'zones-above', 'regions-above', 'zone', 'multiple', 'cap', 'tracked']),
    indicator: codeOrNull,
    zone: codeOrNull,
    threshold: decimalOrNull,
    threshold_includes: v.pipe(
      oneOf(['', '0', '1']),
      v.transform((text) => text === '1'),
    ),
    operator: oneOf(['>', '>=', '=', '<=', 'about']),
    value: decimalOrNull,
    unit: someText,
    due: v.pipe(
      v.string(),
      v.regex(/^(\d{4}(-\d{2}-\d{2})?)?$/, 'must be a year, a date, or empty'),
      v.transform((text) => (text === '' ? null : text)),
    ),
    qualifier: anyText,
    baseline: anyText,
    baseline_value: decimalOrNull,
    also: listOf(indicatorCode),
    open_question_zh: textOrNull,
    open_question_en: textOrNull,
    source: anyText,
  },
  ({
    statement_zh,
    statement_en,
    threshold_includes,
    baseline_value,
    open_question_zh,
    open_question_en,
    ...row
  }): Target => ({
    ...row,
    baselineValue: baseline_value,
    statement: { zh: statement_zh, en: statement_en },
    thresholdIncludes: threshold_includes,
    openQuestion: open_question_zh === null ? null : { zh: open_question_zh, en: open_question_en ?? open_question_zh },
  }),
)
