import type { Ratio } from '../../decimal.ts'
import type { Period } from '../../period.ts'
import type { Programme, Target } from '../../programme/schema.ts'
import { amountValue, compareRatios, decimalRatio } from '../amount.ts'
import type { FiledFigures, ZoneFiling } from '../figure.ts'
import { type FigureKind, headlineMeasure } from '../measures.ts'
import type { PartialCount } from '../partial.ts'
import { amountReader, indicatorsOf } from '../zone-amount.ts'
import { carriedOn, isPartOfYear } from './year.ts'

/** For every target that counts zones, and every indicator that it may mean: how many of a region's accepted zones are above its threshold. */
export function countTargets(
  programme: Programme,
  period: Period,
  kinds: readonly FigureKind[],
  filings: readonly ZoneFiling[],
): readonly PartialCount[] {
  const indicators = indicatorsOf(programme)
  return programme.targets
    .filter(({ metric }) => metric === 'zones-above')
    .flatMap((target) =>
      readingsOf(target).map((indicator) => {
        const kind = targetKind(indicator, kinds)
        const read = kind?.computable ? amountReader(indicators, kind.indicator, kind.measure) : null
        const filedAs = (filed: FiledFigures | null): Ratio | null => {
          if (!read || !filed) return null
          const amount = read(filed)
          return typeof amount === 'string' ? null : amountValue(amount)
        }
        const yearly = (value: Ratio | null) =>
          value && isAbove(target, kind && isPartOfYear(indicators, kind) ? carriedOn(value, period) : value)
        const zones = filings.map((filing) => ({ now: filedAs(filing.values), before: filedAs(filing.yearEarlier) }))
        const both = zones.filter(({ now, before }) => now && before)
        return {
          ...{ target: target.id, indicator, measured: zones.filter(({ now }) => now).length },
          above: zones.filter(({ now }) => now && isAbove(target, now)).length,
          yearly: zones.filter(({ now }) => yearly(now)).length,
          now: both.filter(({ now }) => yearly(now)).length,
          before: both.filter(({ before }) => yearly(before)).length,
          compared: both.length,
        }
      }),
    )
}

/** The indicators that a target is measured by: its own first, then what its words may mean as well. */
export function readingsOf({ indicator, also }: Target): readonly string[] {
  return indicator === null ? [...also] : [indicator, ...also.filter((code) => code !== indicator)]
}

/** The figure that an indicator has in a target: its headline measure; undefined where the period does not have it. */
export function targetKind(code: string | null, kinds: readonly FigureKind[]): FigureKind | undefined {
  return kinds.find(({ indicator, measure }) => indicator.code === code && measure === headlineMeasure(indicator))
}

/** Against the target's threshold: 超过 leaves the number out, 以上 takes it in. Compared exactly, never as printed. */
export function isAbove(target: Target, value: Ratio): boolean {
  if (target.threshold === null) return false
  const order = compareRatios(value, decimalRatio(target.threshold))
  return order > 0 || (order === 0 && target.thresholdIncludes)
}
