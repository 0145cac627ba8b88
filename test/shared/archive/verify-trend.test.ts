import { describe, expect, test } from 'vitest'
import { archiveFiles } from '../../../shared/archive/contents.ts'
import { MANIFEST_FILE } from '../../../shared/archive/manifest.ts'
import { verifyArchive } from '../../../shared/archive/verify.ts'
import { canonicalZip } from '../../../shared/archive/zip.ts'
import { canonicalJson, sha256Hex } from '../../../shared/digest.ts'
import { type EarlierRecord, recordOf } from '../../../shared/figures/trend-record.ts'
import { withTrend } from '../../../shared/figures/with-trend.ts'
import { following, ours, sealed, smallRecord } from '../../fixtures/archive.ts'
import { smallProgramme } from '../../fixtures/small-programme.ts'

const FILE = 'trend-earlier.json'
const value = { area: 'P', indicator: 'A', measure: 'ytd', status: '', zones: 8, expected: 8, growth: '1.5' } as const
const published = { programme: 'small', period: '2025-01/02', edition: 1, values: [{ ...value, value: '60.50' }] }

/** The edition before, of which only what its manifest lists is needed. */
const before = await sealed(new Map([['trend.json', Buffer.from(canonicalJson(published))]]), { ref: published })
const manifest = before.get(MANIFEST_FILE)!
const point: EarlierRecord = { ...published, source: 'edition', manifestHash: sha256Hex(manifest) }

/** March's archive with the given records, its figures made from `used`: the same, unless somebody cheats. */
async function faultsOf(records: readonly unknown[], used = records as readonly EarlierRecord[]) {
  const record = await smallRecord()
  const figures = withTrend(smallProgramme, JSON.parse(Buffer.from(record.figures).toString('utf8')), used)
  const trend = { own: record.trend.own, earlier: Buffer.from(canonicalJson(records)) }
  const made = { ...record, trend, figures: Buffer.from(canonicalJson(figures)) }
  const files = archiveFiles(await following(made, sha256Hex(manifest)))
  const archive = canonicalZip(await sealed(files, { previous: sha256Hex(manifest) }))
  return (await verifyArchive(archive, ours.key, manifest)).faults
}

describe('the trends of an archive', () => {
  test('are what its records give, and the records what their editions had sealed', async () => {
    expect(await faultsOf([point])).toEqual([])
    expect(canonicalJson(recordOf(point))).toBe(canonicalJson(published))
  })

  test('that show something else than the records are refused, near where they differ', async () => {
    const other = { ...point, values: [{ ...value, value: '61.50' }] }
    const [fault, ...more] = await faultsOf([point], [other])
    // And every face that shows them.
    expect(more.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['bulletin/bulletin.html', 'bulletin/bulletin.xlsx']),
    )
    expect(more.filter(({ file }) => !file.startsWith('bulletin/'))).toEqual([])
    expect(fault).toMatchObject({ file: 'figures.json', reason: expect.stringMatching(/61\.50.*computed.*60\.50/) })
  })

  test('with other figures than the edition before are refused, where its manifest is at hand', async () => {
    const other = { ...point, values: [{ ...value, value: '61.50' }] }
    expect(await faultsOf([other])).toEqual([
      { file: FILE, reason: 'has other figures of 2025-01/02 than the edition before had sealed' },
    ])
  })

  test.each([
    ['of another programme', { ...point, programme: 'other' }],
    ['of a period outside the trends', { ...point, period: '2023-03' }],
    ['of the period itself', { ...point, period: '2025-03' }],
  ])('with a record %s are refused', async (_what, record) => {
    const elsewhere = { ...record, manifestHash: 'ab'.repeat(32) }
    expect(await faultsOf([elsewhere], [])).toMatchObject([
      { file: FILE, reason: expect.stringContaining('no earlier') },
    ])
  })

  test('without their records cannot be proved', async () => {
    const files = archiveFiles(await smallRecord())
    files.delete(FILE)
    const { faults } = await verifyArchive(canonicalZip(await sealed(files)), ours.key)
    expect(faults).toMatchObject([{ file: FILE, reason: expect.stringContaining('is missing') }])
  })
})
