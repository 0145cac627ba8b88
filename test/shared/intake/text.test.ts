import { expect, test } from 'vitest'
import { decodeText } from '../../../shared/intake/text.ts'
import { fc } from '../../fixtures/fast-check.ts'
import { formText, judged } from '../../fixtures/intake/form.ts'
import { gb18030 } from '../../fixtures/intake/gb18030.ts'

// Encodings and separators of offices, each with its verdict, code and place, stand in test/corpus.
const plain = (await formText()).slice(1)

test('one broken byte is shown with its line', async () => {
  const bytes = gb18030(plain)
  const before = plain.slice(0, plain.indexOf('\r\nB01,') + 2)
  bytes[gb18030(before).length + 4] = 0xff
  const line = before.split('\n').length
  expect((await judged(bytes)).findings).toMatchObject([{ code: 'E141', place: { row: line }, seen: '0xFF' }])
})

test.each([
  ['UTF-8', [0xe4, 0xb8, 0xad], '中'],
  ['GB18030', [0xd6, 0xd0], '中'],
  ['UTF-16LE', [0xff, 0xfe, 0x2d, 0x4e], '中'],
  ['UTF-16BE', [0xfe, 0xff, 0x4e, 0x2d], '中'],
])('%s is told by its bytes', (encoding, bytes, text) => {
  expect(decodeText(Uint8Array.from(bytes))).toEqual({ encoding, text })
})

/** How far a decoder gets that is given one byte after another; Node's own is right, and not every browser's. */
function streamed(bytes: Uint8Array, label: string): number {
  const decoder = new TextDecoder(label, { fatal: true })
  const bad = bytes.findIndex((_byte, index) => {
    try {
      decoder.decode(bytes.subarray(index, index + 1), { stream: true })
      return false
    } catch {
      return true
    }
  })
  return bad === -1 ? bytes.length : bad
}

test('of text with a mark, the byte that is named is the first that no character goes on with', () => {
  const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 3 }), fc.uint8Array({ maxLength: 3 }))
  const file = fc.array(piece, { maxLength: 8 }).map((pieces) => Buffer.concat(pieces.map((each) => Buffer.from(each))))
  fc.assert(
    fc.property(file, (rest) => {
      const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...rest.filter((byte) => byte !== 0)])
      const decoded = decodeText(bytes)
      if (!('finding' in decoded) || decoded.finding.code !== 'E141') return
      expect(decoded.finding.sentence.en).toContain(`(byte ${streamed(bytes, 'utf-8') + 1},`)
    }),
    { numRuns: 2000 },
  )
})
