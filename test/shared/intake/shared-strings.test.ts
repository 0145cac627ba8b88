import { expect, test } from 'vitest'
import { readSharedStrings } from '../../../shared/intake/workbook.ts'
import { fc } from '../../fixtures/fast-check.ts'

const part = (items: string) => `<sst>${items}</sst>`

/** What the strings are, or that they are damaged. */
function reading(items: string) {
  try {
    return readSharedStrings(part(items))
  } catch {
    return 'damaged'
  }
}

/** White space before the end of a tag means nothing, and is not the spelling that is read at once. */
const slow = (items: string) => items.replace(/<si>/g, '<si >')

test('a string is read with its entities and escapes, its white space kept', () => {
  const items = '<si><t>甲&amp;乙</t></si><si><t xml:space="preserve"> a\n_x0041_</t></si><si><t></t></si><si/>'
  expect(readSharedStrings(part(items))).toEqual(['甲&乙', ' a\nA', '', ''])
})

test('a string within a string reads as ever', () => {
  const items = '<si><si><t>a</t></si><si><t> b</t></si></si>'
  expect(reading(items)).toEqual(reading(slow(items)))
})

test('strings read alike, with and without the short way', () => {
  const tokens = ['<si>', '</si>', '<t>', '</t>', '<t xml:space="preserve">', '<rPh>', '</rPh>', '<r>', '</r>', '<t/>']
  const whole = [
    '<si><t>a</t></si>',
    '<si><t xml:space="preserve"> b</t></si>',
    'c',
    '&lt;',
    '<!-- -->',
    '<![CDATA[d]]>',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...tokens, ...whole), { maxLength: 14 }), (parts) => {
      const items = parts.join('')
      expect(reading(items)).toEqual(reading(slow(items)))
    }),
    { numRuns: 5000 },
  )
})
