import { describe, expect, test } from 'vitest'
import { canonicalJson, sha256Hex } from '../../../shared/digest.ts'
import { figuresCsv } from '../../../shared/figures/csv/figures-csv.ts'
import { everyKind, madeUpFilings } from '../../fixtures/every-kind.ts'
import { editionOf } from '../../fixtures/filings.ts'

/**
 * Digests of whole editions, part by part. The figures may be computed in another way, and none of these may change by it; who
 * changes what they say on purpose changes the part's digest, and no other.
 */
const digest = (value: unknown) => sha256Hex(typeof value === 'string' ? value : canonicalJson(value)).slice(0, 16)

describe.each([
  { period: '2025-03', seed: 1 },
  { period: '2025-01/02', seed: 2 },
  { period: '2025-12', seed: 3 },
])('an edition of $period has the bytes that it always had', ({ period, seed }) => {
  const figures = editionOf(everyKind, madeUpFilings(everyKind, seed, period), period)
  const { analysis, programmeHash: _, ...rest } = figures

  test('in its figures', () => {
    expect(Object.fromEntries(Object.entries(rest).map(([name, part]) => [name, digest(part)]))).toMatchSnapshot()
  })

  test('in its analysis', () => {
    const parts = Object.entries(analysis ?? {}).map(([name, part]) => [name, `${part.length} ${digest(part)}`])
    expect(Object.fromEntries(parts)).toMatchSnapshot()
  })

  test('in its table', () => {
    expect(digest(figuresCsv(everyKind, figures))).toMatchSnapshot()
  })
})
