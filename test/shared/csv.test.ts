import { describe, expect, test } from 'vitest'
import { escapeFormula, formatCsv, parseCsv, unescapeFormula } from '../../shared/csv.ts'
import { fc } from '../fixtures/fast-check.ts'

const field = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', ' ', '"', ',', '\r\n', '\n', '\r', 'a"b', '，'),
)

describe('CSV', () => {
  test('gives back every table that was written', () => {
    const table = fc.array(fc.array(field, { minLength: 1, maxLength: 5 }), { maxLength: 6 })
    fc.assert(
      fc.property(table, (rows) => {
        // A mark of byte order at the very beginning belongs to the file, not to its first field.
        fc.pre(!rows[0]?.[0]?.startsWith('\uFEFF'))
        const parsed = parseCsv(formatCsv(rows))
        expect('rows' in parsed && parsed.rows).toEqual(rows)
      }),
    )
  })

  test.each([
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['a\rb\r', [['a'], ['b']]],
    ['\uFEFFa,"1,234.5"', [['a', '1,234.5']]],
    ['"a\r\nb","c""d"', [['a\r\nb', 'c"d']]],
    ['a,,\n\n', [['a', '', ''], ['']]],
    ['', []],
  ])('reads %j', (text, rows) => {
    const parsed = parseCsv(text)
    expect('rows' in parsed && parsed.rows).toEqual(rows)
  })

  test('reads other delimiters, and names the line at which a row begins', () => {
    expect(parseCsv('a\tb\n"x\ny"\tz\nlast', { delimiter: '\t' })).toEqual({
      rows: [['a', 'b'], ['x\ny', 'z'], ['last']],
      lines: [1, 2, 4],
    })
  })

  test.each([
    ['a\n"open', 2, 'unterminated-quote'],
    ['a\n"x"y\n', 2, 'text-after-quote'],
    ['a\nb\nx"y\n', 3, 'stray-quote'],
  ] as const)('refuses %j with its line', (text, line, reason) => {
    expect(parseCsv(text)).toEqual({ fault: { line, reason } })
  })

  test('stops at its limits', () => {
    const limits = { rows: 2, columns: 2, fieldChars: 3 }
    expect(parseCsv('a\nb\nc\n', { limits })).toEqual({ fault: { line: 3, reason: 'rows' } })
    expect(parseCsv('a,b,c', { limits })).toEqual({ fault: { line: 1, reason: 'columns' } })
    expect(parseCsv('abcd', { limits })).toEqual({ fault: { line: 1, reason: 'field-chars' } })
  })
})

describe('text that a spreadsheet would run', () => {
  test.each(["=cmd|'/c calc'!A1", '+1', '-1', '@x', '\t=1', '\r=1', '＝1', "'=1"])('%j is made harmless', (text) => {
    expect(escapeFormula(text)).toBe(`'${text}`)
  })

  test.each(['', 'abc', "it's", "'quoted'", '—', '1.5'])('%j stays as it is', (text) => {
    expect(escapeFormula(text)).toBe(text)
  })

  test('comes back exactly', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', 'a', ' ') }), (text) => {
        expect(unescapeFormula(escapeFormula(text))).toBe(text)
      }),
    )
  })
})
