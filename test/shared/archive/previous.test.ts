import { describe, expect, test } from 'vitest'
import { archiveFiles, type EditionRecord } from '../../../shared/archive/contents.ts'
import { lineageOf } from '../../../shared/archive/lineage.ts'
import { MANIFEST_FILE } from '../../../shared/archive/manifest.ts'
import { openArchive } from '../../../shared/archive/open.ts'
import { recomputeEdition } from '../../../shared/archive/recompute.ts'
import { verifyArchive } from '../../../shared/archive/verify.ts'
import { canonicalZip } from '../../../shared/archive/zip.ts'
import { canonicalJson, sha256Hex } from '../../../shared/digest.ts'
import { trendRecord } from '../../../shared/figures/trend-record.ts'
import { withTrend } from '../../../shared/figures/with-trend.ts'
import { following, ours, sealed, smallFiles, smallRecord } from '../../fixtures/archive.ts'
import { smallProgramme } from '../../fixtures/small-programme.ts'

const SECOND = { programme: 'small', period: '2025-03', edition: 2 }
const REASON = '重开：无人更正'

/** A second edition of the small month whose filings are those of the first: what it is compared with matters here. */
const first = await sealed(await smallFiles())
const before = sha256Hex(first.get(MANIFEST_FILE)!)
const second = await secondFiles()

async function secondFiles() {
  const record = await smallRecord()
  const round = { ...record.round, edition: 2, reason: REASON, reopenedAt: '2025-04-16T00:00:00.000Z' }
  const earlier = { manifest: first.get(MANIFEST_FILE)!, figures: record.figures, cuts: record.cuts }
  const stated = { ...JSON.parse(Buffer.from(record.figures).toString('utf8')), edition: 2 }
  const figures = withTrend(smallProgramme, stated, [])
  const restated = { ...earlier, restatements: Buffer.from('[]') }
  const own = Buffer.from(canonicalJson(trendRecord(smallProgramme, figures)))
  const trend = { own, earlier: Buffer.from('[]') }
  const made: EditionRecord = { ...record, ref: SECOND, round, restated, trend }
  return archiveFiles(await following({ ...made, figures: Buffer.from(canonicalJson(figures)) }, before))
}

async function faultsOf(changes: Readonly<Record<string, Uint8Array | string | null>> = {}, previous = before) {
  const files = new Map(second)
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) files.delete(path)
    else files.set(path, Buffer.from(content))
  }
  const archive = canonicalZip(await sealed(files, { previous, ref: SECOND }))
  return (await verifyArchive(archive, ours.key, first.get(MANIFEST_FILE))).faults
}

const text = (path: string) => Buffer.from(second.get(path)!).toString('utf8')

describe('an edition after the first carries what it is compared with', () => {
  test('as it was sealed, and proves itself without the earlier archive', async () => {
    expect(await faultsOf()).toEqual([])
    expect([...second.keys()].filter((path) => path.startsWith('previous/'))).toEqual([
      ...['previous/manifest.json', 'previous/figures.json'],
      ...['previous/cut/N.json', 'previous/cut/R.json', 'previous/cut/S.json'],
    ])
  })

  test.each([
    ['another figure', 'previous/figures.json', '106.833456', '107.833456'],
    ['another cut', 'previous/cut/R.json', 'u1b', 'u1a'],
    ['another manifest', 'previous/manifest.json', '"codeVersion":"test"', '"codeVersion":"tes2"'],
  ])('%s than was sealed is named', async (_words, file, from, to) => {
    expect(text(file)).toContain(from)
    expect(await faultsOf({ [file]: text(file).replaceAll(from, to) })).toMatchObject([{ file }])
  })

  test.each(['previous/figures.json', 'previous/cut/R.json', 'previous/manifest.json'])(
    '%s has to be there',
    async (file) => {
      expect((await faultsOf({ [file]: null })).map((fault) => fault.file)).toContain(file)
    },
  )

  test('a file that the earlier edition did not have is refused, and a restatement that nothing gives', async () => {
    expect(await faultsOf({ 'previous/cut/X.json': '{}' })).toMatchObject([{ file: 'previous/cut/X.json' }])
    const file = 'bulletin/restatements.csv'
    expect(await faultsOf({ [file]: `${text(file)}small\r\n` })).toMatchObject([{ file }])
    expect(await faultsOf({ 'restatements.json': '[ ]' })).toMatchObject([{ file: 'restatements.json' }])
  })

  test('another chain, and an earlier edition inside a first one, are refused', async () => {
    expect((await faultsOf({}, 'a'.repeat(64))).map(({ file }) => file)).toContain('previous/manifest.json')
    const files = new Map([...(await smallFiles()), ['previous/figures.json', second.get('previous/figures.json')!]])
    const { faults } = await verifyArchive(canonicalZip(await sealed(files)), ours.key)
    expect(faults).toMatchObject([{ file: 'previous/figures.json', reason: expect.stringContaining('first') }])
  })
})

describe('where a figure comes from', () => {
  const opened = openArchive(canonicalZip(first))
  if ('faults' in opened) throw new Error(JSON.stringify(opened.faults))
  const { records, manifest } = opened
  const ask = (indicator: string, area: string, more = {}) => lineageOf(records, manifest, { indicator, area, ...more })

  test('a total: the zones in it, those without a filing that counts, and each filing with its receipt', () => {
    const [total] = ask('A', 'P')
    expect(total).toMatchObject({
      figure: { value: '106.83', exact: '106.833456', zones: 5, expected: 8 },
      counted: ['Z1', 'Z2', 'Z4', 'Z7', 'Z8'],
      ...{ missing: ['Z3', 'Z5', 'Z6'], lacking: [], restatement: null },
    })
    expect(total!.formula.zh).toBe(
      'P市所辖、已通过审核且填报本指标的单位所报“营业收入”（本年累计）之和；按2位小数四舍五入一次',
    )
    const now = total!.filings.filter(({ period }) => period === '2025-03')
    expect(now.map(({ zone, uploadId, exact }) => [zone, uploadId, exact])).toEqual([
      ...[
        ['Z7', 'u7', '36.01'],
        ['Z8', 'u8', '0.2'],
        ['Z1', 'u1b', '25.5'],
        ['Z2', 'u2', '30.123456'],
      ],
      ['Z4', 'u4', '15'],
    ])
    // The filings of a year before that its growth rests on, with what they gave then: Z7 filed nothing.
    const then = total!.filings.filter(({ period }) => period === '2024-03')
    expect(then.map(({ zone, exact }) => [zone, exact])).toEqual([
      ...[
        ['Z8', '0.1'],
        ['Z1', '20'],
        ['Z2', '25'],
      ],
      ['Z4', '18'],
    ])
    for (const { receipt, upload } of now) expect([receipt, upload].every((path) => first.has(path!))).toBe(true)
  })

  test('a quotient, a zone’s own figure, the memo with the inner region', () => {
    expect(ask('M', 'P')[0]?.formula.en).toBe(
      'sum of Indicator C ÷ sum of Indicator A × 100, over zones that have both; rounded once, half away from zero; decimals: 1',
    )
    // 2.55 + 3 − 1.5 + 4 + 0 of profit, times 100, over 106.833456.
    expect(ask('M', 'P')[0]?.sums).toEqual({ num: '805', den: '106.833456' })
    expect(ask('A', 'P')[0]?.sums).toBeNull()
    expect(ask('A', 'Z1')[0]).toMatchObject({ figure: { value: '25.50' }, counted: ['Z1'], missing: [] })
    expect(ask('A', 'R', { withInner: true })[0]?.counted).toEqual(['Z1', 'Z2', 'Z7', 'Z8'])
    expect(ask('A', 'R')[0]?.counted).toEqual(['Z1', 'Z2'])
    expect(ask('A', 'X')).toEqual([])
    expect(ask('X', 'P')).toEqual([])
  })

  test('every figure of every area counts as many zones as it says', () => {
    const { figures } = recomputeEdition(records, manifest)
    for (const figure of figures.figures.filter(({ exact, zones }) => exact !== null && zones > 0)) {
      const withInner = figure.areaLevel === 'region-with-inner'
      const answers = ask(figure.indicator, figure.area, { measure: figure.measure, withInner })
      const own = answers.find(({ figure: each }) => each.part === figure.part)
      expect(own?.counted.length, JSON.stringify(figure)).toBe(figure.zones)
    }
  })
})
