import { describe, expect, test } from 'vitest'
import { residualOf, spanOf } from '../../../../shared/figures/disclosure/algebra.ts'
import { type SumCell, suppressedCells } from '../../../../shared/figures/disclosure/pattern.ts'

/** A cell over zones named by letters: `cell('R', 'abc')`. The whole is given up last. */
const cell = (key: string, zones: string, level = 2): SumCell => ({
  ...{ key, link: key, zones: zones.length, rank: [level, zones.length, key.charCodeAt(0)] },
  atoms: [...zones].map((zone) => ({ zone, key: zone })),
})
const hidden = (cells: readonly SumCell[], minimum = 3) => [...suppressedCells(cells, minimum)].sort().join(' ')

describe('which cells are not shown', () => {
  test('none where every one rests on enough zones', () => {
    expect(hidden([cell('P', 'abcdef', 3), cell('R', 'abc'), cell('S', 'def')])).toBe('')
  })

  test('one more beside a small one, so that the total does not give it back: the smallest', () => {
    expect(hidden([cell('P', 'abcdefghijkl', 3), cell('R', 'ab'), cell('S', 'cdef'), cell('T', 'ghijkl')])).toBe('R S')
  })

  test('no more where two small ones hide each other, and are enough zones together', () => {
    expect(hidden([cell('P', 'abcdefgh', 3), cell('R', 'ab'), cell('S', 'cd'), cell('T', 'efgh')])).toBe('R S')
  })

  test('one more where two small ones are too few even together', () => {
    expect(hidden([cell('P', 'abcdefgh', 3), cell('R', 'a'), cell('S', 'b'), cell('T', 'cdefgh')])).toBe('R S T')
  })

  test('the region beside an inner one, where that takes fewer than the memo figure of both', () => {
    const [whole, outer, inner, both] = [
      cell('P', 'abcdefghij', 3),
      cell('R', 'abcd'),
      cell('N', 'ef'),
      cell('M', 'abcdef', 1),
    ]
    expect(hidden([whole, outer, inner, both, cell('S', 'ghij')])).toBe('N R')
  })

  test('the memo figure, where another small region hides the inner one from the whole', () => {
    const [whole, outer, inner, both] = [
      cell('P', 'abcdefghijkl', 3),
      cell('R', 'abcd'),
      cell('N', 'ef'),
      cell('M', 'abcdef', 1),
    ]
    expect(hidden([whole, outer, inner, both, cell('S', 'ghij'), cell('T', 'kl')])).toBe('M N T')
  })

  test('what two ways to divide the whole would give back: regions and groups', () => {
    const regions = [cell('P', 'abcdefgh', 3), cell('R', 'abcd'), cell('S', 'efgh')]
    expect(hidden([...regions, cell('X', 'abcde'), cell('Y', 'fgh')])).not.toBe('')
    expect(hidden([...regions, cell('X', 'abcd'), cell('Y', 'efgh')])).toBe('')
  })

  test('the whole itself where nothing else could hide it', () => {
    expect(hidden([cell('P', 'ab', 3), cell('R', 'ab')])).toBe('P R')
    expect(hidden([cell('P', 'abc', 3), cell('R', 'abc')])).toBe('')
  })

  test('cells that are linked together, and none without a zone', () => {
    const month = { ...cell('M', 'ab'), link: 'R' }
    expect(hidden([month, cell('R', 'abc'), cell('E', '')])).toBe('M R')
  })
})

describe('what sums determine', () => {
  test('sums of sums, and by which of them', () => {
    const span = spanOf(
      [
        [1, 1, 1],
        [1, 1, 0],
        [0, 1, 1],
      ],
      3,
    )
    expect(residualOf(span, [0, 1, 0])).toMatchObject({ determined: true, used: [0, 1, 2] })
    expect(
      residualOf(
        spanOf(
          [
            [1, 1, 1],
            [1, 1, 0],
          ],
          3,
        ),
        [1, 0, 0],
      ),
    ).toMatchObject({ determined: false })
  })

  test('directions are equal where a sum of two is determined', () => {
    const span = spanOf([[1, 1, 0]], 3)
    expect(residualOf(span, [1, 0, 0]).direction).toBe(residualOf(span, [0, 1, 0]).direction)
    expect(residualOf(span, [1, 0, 0]).direction).not.toBe(residualOf(span, [0, 0, 1]).direction)
  })

  test('exactly, where machine numbers would not hold the products', () => {
    const big = 3_000_000_019
    const rows = [
      [big, 1, 0],
      [1, big, 1],
      [0, 1, big],
    ]
    const sum = [0, 1, 2].map((at) => rows.reduce((total, row, index) => total + row[at]! * (index + 1), 0))
    expect(residualOf(spanOf(rows, 3), sum).determined).toBe(true)
    expect(residualOf(spanOf(rows.slice(0, 2), 3), [1, 1, 1]).determined).toBe(false)
  })
})
