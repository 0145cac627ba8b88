import { describe, expect, test, vi } from 'vitest'
import { verifyArchive } from '../../../shared/archive/verify.ts'
import { canonicalZip } from '../../../shared/archive/zip.ts'
import { figuresCsv } from '../../../shared/figures/csv/figures-csv.ts'
import { parseEditionFigures } from '../../../shared/figures/stored.ts'
import { ours, sealed, smallFiles } from '../../fixtures/archive.ts'
import { smallProgramme } from '../../fixtures/small-programme.ts'

// The small programme, publishing its figures: five zones are counted, two in R, one in S, two in N; a cell needs three.
vi.mock(import('../../fixtures/small-programme.ts'), async (original) => {
  const fixture = await original()
  const programme = fixture.makeProgramme({
    audience: { keyFigures: 'public', regions: 'public', targets: 'public', data: 'public' },
  })
  return { ...fixture, smallProgramme: programme, smallRound: { ...fixture.smallRound, programmeHash: programme.hash } }
})

const files = await smallFiles()
const text = (path: string) => Buffer.from(files.get(path) ?? []).toString('utf8')
const rows = text('bulletin/bulletin.csv')
  .split('\r\n')
  .map((line) => line.split(','))
const faults = async (changed: ReadonlyMap<string, Uint8Array>) =>
  (await verifyArchive(canonicalZip(await sealed(changed)), ours.key)).faults

describe('the archive of an edition for the public', () => {
  test('keeps every figure for auditors, and what was published suppressed', () => {
    const { figures } = parseEditionFigures(JSON.parse(text('figures.json')))
    expect(figures.filter(({ areaLevel, value }) => areaLevel === 'region' && value !== null).length).toBeGreaterThan(6)
    expect(figures.filter(({ areaLevel, value }) => areaLevel === 'zone' && value !== null).length).toBeGreaterThan(12)
    const published = rows.filter((row) => row[5] === 'region' && row[12] !== 'x' && row[12] !== 'z')
    expect(new Set(published.map((row) => row[12]))).toEqual(new Set(['c']))
    expect(new Set(published.map((row) => row[11]))).toEqual(new Set(['']))
    expect(rows.filter((row) => row[5] === 'zone')).toEqual([])
    expect(rows.find((row) => row[5] === 'province' && row[6] === 'A')?.[11]).not.toBe('')
  })

  test('withholds a target that is one zone’s figure', () => {
    const reached = rows.filter((row) => row[3] === 'T4' && ['reached', 'share'].includes(row[10]!))
    expect(reached.map((row) => [row[11], row[12]])).toEqual([
      ['', 'c'],
      ['', 'c'],
    ])
  })

  test('verifies: the same suppression follows from the filed values', async () => {
    expect(await faults(files)).toEqual([])
  })

  test('does not verify with the full table in its place', async () => {
    const figures = parseEditionFigures(JSON.parse(text('figures.json')))
    const full = figuresCsv({ ...smallProgramme, audience: {} }, figures)
    const changed = new Map([...files, ['bulletin/bulletin.csv', Buffer.from(full)] as const])
    expect(await faults(changed)).toMatchObject([{ file: 'bulletin/bulletin.csv' }])
  })
})
