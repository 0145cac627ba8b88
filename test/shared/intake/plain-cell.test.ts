import { expect, test } from 'vitest'
import { type PlainCell, readPlainCell } from '../../../shared/intake/plain-cell.ts'
import { readSheet } from '../../../shared/intake/sheet.ts'
import { fc } from '../../fixtures/fast-check.ts'

const cell = (): PlainCell => ({ end: 0, place: 0, text: '', style: -1, shared: false })
const sheet = (cells: string) => `<worksheet><sheetData><row r="12">${cells}</row></sheetData></worksheet>`
const STRINGS = ['一', '二', '']

/** What the sheet says, or that it is damaged. */
function reading(cells: string) {
  try {
    return readSheet(sheet(cells), { name: 'a', hidden: false }, STRINGS, ['number', 'date', 'percent'])
  } catch {
    // Of several faults either may be met first.
    return 'damaged'
  }
}
/** White space before the end of a tag means nothing, and is not plain. */
const slow = (cells: string) => cells.replace(/<c /g, '<c  ')

test.each([
  ['<c r="B12"><v>7.5</v></c>', { text: '7.5', style: -1, shared: false }],
  ['<c r="B12" s="3" t="s"><v>0</v></c>', { text: '0', style: 3, shared: true }],
  ['<c r="B12" t="s" s="3"><v>1</v></c>', { text: '1', style: 3, shared: true }],
  ['<c r="AB12" s="3"/>', { text: '', style: 3, shared: false }],
  ['<c r="B12"><v>-0.1</v></c>', { text: '-0.1', style: -1, shared: false }],
])('%s is plain', (xml, expected) => {
  const read = cell()
  expect(readPlainCell(`x${xml}y`, 1, read)).toBe(true)
  expect(read).toMatchObject({ ...expected, end: 1 + xml.length })
})

test.each([
  '<c r="B12"><v>1e5</v></c>',
  '<c r="B12"><v>&#49;</v></c>',
  '<c r="B12"><v></v></c>',
  '<c r="B12"><f>1</f><v>1</v></c>',
  '<c r="B12" t="s" s="3" t="s"><v>1</v></c>',
  '<c r="B12" s="9999999"><v>1</v></c>',
  '<c r="b12"><v>1</v></c>',
  '<c r="B0"><v>1</v></c>',
  '<c r="B12"><v>1</v><v>2</v></c>',
  '<c r="B12"><v>1',
  '<cc r="B12"><v>1</v></cc>',
  '<x:c r="B12"><v>1</v></x:c>',
])('%s is left to the tokenizer', (xml) => {
  expect(readPlainCell(xml, 0, cell())).toBe(false)
})

test('cells read alike, with and without the short way', () => {
  const part = fc.constantFrom(
    ...[
      '<c r="B12">',
      '<c r="C12" s="1">',
      '<c r="D12" s="2" t="s">',
      '<c r="E12" s="1"/>',
      '<c r="F12" t="s" s="2">',
      '<c r="G12" t="s">',
      '<c r="B11">',
      '<c r="XFD12">',
    ],
    ...[
      '<v>',
      '</v>',
      '</c>',
      '<v>1</v></c>',
      '<v>2</v></c>',
      '<v>0.5</v></c>',
      '7',
      '-',
      '1e5',
      '&#50;',
      '<f>A1</f>',
      ' ',
    ],
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const cells = parts.join('')
      expect(reading(cells)).toEqual(reading(slow(cells)))
    }),
    { numRuns: 3000 },
  )
})
