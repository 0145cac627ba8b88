import type { Indicator, Measure, Programme } from '../../programme/schema.ts'
import type { EditionFigures } from '../figures.ts'
import { componentMeasure } from '../measures.ts'
import type { Atom } from './pattern.ts'

/**
 * Which figures each zone has, by zone, indicator and measure: the parts, null for a figure without parts; none where it does not
 * apply to the zone. What is missing has no entry.
 */
export type Filed = ReadonlyMap<string, readonly (number | null)[]>

export function filedBy({ figures }: EditionFigures): Filed {
  const filed = new Map<string, (number | null)[]>()
  for (const { areaLevel, area, indicator, measure, part, value, status } of figures) {
    if (areaLevel !== 'zone' || (value === null && status !== 'z')) continue
    const key = filedKey(area, indicator, measure)
    const parts = filed.get(key) ?? []
    filed.set(key, parts)
    if (value !== null) parts.push(part)
  }
  return filed
}

export interface ZoneIn {
  readonly programme: Programme
  readonly filed: Filed
  readonly zone: string
  /** Figures derived from other periods' filings are figures of their own. */
  readonly derived: boolean
  readonly parts: (zone: string, part: number) => boolean
}

/**
 * The figures that a zone puts into a sum. What the programme defines or checks as a sum of others is these others, so that no
 * identity between published indicators is overlooked.
 */
export function zoneAtoms(at: ZoneIn, indicator: Indicator, measure: Measure, trail: readonly string[] = []): Atom[] {
  const { filed, zone, derived } = at
  const own = filed.get(filedKey(zone, indicator.code, derived ? otherMeasure(indicator, measure) : measure))
  if (!own?.length || (indicator.weight !== null && !hasWeight(at, indicator.weight, measure))) return []
  const parts = own.filter((part) => part === null || at.parts(zone, part))
  if (derived) return parts.map((part) => atomOf(zone, indicator, `${measure}-derived`, part))
  const summands = trail.includes(indicator.code) ? [] : summandsOf(at, indicator, measure)
  const known = summands.every((each) => filed.has(filedKey(zone, each.indicator.code, each.measure)))
  const atoms = summands.flatMap((each) => zoneAtoms(at, each.indicator, each.measure, [...trail, indicator.code]))
  if (known && atoms.length > 0) return atoms
  return parts.map((part) => atomOf(zone, indicator, measure, part))
}

interface Summand {
  readonly indicator: Indicator
  readonly measure: Measure
}

/** What an indicator is the sum of, by its definition or by a check that every filing has to pass; nothing where it is filed alone. */
function summandsOf({ programme }: ZoneIn, { code, numerators, denominator }: Indicator, measure: Measure): Summand[] {
  const defined = denominator === null ? numerators : []
  const checked = programme.checks.find(({ kind, subjects }) => kind === 'sum' && subjects[0] === code)?.others ?? []
  const codes = defined.length > 0 ? defined : checked
  const summands = codes.flatMap((part): Summand[] => {
    const indicator = programme.indicators.find((each) => each.code === part)
    const own = indicator && componentMeasure(indicator, measure)
    return indicator && own ? [{ indicator, measure: own }] : []
  })
  return summands.length === codes.length ? summands : []
}

function hasWeight({ programme, filed, zone }: ZoneIn, weight: string, measure: Measure): boolean {
  const indicator = programme.indicators.find(({ code }) => code === weight)
  const own = indicator && componentMeasure(indicator, measure)
  return !own || (filed.get(filedKey(zone, weight, own)) ?? []).length > 0
}

/** What a derived figure is derived from: a month from years to date, a year to date from months. */
function otherMeasure({ measures }: Indicator, measure: Measure): Measure {
  const other = measure === 'month' ? 'ytd' : 'month'
  return measures.includes(other) ? other : measure
}

function atomOf(zone: string, { code }: Indicator, measure: string, part: number | null): Atom {
  return { zone, key: `${zone} ${code} ${part ?? ''} ${measure}` }
}

function filedKey(zone: string, indicator: string, measure: Measure): string {
  return `${zone} ${indicator} ${measure}`
}
