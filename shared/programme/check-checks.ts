import { compareMicro, toMicro } from '../decimal.ts'
import type { Faults } from './faults.ts'
import type { Located } from './read-table.ts'
import type { Check, CheckKind, Indicator } from './schema.ts'

/** In place of subjects: every filed indicator that no other check of the same kind names. */
const EVERY = '*'

interface Shape {
  /** How many subjects and others the kind takes: least, most. */
  readonly subjects: readonly [number, number]
  readonly others: readonly [number, number]
  readonly everyAllowed?: true
}

const MANY = 200
const SHAPES: Readonly<Record<CheckKind, Shape>> = {
  sum: { subjects: [1, 1], others: [1, MANY] },
  part: { subjects: [1, MANY], others: [1, 1] },
  range: { subjects: [1, MANY], others: [0, 0], everyAllowed: true },
  zero: { subjects: [1, MANY], others: [0, 0] },
  monotone: { subjects: [1, MANY], others: [0, 0] },
  identity: { subjects: [1, MANY], others: [0, 0] },
  'ratio-band': { subjects: [1, 1], others: [1, 1] },
  'unit-slip': { subjects: [1, MANY], others: [0, 0], everyAllowed: true },
  change: { subjects: [1, MANY], others: [0, 0] },
  growth: { subjects: [1, MANY], others: [0, 0] },
  copied: { subjects: [1, MANY], others: [0, 0], everyAllowed: true },
  outlier: { subjects: [1, MANY], others: [0, 0] },
  document: { subjects: [1, MANY], others: [0, 0] },
}

/** Validates the checks against the indicators and gives them back with `*` written out, so that who runs them needs no rule for it. */
export function resolveChecks(
  checks: readonly Located<Check>[],
  indicators: readonly Located<Indicator>[],
  faults: Faults,
): Check[] {
  const byCode = new Map(indicators.map(({ value }) => [value.code, value]))
  return checks.map(({ row, value }) => {
    const at = (column: string, sentence: string) => faults.at('checks.csv', row, column, sentence)
    checkCounts(value, at)
    checkNumbers(value, at)
    for (const column of ['subjects', 'others'] as const)
      for (const code of value[column]) if (code !== EVERY) checkSubject(column, code, value.kind, byCode, at)
    return value.subjects.includes(EVERY) ? { ...value, subjects: everySubject(value.kind, checks, indicators) } : value
  })
}

type At = (column: string, sentence: string) => void

function checkCounts({ kind, subjects, others }: Check, at: At): void {
  const shape = SHAPES[kind]
  const [subjectsMin, subjectsMax] = shape.subjects
  const [othersMin, othersMax] = shape.others
  if (subjects.length < subjectsMin || subjects.length > subjectsMax)
    at('subjects', `a check of kind ${kind} takes ${range(shape.subjects)} subjects, not ${subjects.length}`)
  if (others.length < othersMin || others.length > othersMax)
    at('others', `a check of kind ${kind} takes ${range(shape.others)} others, not ${others.length}`)
  if (subjects.includes(EVERY) && !(shape.everyAllowed && subjects.length === 1))
    at('subjects', shape.everyAllowed ? `${EVERY} stands alone` : `a check of kind ${kind} names its subjects`)
}

const range = ([least, most]: readonly [number, number]) => (least === most ? `${least}` : `${least} to ${most}`)

/** What happens once is explained each time: an explanation of these kinds has no level to hold for. */
const ONCE: ReadonlySet<CheckKind> = new Set(['monotone', 'identity', 'unit-slip', 'change', 'copied'])

function checkNumbers({ kind, min, max, tolerance, factors, sameLevelPercent }: Check, at: At): void {
  if (kind !== 'outlier' && min !== null && max !== null && compareMicro(toMicro(min), toMicro(max)) > 0)
    at('max', 'must not be below min')
  if (kind === 'ratio-band' && min === null && max === null) at('min', 'a ratio-band needs min or max')
  if (kind === 'outlier' && (max === null || compareMicro(toMicro(max), 0) <= 0))
    at('max', 'an outlier needs the z-score that is too far')
  if (kind === 'outlier' && min?.startsWith('-')) at('min', 'must not be negative')
  if (sameLevelPercent !== undefined && ONCE.has(kind))
    at('same_level_percent', `a finding of kind ${kind} has no level that stays`)
  if (kind === 'growth' && max === null) at('max', 'a check of growth needs it')
  if (kind === 'change' && max === null && tolerance === null) at('tolerance', 'a change needs tolerance or max')
  if ((kind === 'unit-slip') !== factors.length > 0) at('factors', 'belongs to unit-slip, and unit-slip needs it')
  if (tolerance?.startsWith('-')) at('tolerance', 'must not be negative')
}

function checkSubject(
  column: string,
  code: string,
  kind: CheckKind,
  byCode: ReadonlyMap<string, Indicator>,
  at: At,
): void {
  const indicator = byCode.get(code)
  if (!indicator) {
    at(column, `no indicator ${code} in indicators.csv`)
    return
  }
  if (indicator.filing === 'derived') at(column, `${code} is derived: no zone files it`)
  if (kind === 'identity' && !(indicator.measures.includes('month') && indicator.measures.includes('ytd')))
    at(column, `${code} is not filed both for the month and the year to date`)
  if (kind === 'monotone' && indicator.kind !== 'flow' && indicator.kind !== 'stock')
    at(column, `${code} is a ${indicator.kind}, which may fall`)
  if (kind === 'growth' && indicator.kind !== 'growth') at(column, `${code} is not a growth rate`)
}

function everySubject(
  kind: CheckKind,
  checks: readonly Located<Check>[],
  indicators: readonly Located<Indicator>[],
): readonly string[] {
  const named = new Set(checks.filter(({ value }) => value.kind === kind).flatMap(({ value }) => value.subjects))
  return indicators
    .map(({ value }) => value)
    .filter(({ filing, code }) => filing !== 'derived' && !named.has(code))
    .filter(({ rangeMin, rangeMax }) => kind !== 'range' || rangeMin !== null || rangeMax !== null)
    .map(({ code }) => code)
}
