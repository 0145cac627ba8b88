import type { Ratio } from '../decimal.ts'
import type { Programme, Target } from '../programme/schema.ts'
import { amountValue, compareRatios, decimalRatio } from './amount.ts'
import type { ZoneFiling } from './figures.ts'
import { type FigureKind, headlineMeasure } from './measures.ts'
import type { PartialCount } from './partial.ts'
import { indicatorsOf, zoneAmount } from './zone-amount.ts'

/** For every target that counts zones: how many of a region's accepted zones are above its threshold. */
export function countTargets(
  programme: Programme,
  kinds: readonly FigureKind[],
  filings: readonly ZoneFiling[],
): readonly PartialCount[] {
  const indicators = indicatorsOf(programme)
  return programme.targets
    .filter(({ metric }) => metric === 'zones-above')
    .map((target) => {
      const kind = targetKind(target, kinds)
      const values = filings.flatMap(({ values: filed }) => {
        const amount = kind ? zoneAmount(indicators, kind.indicator, kind.measure, filed) : 'missing'
        return (typeof amount === 'string' ? null : amountValue(amount)) ?? []
      })
      return {
        target: target.id,
        above: values.filter((value) => isAbove(target, value)).length,
        measured: values.length,
      }
    })
}

/** The figure that measures a target: its indicator's headline measure; undefined where the period does not have it. */
export function targetKind(target: Target, kinds: readonly FigureKind[]): FigureKind | undefined {
  return kinds.find(
    ({ indicator, measure }) => indicator.code === target.indicator && measure === headlineMeasure(indicator),
  )
}

/** Against the target's threshold: 超过 leaves the number out, 以上 takes it in. Compared exactly, never as printed. */
export function isAbove(target: Target, value: Ratio): boolean {
  if (target.threshold === null) return false
  const order = compareRatios(value, decimalRatio(target.threshold))
  return order > 0 || (order === 0 && target.thresholdIncludes)
}
