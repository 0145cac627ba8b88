import { describe, expect, test } from 'vitest'
import { formatCsv } from '../../../shared/csv.ts'
import { canonicalJson } from '../../../shared/digest.ts'
import { StoredShapeError } from '../../../shared/errors.ts'
import { loadProgramme, PROGRAMME_FILES, programmeHash } from '../../../shared/programme/load.ts'
import { parseProgramme } from '../../../shared/programme/stored.ts'
import { fc } from '../../fixtures/fast-check.ts'
import { files, PROGRAMME_JSON, table, withCell, withMember } from './files.ts'

const TABLES = PROGRAMME_FILES.filter((name) => name.endsWith('.csv'))
const base = loadProgramme(files())

/** All orders of the numbers below a count. */
const order = (count: number) =>
  fc.shuffledSubarray(
    Array.from({ length: count }, (_, index) => index),
    { minLength: count },
  )

const shuffled = TABLES.map((name) => {
  const rows = table(name)
  return order(rows[0]!.length).map((columns) => [name, formatCsv(rows.map((row) => columns.map((c) => row[c]!)))])
})

describe('the hash of a programme', () => {
  test('does not depend on the order of columns, of members or of regions', () => {
    const members = order(Object.keys(PROGRAMME_JSON).length).map((places) => {
      const entries = Object.entries(PROGRAMME_JSON)
      return JSON.stringify(Object.fromEntries(places.map((place) => entries[place]!)), null, 2)
    })
    const regions = table('regions.csv')
    fc.assert(
      fc.property(fc.tuple(...shuffled), members, order(regions.length - 1), (tables, json, rows) => {
        const over = { ...Object.fromEntries(tables), 'programme.json': json }
        expect(loadProgramme(files(over)).hash).toBe(base.hash)
        const [header, ...body] = regions
        const mixed = formatCsv([header!, ...rows.map((row) => body[row]!)])
        expect(loadProgramme(files({ 'regions.csv': mixed })).hash).toBe(base.hash)
      }),
      { numRuns: 50 },
    )
  })

  // The order of the register is the order of the form and of the tables that are printed.
  test.each(['zones.csv', 'indicators.csv', 'checks.csv', 'targets.csv'])(
    'depends on the order of rows in %s',
    (name) => {
      const [header, first, second, ...rest] = table(name)
      expect(loadProgramme(files({ [name]: formatCsv([header!, second!, first!, ...rest]) })).hash).not.toBe(base.hash)
    },
  )

  test('changes with any word of any table', () => {
    const places = [
      ['regions.csv', 3, 'name_en', 'Uno'],
      ['regions.csv', 3, 'note', 'new'],
      ['zones.csv', 3, 'county', '410101'],
      ['indicators.csv', 2, 'definition', 'new'],
      ['checks.csv', 2, 'remedy_zh', 'new'],
      ['targets.csv', 2, 'qualifier', 'new'],
    ] as const
    const hashes = places.map(([name, row, column, value]) => loadProgramme(withCell(name, row, column, value)).hash)
    hashes.push(loadProgramme(withMember('calendar.settleSeconds', 6)).hash, base.hash)
    expect(new Set(hashes).size).toBe(places.length + 2)
  })

  test('is the same for a decimal however it was written', () => {
    expect(loadProgramme(withCell('targets.csv', 2, 'value', '100.00')).hash).toBe(base.hash)
  })

  test('is of everything but itself', () => {
    expect(programmeHash(base)).toBe(base.hash)
    expect(programmeHash({ ...base, hash: 'other' })).toBe(base.hash)
    expect(base.hash).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('a compiled programme read back', () => {
  test('is the programme', () => {
    expect(parseProgramme(JSON.parse(canonicalJson(base)))).toEqual(base)
  })

  test.each([
    ['nothing', null],
    ['another shape', { code: 'x', hash: base.hash }],
    ['other contents', { ...base, minimumCell: 1 }],
    ['another hash', { ...base, hash: '0'.repeat(64) }],
  ])('%s under its name is refused', (_what, data) => {
    expect(() => parseProgramme(data)).toThrow(StoredShapeError)
  })
})
