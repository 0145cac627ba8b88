import { isFirstOfYear, type Period, periodParts } from '../../shared/period.ts'
import type { Indicator, Programme, Zone } from '../../shared/programme/schema.ts'
import { formSeries, seriesId } from '../../shared/programme/series.ts'
import type { Model, ModelRow } from './model.ts'
import type { Chance } from './random.ts'

/** What a zone would file, by series: decimal text. A series without an entry is left empty. */
export type Figures = Readonly<Record<string, string>>

/** No part is larger than this share of its whole. */
const PART_LIMIT = 0.97
const MONTHS = 12

/** What figures are made from. Months of flows are kept, for every year to date asks for all of them again. */
export interface Making {
  readonly programme: Programme
  readonly model: Model
  readonly chance: Chance
  readonly flows: Map<string, number | null>
}

/** The invented figures of one zone in one period: months add up to the year to date, totals are the sums of their parts. */
export function zoneFigures(making: Making, zone: Zone, period: Period): Figures {
  const { programme, chance } = making
  const { year, to } = periodParts(period)
  const at = { year, month: to }
  const figure = (indicator: Indicator, measure: string): number | null => {
    if (indicator.kind !== 'flow') return level(making, zone, indicator, at)
    if (measure !== 'ytd') return flow(making, zone, indicator, at)
    return total(months(at).map((month) => flow(making, zone, indicator, month)))
  }
  const entries = formSeries(programme, zone, period).flatMap(({ id, indicator, part, measure }) => {
    const whole = wholeOf(programme, indicator) ?? indicator
    const value =
      part === null ? figure(indicator, measure) : split(figure(whole, measure), zone, part, chance, indicator)
    return value === null ? [] : [[id, value.toFixed(indicator.decimals)] as const]
  })
  return withSums(programme, period, Object.fromEntries(entries))
}

interface Month {
  readonly year: number
  readonly month: number
}

/** The months of a year up to one. */
function months({ year, month }: Month): Month[] {
  return Array.from({ length: month }, (_, index) => ({ year, month: index + 1 }))
}

function total(values: readonly (number | null)[]): number | null {
  return values.includes(null) ? null : values.reduce((sum: number, value) => sum + (value ?? 0), 0)
}

function rowOf(model: Model, { code }: Indicator): ModelRow | null {
  return model.rows.find(({ indicator }) => indicator === code) ?? null
}

function flow(making: Making, zone: Zone, indicator: Indicator, at: Month): number | null {
  const key = `${zone.id} ${indicator.code} ${at.year} ${at.month}`
  const known = making.flows.get(key)
  if (known !== undefined) return known
  const made = monthOfFlow(making, zone, indicator, at)
  making.flows.set(key, made)
  return made
}

/** One month of a flow, rounded as it is filed, so that the year to date is exactly the sum of its months. */
function monthOfFlow(making: Making, zone: Zone, indicator: Indicator, at: Month): number | null {
  const { programme, model, chance } = making
  const row = rowOf(model, indicator)
  if (!row) return null
  if (!has(row, chance, zone)) return indicator.filing === 'required' ? 0 : null
  const noise = Math.exp(row.noise * chance.normal(zone.id, row.indicator, at.year, at.month))
  const spread = Math.exp(row.spread * chance.normal(zone.id, row.indicator))
  const base = programme.indicators.find(({ code }) => code === row.of)
  if (!base) return rounded(row.share * spread * noise * size(model, chance, zone, at) * weight(model, at), indicator)
  const whole = flow(making, zone, base, at)
  return whole === null ? null : rounded(whole * ratio(row, spread * noise), indicator)
}

/** A level at the end of a month: a stock never falls, a rate moves about its own middle. */
function level(making: Making, zone: Zone, indicator: Indicator, at: Month): number | null {
  const { programme, model, chance } = making
  const row = rowOf(model, indicator)
  if (!row) return null
  if (!has(row, chance, zone)) return indicator.filing === 'required' ? 0 : null
  if (row.of === 'rate') {
    const own = row.spread * chance.normal(zone.id, row.indicator)
    const moves = row.noise * chance.normal(zone.id, row.indicator, at.year, at.month)
    return clamped(row.share + own + moves, indicator)
  }
  const spread = Math.exp(row.spread * chance.normal(zone.id, row.indicator))
  const base = programme.indicators.find(({ code }) => code === row.of)
  if (!base) return clamped(row.share * spread * size(model, chance, zone, at), indicator)
  const whole = level(making, zone, base, at)
  return whole === null ? null : clamped(whole * ratio(row, spread), indicator)
}

function has({ indicator, zones }: ModelRow, chance: Chance, zone: Zone): boolean {
  return chance.even(zone.id, indicator, 'has') < zones
}

/** A part stays below its whole; what is no part, such as money for a project, does not have to. */
function ratio({ share }: ModelRow, factor: number): number {
  return share < 1 ? Math.min(PART_LIMIT, share * factor) : share * factor
}

/** How large a zone is in a month, in units of the mean zone of the base year; it does not shrink. */
function size(model: Model, chance: Chance, zone: Zone, { year, month }: Month): number {
  const spread = model.sizeSpread
  const start = Math.exp(spread * chance.normal(zone.id, 'size') - (spread * spread) / 2)
  const growth = Math.max(0, model.growthPercent + model.growthSpread * chance.normal(zone.id, 'growth')) / 100
  return (model.levelFactor[zone.level] ?? 1) * start * (1 + growth) ** (year - model.baseYear + (month - 1) / MONTHS)
}

function weight({ months: weights }: Model, { month }: Month): number {
  return (weights[month - 1] ?? 0) / weights.reduce((sum, each) => sum + each, 0)
}

/** The indicator that a broken-down one adds up to, by the programme's own check. */
function wholeOf({ checks, indicators }: Programme, part: Indicator): Indicator | null {
  if (part.breakdown === null) return null
  const check = checks.find(({ kind, others }) => kind === 'sum' && others.includes(part.code))
  return indicators.find(({ code }) => code === check?.subjects[0]) ?? null
}

/** A zone's industries share the whole unevenly; the last one takes the rest, so that they add up. */
function split(whole: number | null, zone: Zone, part: number, chance: Chance, indicator: Indicator): number | null {
  if (whole === null) return null
  const count = Math.max(1, Math.min(zone.industries.length, indicator.breakdownMax))
  const shares = Array.from({ length: count }, (_, index) => 0.2 + chance.even(zone.id, indicator.code, index))
  const all = shares.reduce((sum, share) => sum + share, 0)
  const amounts = shares.slice(0, -1).map((share) => rounded((whole * share) / all, indicator))
  const rest = rounded(whole - amounts.reduce((sum, amount) => sum + amount, 0), indicator)
  return [...amounts, rest][part - 1] ?? null
}

/** A total that a check adds up from other indicators is that sum, whatever the model says. */
function withSums({ checks, indicators }: Programme, period: Period, figures: Figures): Figures {
  const sums = checks.filter(
    ({ kind, others }) => kind === 'sum' && others.every((code) => !brokenDown(indicators, code)),
  )
  const entries = sums.flatMap(({ subjects: [subject = ''], others }) => {
    const indicator = indicators.find(({ code }) => code === subject)
    return (indicator?.measures ?? []).flatMap((measure) => {
      if (measure === 'month' && isFirstOfYear(period)) return []
      const parts = others.map((code) => figures[seriesId(code, measure)])
      if (!indicator || parts.includes(undefined)) return []
      const sum = parts.reduce((all, part) => all + Number(part), 0)
      return [[seriesId(subject, measure), sum.toFixed(indicator.decimals)] as const]
    })
  })
  return { ...figures, ...Object.fromEntries(entries) }
}

function brokenDown(indicators: readonly Indicator[], wanted: string): boolean {
  return indicators.some(({ code, breakdown }) => code === wanted && breakdown !== null)
}

function rounded(value: number, { decimals }: Indicator): number {
  return Number(value.toFixed(decimals))
}

function clamped(value: number, indicator: Indicator): number {
  const [min, max] = [indicator.rangeMin, indicator.rangeMax].map((bound) => (bound === null ? null : Number(bound)))
  return rounded(Math.min(max ?? value, Math.max(min ?? value, value)), indicator)
}
