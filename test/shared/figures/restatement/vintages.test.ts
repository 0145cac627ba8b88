import { describe, expect, test } from 'vitest'
import type { EarlierFigures } from '../../../../shared/figures/restatement/earlier.ts'
import { summarizeVintages, vintagesOf } from '../../../../shared/figures/restatement/vintages.ts'

/** An edition with one figure of the province, beside a zone's, a part and a memo that are not asked for. */
function edition(period: string, number: number, exact: string | null, value = exact): EarlierFigures {
  const figure = (over: Partial<EarlierFigures['figures'][number]>) => ({
    ...{
      area: 'P',
      areaLevel: 'province',
      indicator: 'A',
      part: null,
      measure: 'ytd',
      exact,
      value,
      status: '',
      zones: 1,
    },
    ...{ growth: null, expected: 1, ...over },
  })
  const others = [figure({ area: 'Z1' }), figure({ part: 1 }), figure({ areaLevel: 'region-with-inner' })]
  return {
    programme: 'small',
    period,
    edition: number,
    figures: [figure({}), ...others],
    targets: [],
    targetOutlooks: [],
    analysis: undefined,
  }
}

/** March moved up by 10 % in two steps, April down by 5 %, May not at all, June has only now a figure. */
const EDITIONS = [
  ...[edition('2025-03', 3, '110'), edition('2025-03', 1, '100'), edition('2025-03', 2, '105')],
  ...[edition('2025-04', 1, '200'), edition('2025-04', 2, '190')],
  ...[edition('2025-05', 1, '300'), edition('2025-06', 1, null), edition('2025-06', 2, '5')],
]

describe('how much first figures move', () => {
  const vintages = vintagesOf(EDITIONS, 'P')

  test('each figure through its editions, in whatever order they are given', () => {
    expect(vintages.map(({ period, values }) => [period, values.map(({ value }) => value)])).toEqual([
      ['2025-03', ['100', '105', '110']],
      ['2025-04', ['200', '190']],
      ['2025-05', ['300']],
      ['2025-06', [null, '5']],
    ])
    expect(vintages.map(({ moved, movedPercent }) => [moved, movedPercent])).toEqual([
      ...[
        ['10', '10.00'],
        ['-10', '-5.00'],
        ['0', '0.00'],
        [null, null],
      ],
    ])
    expect(vintagesOf([...EDITIONS].reverse(), 'P')).toEqual(vintages)
  })

  test('an indicator over all periods: bias, size, the largest, rounded once', () => {
    // (10 − 5 + 0) ÷ 3 and (10 + 5 + 0) ÷ 3
    expect(summarizeVintages(vintages)).toEqual([
      {
        ...{ indicator: 'A', measure: 'ytd', periods: 4, restated: 3 },
        ...{ meanPercent: '1.67', meanAbsolutePercent: '5.00', largestPercent: '10.00' },
      },
    ])
  })

  test('a quotient and a loss are compared exactly; a first figure of zero has no percent', () => {
    const percentOf = (first: string, last: string) =>
      vintagesOf([edition('2025-03', 1, first, '0'), edition('2025-03', 2, last, '0')], 'P')[0]?.movedPercent
    expect(percentOf('1/3', '1/2')).toBe('50.00')
    expect(percentOf('-100', '-150')).toBe('-50.00')
    expect(percentOf('0', '1')).toBeNull()
  })
})
