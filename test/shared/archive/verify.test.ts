import { describe, expect, test } from 'vitest'
import { MANIFEST_FILE, parseManifest } from '../../../shared/archive/manifest.ts'
import { verifyArchive } from '../../../shared/archive/verify.ts'
import { canonicalZip } from '../../../shared/archive/zip.ts'
import { canonicalJson, sha256Hex } from '../../../shared/digest.ts'
import { ours, sealed, smallArchive, smallFiles, type TestKey, testKey } from '../../fixtures/archive.ts'

const untouched = await smallFiles()
const Z1 = 'R/Z1/u1b~v-u1b'

interface Signing {
  readonly by?: TestKey
  readonly previous?: string | null
  /** The manifest that the auditor holds as the one before. */
  readonly given?: Uint8Array | null
}

/** The faults of the untouched record with some files changed, signed again by `by`. */
async function faultsOf(
  changes: Readonly<Record<string, Uint8Array | string | null>>,
  { by = ours, previous = null, given = null }: Signing = {},
) {
  const files = new Map(previous === null ? untouched : await smallFiles(ours, previous))
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) files.delete(path)
    else files.set(path, Buffer.from(content))
  }
  return (await verifyArchive(canonicalZip(await sealed(files, { by, previous })), ours.key, given)).faults
}

const text = (path: string) => Buffer.from(untouched.get(path) ?? []).toString('utf8')

/** A file of the record with a text in it replaced; throws when there is nothing to replace. */
function changed(path: string, from: string, to: string): Record<string, string> {
  if (!text(path).includes(from)) throw new Error(`${path} has no ${from}`)
  return { [path]: text(path).replace(from, to) }
}

describe('an archive as sealed', () => {
  test('proves itself, and says what was looked at', async () => {
    const result = await verifyArchive(await smallArchive(), ours.key)
    expect(result.faults).toEqual([])
    expect(result.checked).toEqual({ files: untouched.size, uploads: 7, figures: expect.any(Number) })
    expect(result.checked.figures).toBeGreaterThan(50)
    expect(result.manifest).toMatchObject({ programme: 'small', period: '2025-03', edition: 1 })
  })

  test('has the same bytes each time', async () => {
    expect(sha256Hex(await smallArchive())).toBe(sha256Hex(await smallArchive()))
  })
})

describe('what a stranger changes is caught by the signature', () => {
  test('one filed value and its hashes changed consistently', async () => {
    const upload = `uploads/${Z1}.json`
    const other = text(upload).replace('"25.5"', '"255"')
    const submission = text(`submissions/${Z1}.json`)
      .replaceAll('"25.5"', '"255"')
      .replace(sha256Hex(text(upload)), sha256Hex(other))
    const changes = { [upload]: other, [`submissions/${Z1}.json`]: submission }
    const original = await sealed(untouched)
    const files = new Map(await sealed(new Map([...untouched, ...entries(changes)])))
    // Without the key only the old checkpoint is there to go with the manifest made again.
    files.set('checkpoint.txt', original.get('checkpoint.txt')!)
    const { faults } = await verifyArchive(canonicalZip(files), ours.key)
    expect(faults).toEqual([
      { file: MANIFEST_FILE, reason: expect.stringContaining('not the manifest that was signed') },
    ])
  })

  test('all of it signed by another key', async () => {
    const faults = await faultsOf({}, { by: testKey(8) })
    expect(faults).toEqual([{ file: 'checkpoint.txt', reason: expect.stringContaining('not by the key given') }])
  })

  test('a file that the manifest does not know, and one that is gone', async () => {
    const files = await sealed(untouched)
    files.set('uploads/R/Z1/another.json', Buffer.from('{}'))
    files.delete('round.json')
    const { faults } = await verifyArchive(canonicalZip(files), ours.key)
    expect(faults.map(({ file }) => file)).toEqual(['uploads/R/Z1/another.json', 'round.json'])
  })

  test('no manifest, an unreadable one, no checkpoint, no zip', async () => {
    const without = async (path: string, bytes: Uint8Array | null) => {
      const files = await sealed(untouched)
      if (bytes) files.set(path, bytes)
      else files.delete(path)
      return (await verifyArchive(canonicalZip(files), ours.key)).faults
    }
    expect(await without(MANIFEST_FILE, null)).toEqual([{ file: MANIFEST_FILE, reason: 'is missing' }])
    expect(await without(MANIFEST_FILE, Buffer.from('{}'))).toEqual([
      { file: MANIFEST_FILE, reason: expect.stringContaining('canonical') },
    ])
    expect(await without('checkpoint.txt', null)).toEqual([{ file: 'checkpoint.txt', reason: 'is missing' }])
    expect((await verifyArchive(Buffer.from('not a zip'), ours.key)).faults).toMatchObject([{ file: 'archive.zip' }])
  })
})

describe('the chain of editions', () => {
  const before = Buffer.from('the manifest of the edition before')

  test('holds with the manifest that was followed, and with no other', async () => {
    expect(await faultsOf({}, { previous: sha256Hex(before), given: before })).toEqual([])
    const other = await faultsOf({}, { previous: sha256Hex(before), given: Buffer.from('another') })
    expect(other).toEqual([{ file: MANIFEST_FILE, reason: expect.stringContaining(sha256Hex(before)) }])
    expect(await faultsOf({}, { given: before })).toMatchObject([{ file: MANIFEST_FILE }])
  })

  test('is part of what was signed', async () => {
    const files = await sealed(untouched)
    const manifest = parseManifest(files.get(MANIFEST_FILE)!)!
    expect(manifest.previousManifestHash).toBeNull()
    const again = await sealed(untouched, { previous: sha256Hex(before) })
    files.set(MANIFEST_FILE, again.get(MANIFEST_FILE)!)
    expect((await verifyArchive(canonicalZip(files), ours.key)).faults).toMatchObject([{ file: MANIFEST_FILE }])
  })
})

describe('what we ourselves would have signed wrongly is caught by computing again', () => {
  const submission = `submissions/${Z1}.json`

  test('a figure', async () => {
    const faults = await faultsOf(changed('bulletin/bulletin.csv', '55.62', '65.62'))
    expect(faults).toEqual([{ file: 'bulletin/bulletin.csv', reason: expect.stringContaining('65.62') }])
    const exact = await faultsOf(changed('figures.json', '"55.623456"', '"55.623457"'))
    expect(exact).toMatchObject([{ file: 'figures.json' }])
    expect(await faultsOf({ 'bulletin/bulletin.csv-metadata.json': null })).toMatchObject([
      { file: 'bulletin/bulletin.csv-metadata.json', reason: expect.stringContaining('missing') },
    ])
  })

  test.each([
    ['bulletin/bulletin.html', '106.83', '166.83'],
    ['bulletin/bulletin.json', '106.83', '166.83'],
    ['bulletin/bulletin.sdmx.csv', '106.83', '166.83'],
    ['bulletin/bulletin-excel.csv', '106.83', '166.83'],
    ['bulletin/bulletin.dsd.xml', '<com:Name', '<com:Nome'],
    ['bulletin/bulletin.schema.json', 'edition', 'Edition'],
    ['bulletin/tables/key-figures.csv', '106.83', '166.83'],
    ['bulletin/tables/csv-metadata.json', 'decimal', 'string'],
    ['mail.json', '106.83', '166.83'],
  ])('a face that says something else: %s', async (file, from, to) => {
    expect(await faultsOf(changed(file, from, to))).toEqual([{ file, reason: expect.stringContaining(to) }])
  })

  test('a workbook of other bytes, a face left out, and one that no edition has', async () => {
    const file = 'bulletin/bulletin.xlsx'
    const bytes = Uint8Array.from(untouched.get(file)!)
    bytes[bytes.length - 1] = 1
    expect(await faultsOf({ [file]: bytes })).toEqual([{ file, reason: expect.stringContaining('byte') }])
    expect(await faultsOf({ [file]: null })).toEqual([{ file, reason: expect.stringContaining('missing') }])
    const foreign = 'bulletin/tables/zones-9.csv'
    expect(await faultsOf({ [foreign]: '1' })).toEqual([
      { file: foreign, reason: expect.stringContaining('no file of') },
    ])
  })

  test('a context that names another edition, or rounds that nothing is compared with', async () => {
    const file = 'context.json'
    const context = (over: object) => canonicalJson({ previousManifestHash: null, revisedBasis: [], ...over })
    const reasons = async (over: object) =>
      (await faultsOf({ [file]: context(over) })).find((fault) => fault.file === file)
    expect(await reasons({ previousManifestHash: 'a'.repeat(64) })).toMatchObject({
      reason: expect.stringContaining('another'),
    })
    const revisedBasis = [{ period: '2020-03', edition: 2, reason: null }]
    expect(await reasons({ revisedBasis })).toMatchObject({ reason: expect.stringContaining('2020-03') })
    expect(await reasons({ more: 1 })).toMatchObject({ reason: expect.stringContaining('cannot be read') })
  })

  test('a value that the upload does not have', async () => {
    const faults = await faultsOf(changed(submission, '"value":"25.5"', '"value":"26.5"'))
    expect(faults.map(({ file }) => file)).toEqual(
      expect.arrayContaining([submission, 'figures.json', 'bulletin/bulletin.csv']),
    )
  })

  test('a verdict that the receipt does not have', async () => {
    const faults = await faultsOf(changed(`submissions/R/Z1/u1a~v-u1a.json`, '"rejected"', '"accepted"'))
    expect(faults.map(({ file }) => file)).toContain('receipts/R/Z1/u1a~v-u1a.json')
  })

  test('a filing left out of the cut, and a cut left out', async () => {
    const cut = JSON.parse(text('cut/R.json'))
    cut.zones[0].current = null
    const faults = await faultsOf({ 'cut/R.json': JSON.stringify(cut) })
    expect(faults).toEqual([{ file: 'cut/R.json', reason: expect.stringContaining('does not name the filings') }])
    expect(await faultsOf({ 'cut/S.json': null })).toMatchObject([{ file: 'cut/S.json' }])
    expect(await faultsOf({ 'cut/X.json': text('cut/R.json').replace('"R"', '"X"') })).toMatchObject([
      { file: 'cut/X.json' },
    ])
  })

  test('an upload or receipt that is gone or is another', async () => {
    expect(await faultsOf({ [`uploads/${Z1}.json`]: null })).toEqual([{ file: submission, reason: expect.any(String) }])
    expect(await faultsOf({ [`receipts/${Z1}.json`]: null })).toEqual([
      { file: submission, reason: expect.any(String) },
    ])
    const other = text(`uploads/${Z1}.json`).replace('40', '41')
    expect(await faultsOf({ [`uploads/${Z1}.json`]: other })).toMatchObject([{ file: `uploads/${Z1}.json` }])
    const foreign = await smallFiles(testKey(9))
    const receipt = `receipts/${Z1}.json`
    expect(await faultsOf({ [receipt]: foreign.get(receipt)! })).toMatchObject([{ file: receipt }])
  })

  test('a record that is none, or stands under another name or round', async () => {
    expect(await faultsOf({ [submission]: '{' })).toMatchObject([{ file: submission }])
    expect(await faultsOf({ 'round.json': 'null' })).toMatchObject([{ file: 'round.json' }])
    expect(await faultsOf(changed('round.json', '"edition":1', '"edition":2'))).toMatchObject([{ file: 'round.json' }])
    expect(await faultsOf(changed('programme.json', '"minimumCell":3', '"minimumCell":4'))).toMatchObject([
      { file: 'programme.json' },
    ])
    expect(await faultsOf(changed(submission, '"period":"2025-03"', '"period":"2025-04"'))).toMatchObject([
      { file: submission, reason: 'is of another programme or period' },
    ])
    expect(await faultsOf({ 'submissions/R/Z1/other.json': text(submission) })).toMatchObject([
      { file: 'submissions/R/Z1/other.json' },
    ])
  })
})

function entries(changes: Record<string, string>): [string, Uint8Array][] {
  return Object.entries(changes).map(([path, content]) => [path, Buffer.from(content)])
}
