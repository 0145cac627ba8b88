import { describe, expect, test } from 'vitest'
import { formatMicro } from '../../../shared/decimal.ts'
import { readCell } from '../../../shared/intake/cell.ts'
import type { GridCell } from '../../../shared/intake/grid.ts'
import { fc } from '../../fixtures/fast-check.ts'

const text = (value: string): GridCell => ({ text: value, kind: 'text' })
const read = (value: string, unit = '亿元') => readCell(text(value), unit)

describe('figures as offices write them', () => {
  test.each([
    ['1234.5', '1234.5', null],
    ['0', '0', null],
    ['-3.2', '-3.2', null],
    ['5.00', '5', null],
    ['１２３．４５', '123.45', 'E401'],
    ['1,234.5', '1234.5', 'E401'],
    [' 5 ', '5', 'E401'],
    ['\u30005\u3000', '5', 'E401'],
    ['△3.2', '-3.2', 'E401'],
    ['▲3.2', '-3.2', 'E401'],
    ['−3.2', '-3.2', 'E401'],
    ['+7', '7', 'E401'],
    ['007', '7', 'E401'],
    ['-0', '0', null],
    ['3.2亿元', '3.2', 'E402'],
    ['1.0000005', '1.000001', 'E403'],
    ['-1.0000005', '-1.000001', 'E403'],
  ])('%j is read as %j with note %j', (written, value, note) => {
    expect(read(written)).toEqual({ kind: 'value', value, note })
  })

  test.each([
    ['5万', 'E302', '0.0005'],
    ['3.2亿', 'E302', '3.2'],
    ['32000万元', 'E302', '3.2'],
    ['1.5万亿元', 'E302', '15000'],
    ['1，234', 'E302', '1234'],
    ['１２３，４５６．７', 'E302', '123456.7'],
    ['1 234,5', 'E302', '1234.5'],
    ['(123)', 'E302', '-123'],
    ['1e5', 'E302', '100000'],
    ['1 234', 'E302', '1234'],
    ['5.', 'E302', '5'],
    ['12%', 'E303', undefined],
    ['5亩', 'E303', undefined],
    ['NaN', 'E301', undefined],
    ['Infinity', 'E301', undefined],
    ['1e309', 'E301', undefined],
    ['0x10', 'E301', undefined],
    ['1/2', 'E301', undefined],
    ['1,23', 'E302', '1.23'],
    ['12,34,567', 'E301', undefined],
    ['约5', 'E301', undefined],
    ['①', 'E301', undefined],
    ['二十', 'E301', undefined],
    ['1.2.3', 'E301', undefined],
    ['--5', 'E301', undefined],
    ['9'.repeat(19), 'E310', undefined],
  ])('%j is refused as %s, and may mean %j', (written, code, meant) => {
    const reading = read(written)
    expect(reading).toMatchObject({ kind: 'refused', code })
    expect('meant' in reading ? reading.meant : undefined).toBe(meant)
  })

  test.each([
    ['1公顷', '平方公里', '0.01'],
    ['1500亩', '平方公里', '1'],
    ['2平方公里', '亩', '3000'],
    ['3亿美元', '万美元', '30000'],
    ['5万', '人', '50000'],
    ['5万人', '人', '50000'],
  ])('%j in %s would be %s, and is not converted', (written, unit, meant) => {
    expect(read(written, unit)).toMatchObject({ kind: 'refused', code: 'E302', meant })
  })

  test('km² is 平方公里', () => {
    expect(read('12.5km²', '平方公里')).toEqual({ kind: 'value', value: '12.5', note: 'E402' })
  })

  test('a percentage is one in a row of percent only', () => {
    expect(read('12%', '%')).toEqual({ kind: 'value', value: '12', note: 'E402' })
    expect(readCell({ text: '0.125', kind: 'percent' }, '%')).toEqual({ kind: 'value', value: '12.5', note: 'E402' })
    expect(readCell({ text: '0.125', kind: 'percent' }, '亿元')).toMatchObject({ kind: 'refused', code: 'E303' })
  })
})

describe('four different things', () => {
  test.each([
    ['', 'missing', true],
    ['   ', 'missing', true],
    ['—', 'not-applicable', true],
    ['-', 'not-applicable', false],
    ['/', 'not-applicable', false],
    ['无', 'not-applicable', false],
    ['N/A', 'not-applicable', false],
    ['…', 'not-available', true],
    ['...', 'not-available', false],
    ['暂无数据', 'not-available', false],
  ])('%j is %s', (written, absence, plain) => {
    expect(read(written)).toEqual({ kind: 'absent', absence, plain })
  })

  test('no cell is missing, zero is a value', () => {
    expect(readCell(undefined, '亿元')).toEqual({ kind: 'absent', absence: 'missing', plain: true })
    expect(read('0')).toEqual({ kind: 'value', value: '0', note: null })
  })
})

describe('cells of a workbook', () => {
  const cell = (value: string, kind: GridCell['kind'], formula?: string) =>
    readCell({ text: value, kind, ...(formula ? { formula } : {}) }, '亿元')

  test.each([
    ['0.30000000000000004', '0.3'],
    ['1.1000000000000001', '1.1'],
    ['1E-2', '0.01'],
    ['1.5E3', '1500'],
    ['123456789.01', '123456789.01'],
    ['-0', '0'],
  ])('binary %s is %s: 15 digits are the figure', (stored, value) => {
    expect(cell(stored, 'number')).toEqual({ kind: 'value', value, note: null })
  })

  test.each([
    ['#REF!', 'error', 'E304'],
    ['45000', 'date', 'E306'],
    ['TRUE', 'boolean', 'E301'],
    ['1e400', 'number', 'E301'],
  ] as const)('%s of kind %s is refused as %s', (stored, kind, code) => {
    expect(cell(stored, kind)).toMatchObject({ kind: 'refused', code })
  })

  test('a formula that was never computed is refused, one that was is read', () => {
    expect(cell('', 'text', '=SUM(A1:A3)')).toMatchObject({ kind: 'refused', code: 'E307', seen: '=SUM(A1:A3)' })
    expect(cell('6', 'number', '=SUM(A1:A3)')).toMatchObject({ kind: 'value', value: '6' })
  })
})

test('every exact decimal is read as itself, plain or grouped', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (units) => {
      const value = formatMicro(units)
      expect(read(value)).toMatchObject({ kind: 'value', value })
      const [whole = '', fraction] = value.split('.')
      const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + (fraction ? `.${fraction}` : '')
      expect(read(grouped)).toMatchObject({ kind: 'value', value })
    }),
  )
})

test('no text at all becomes a number that it is not', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 8 }), (written) => {
      const reading = read(written)
      if (reading.kind === 'value') expect(/\d/.test(written.normalize('NFKC'))).toBe(true)
    }),
  )
})
