import { expect, test } from 'vitest'
import { canonicalJson } from '../../shared/digest.ts'
import { fc } from '../fixtures/fast-check.ts'

/** The definition in one line: keys in order, then the engine's own text. */
const plainly = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  )

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('开发区', '"', '\\', '\u2028', '\ud800', '', '[', '\x7f'),
)
const key = fc.oneof(text, fc.constantFrom('b', 'a', '10', '9', 'toString', '__proto__', '01'))
const number = fc.oneof(fc.integer(), fc.double(), fc.constant(-0))
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    ...[text, number, fc.boolean(), fc.constant(null), fc.constant(undefined), fc.constant(new Date(0))],
    fc.array(tie('value')),
    fc.dictionary(key, tie('value')),
  ),
}))

test('canonical JSON is the text of the value with its keys in order', () => {
  fc.assert(
    fc.property(fc.array(value), (values) => {
      expect(canonicalJson(values)).toBe(plainly(values))
    }),
    { seed: 41, numRuns: 2000 },
  )
})

test('the order in which keys were set is nothing', () => {
  fc.assert(
    fc.property(fc.dictionary(key, value), (record) => {
      const reversed = Object.fromEntries(Object.entries(record).reverse())
      expect(canonicalJson([record, reversed, record])).toBe(plainly([record, record, record]))
    }),
    { seed: 42 },
  )
})

test('a text longer than is kept open is whole', () => {
  const long = Array.from({ length: 9000 }, (_none, n) => ({ n, name: `第${n}区`, list: [n, `${n}`], a: null }))
  expect(canonicalJson({ long, again: long })).toBe(plainly({ long, again: long }))
})
