import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codes, form, judged } from '../../fixtures/intake/form.ts'
import { editZip, type Lie, zipOf } from '../../fixtures/zip-parts.ts'

const fixture = (name: string) => new Uint8Array(readFileSync(`test/fixtures/intake/${name}`))
const workbook = await form('xlsx')
const SHEET = 'xl/worksheets/sheet1.xml'

async function verdictOf(bytes: Uint8Array | string, fileName: string) {
  const judgement = await judged(bytes, fileName)
  expect(judgement.values).toEqual([])
  expect(judgement.findings[0]?.remedy.zh).not.toBe('')
  return { verdict: judgement.verdict, codes: codes(judgement) }
}

describe('what is no form', () => {
  test.each([
    ['nothing', '', 'a.csv', 'E101'],
    ['a byte order mark', '\uFEFF', 'a.csv', 'E101'],
    ['spaces and lines', ' \r\n \t\n', 'a.csv', 'E101'],
    ['HTML called .xlsx', '<html><table></table></html>', 'a.xlsx', 'E108'],
    ['HTML called .csv', '<!DOCTYPE html><p>', 'a.csv', 'E108'],
    ['XML', '<?xml version="1.0"?><a/>', 'a.xls', 'E108'],
    ['CSV called .xlsx', '代码,指标名称\n', 'a.xlsx', 'E110'],
    ['PDF', '%PDF-1.7 …', 'a.xlsx', 'E109'],
    ['a script', '{\\rtf1 x', 'a.csv', 'E109'],
    ['a header alone', '代码,指标名称,计量单位,本期,累计或期末\n', 'a.csv', 'E204'],
    ['another table', '产业,本月(万元),累计(万元)\n合计,1,2\n', 'a.csv', 'E201'],
  ])('%s is rejected', async (_what, text, fileName, code) => {
    const { verdict, codes } = await verdictOf(text, fileName)
    expect([verdict, codes[0]]).toEqual(['rejected', code])
  })

  test.each([
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a], 'a.xlsx', 'E109'],
    ['half a zip', [...workbook.subarray(0, 3000)], 'a.xlsx', 'E120'],
    ['a zip called .csv', [...workbook], 'a.csv', 'E110'],
  ])('%s is rejected', async (_what, bytes, fileName, code) => {
    expect(await verdictOf(Uint8Array.from(bytes), fileName)).toEqual({ verdict: 'rejected', codes: [code] })
  })

  test.each([
    ['legacy.xls', ['E103']],
    ['merged-header.xlsx', ['E201']],
    ['rare-gb18030.csv', ['E142', 'E201']],
    ['other-form-gb18030.csv', ['E142', 'E202']],
    ['other-form-utf8bom.csv', ['E202']],
    ['other-form-utf16le.txt', ['E142', 'E143', 'E202']],
  ])('%s, a table of somebody else, is rejected', async (name, found) => {
    expect(await verdictOf(fixture(name), name)).toEqual({ verdict: 'rejected', codes: found })
  })

  test('old and protected workbooks begin alike and have their own remedies', async () => {
    const compound = Buffer.alloc(2048)
    compound.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect((await verdictOf(new Uint8Array(compound), 'a.xls')).codes).toEqual(['E103'])
    expect((await verdictOf(new Uint8Array(compound), 'a.et')).codes).toEqual(['E107'])
    const name = Buffer.from('EncryptedPackage\0', 'utf16le')
    name.copy(compound, 1024)
    compound.writeUInt16LE(name.length, 1024 + 64)
    expect((await verdictOf(new Uint8Array(compound), 'a.xlsx')).codes).toEqual(['E104'])
  })

  test.each([
    ['xl/workbook.bin', 'E105'],
    ['word/document.xml', 'E109'],
  ])('a zip with %s is told by its name', async (name, code) => {
    const parts = ['[Content_Types].xml', '_rels/.rels', name].map((part) => ({ name: part, data: '<a/>' }))
    expect(await verdictOf(zipOf(parts), 'a.xlsx')).toEqual({ verdict: 'rejected', codes: [code] })
  })

  test('an OpenDocument spreadsheet is told by its mimetype', async () => {
    const data = 'application/vnd.oasis.opendocument.spreadsheet'
    expect((await verdictOf(zipOf([{ name: 'mimetype', data }]), 'a.ods')).codes).toEqual(['E106'])
  })
})

describe('hostile containers are quarantined and not read further', () => {
  const parts = (lie: Lie) => zipOf([{ name: '[Content_Types].xml', data: '<a/>'.repeat(100), lie }])

  test.each([
    ['many parts', () => zipOf(Array.from({ length: 501 }, (_, n) => ({ name: `p${n}`, data: '' }))), 'E121'],
    ['a bomb', () => editZip(workbook, { 'xl/media/blank.xml': () => ' '.repeat(60 * 1024 * 1024) }), 'E122'],
    ['a declared total beyond the limit', () => parts({ bytes: 3_000_000_000 }), 'E122'],
    ['two sizes', () => parts({ localBytes: 7 }), 'E123'],
    ['two names', () => parts({ name: 'other.xml' }), 'E123'],
    ['encryption', () => parts({ flags: 1 }), 'E125'],
    ['an unsafe name', () => zipOf([{ name: '../../etc/passwd', data: 'x' }]), 'E123'],
    [
      'a part twice',
      () =>
        zipOf([
          { name: 'a', data: 'x' },
          { name: 'a', data: 'y' },
        ]),
      'E123',
    ],
    ['bytes before the zip', () => new Uint8Array(Buffer.concat([Buffer.from('PK'), parts({})])), 'E123'],
    ['macros', () => editZip(workbook, { 'xl/vbaProject.bin': () => 'x' }), 'E126'],
    ['external links', () => editZip(workbook, { 'xl/externalLinks/externalLink1.xml': () => '<a/>' }), 'E127'],
    [
      'a DOCTYPE',
      () => editZip(workbook, { [SHEET]: (xml) => xml.replace('<worksheet', '<!DOCTYPE a><worksheet') }),
      'E128',
    ],
    ['a size that lies', () => lyingSheet(), 'E123'],
    ['more than 5 MB', () => new Uint8Array(5 * 1024 * 1024 + 1).fill(65), 'E102'],
  ])('%s', async (_what, make, code) => {
    expect(await verdictOf(make(), 'a.xlsx')).toEqual({ verdict: 'quarantined', codes: [code] })
  })

  test('a wrong checksum is damage, not malice', async () => {
    const relations =
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    const bytes = zipOf([
      { name: '[Content_Types].xml', data: '<a/>' },
      { name: '_rels/.rels', data: relations, lie: { crc: 1 } },
    ])
    expect(await verdictOf(bytes, 'a.xlsx')).toEqual({ verdict: 'rejected', codes: ['E120'] })
  })

  /** Declares a hundred bytes and inflates to a megabyte. */
  function lyingSheet(): Uint8Array {
    return zipOf([
      { name: '[Content_Types].xml', data: '<a/>' },
      { name: '_rels/.rels', data: ' '.repeat(1_000_000), lie: { bytes: 100, localBytes: 100 } },
    ])
  }
})

test('an honest workbook is read whatever its name promises of spreadsheets', async () => {
  for (const name of ['a.xlsx', 'a.XLSX', 'a', '报表（终版）.xlsx', 'a.et'])
    expect((await judged(workbook, name)).verdict).toBe('accepted')
})

describe('whatever arrives is answered', () => {
  const answered = async (bytes: Uint8Array, fileName: string) => {
    const { verdict, findings, counts } = await judged(bytes, fileName)
    expect(counts.read).toBe(counts.kept + counts.refused)
    if (verdict === 'rejected' || verdict === 'quarantined') expect(findings.length).toBeGreaterThan(0)
  }

  test('bytes of any kind', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
    )
    await fc.assert(fc.asyncProperty(bytes, fc.constantFrom('a.xlsx', 'a.csv', 'a.json', 'a'), answered))
  })

  test.each(['xlsx', 'csv', 'json'] as const)('a %s form with some bytes changed or cut off', async (format) => {
    const original = await form(format)
    const damage = fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(original.length), async (changes, cut) => {
        const bytes = Uint8Array.from(original)
        for (const [at, byte] of changes) bytes[at] = byte
        await answered(bytes, `a.${format}`)
        await answered(bytes.subarray(0, cut), `a.${format}`)
      }),
      { numRuns: 60 },
    )
  })

  test.each([
    ['one string of megabytes', `{"format":"${'a'.repeat(4_000_000)}"}`],
    ['nothing but escapes', `{"format":"${'\\n'.repeat(2_000_000)}"}`],
    ['a string that never ends', `{"format":"${'\\'.repeat(4_000_000)}`],
    ['brackets alone', '['.repeat(4_000_000)],
    ['a CSV line of megabytes', `代码${',"x"'.repeat(1_000_000)}`],
    ['a CSV of quotes', '"'.repeat(4_000_000)],
  ])('%s', async (_what, text) => {
    await answered(new TextEncoder().encode(text), text.startsWith('{') ? 'a.json' : 'a')
  })
})
