import { describe, expect, test } from 'vitest'
import { formatCsv, parseCsv } from '../../../shared/csv.ts'
import { codes, filledCells, form, formText, judged } from '../../fixtures/intake/form.ts'
import { editZip } from '../../fixtures/zip-parts.ts'

const csv = await formText()
const workbook = await form('xlsx')
const SHEET = 'xl/worksheets/sheet1.xml'
const edited = (change: (xml: string) => string) => judged(editZip(workbook, { [SHEET]: change }), 'a.xlsx')
const changed = (from: string | RegExp, to: string) => {
  const text = csv.replace(from, to)
  expect(text).not.toBe(csv)
  return judged(text)
}

describe('the form has to be that of the link', () => {
  test.each([
    ['another zone', 'HN0102', 'HN0103', 'E205'],
    ['a name that differs by a character', '填报单位,郑州经济技术开发区', '填报单位,郑州经济开发区', 'E205'],
    ['another period', '2025年3月', '2025年2月', 'E206'],
    ['a period that is none', '2025年3月', '三月', 'E206'],
    ['another version', /henan-zones\.[0-9a-f]{8}/, 'henan-zones.00000000', 'E203'],
    ['no zone code', '单位代码,', '代号,', 'E204'],
    ['no period', '报告期,', '期,', 'E204'],
    ['no version', '表式版本,', '版本,', 'E204'],
  ])('%s is rejected before any cell is read', async (_what, from, to, code) => {
    const judgement = await changed(from, to)
    expect([judgement.verdict, codes(judgement), judgement.values]).toEqual(['rejected', [code], []])
  })

  test('both zones are shown where they differ', async () => {
    const { sentence, place } = (await changed('HN0102', 'HN0701')).findings[0]!
    expect(sentence.zh).toContain('HN0701')
    expect(sentence.zh).toContain('HN0102 郑州经济技术开发区')
    expect(place).toEqual({ row: 3, column: 2 })
  })

  test.each(['2025-03', '2025/3', '2025/3/1', 'Mar-25', 'March 2025', '２０２５年３月', '2025年03月'])(
    'a period that a spreadsheet made into %j is still that period',
    async (spelling) => {
      expect((await changed('2025年3月', spelling)).verdict).toBe('accepted')
    },
  )

  test('facts may stand behind a colon in one cell', async () => {
    expect((await changed('单位代码,HN0102', '单位代码：HN0102')).verdict).toBe('accepted')
  })
})

describe('the table', () => {
  test('may have its columns in another order and lines above it', async () => {
    const parsed = parseCsv(csv)
    const rows = 'rows' in parsed ? parsed.rows : []
    const turned = rows.map((row) => (row.length === 9 ? row.toReversed() : row))
    const judgement = await judged(formatCsv([['附件2'], ...turned]))
    expect([judgement.verdict, judgement.findings]).toEqual(['accepted', []])
  })

  test.each([
    ['a required column is missing', '代码,指标名称,英文名称,计量单位', '代码,指标名称,英文名称,单位', 'E202'],
    ['a column is there twice', '上期累计或期末,上年同期', '累计或期末,上年同期', 'E219'],
    ['a code is unknown', '\r\nB01,', '\r\nB99,', 'E213'],
    ['a code is there twice', '\r\nB02,', '\r\nB01,', 'E214'],
    ['a name stands beside another code', 'B01,规模以上工业企业单位数', 'B01,亏损企业单位数', 'E216'],
    ['a unit was changed', '金额,,万美元', '金额,,亿美元', 'E215'],
    ['figures stand beside no code', '\r\nB01,', '\r\n,', 'E220'],
    ['a separator is missing', ',个,—,1,', ',个,—1,', 'E147'],
    ['a separator is too many', ',个,—,1,,,', ',个,—,1,,,,9', 'E147'],
    ['a cell that is not asked for holds a figure', ',个,—,1,', ',个,5,1,', 'E308'],
    ['a figure cannot be negative', ',个,—,1,', ',个,—,-1,', 'E309'],
    ['a quote is not closed', ',个,—,1,', ',个,—,"1,', 'E145'],
  ])('is rejected when %s', async (_what, from, to, code) => {
    const source = from.startsWith('金额') ? csv.replace(/(C10,[^\r]*?,)万美元/, '$1亿美元') : csv.replace(from, to)
    expect(source).not.toBe(csv)
    const judgement = await judged(source)
    expect(judgement.verdict).toBe('rejected')
    expect(codes(judgement)).toContain(code)
  })

  test('reports every mistake in one pass, each at its place', async () => {
    const judgement = await judged(
      await form('csv', {
        ...filledCells('1'),
        'D01/ytd': { value: '5万' },
        'D02/ytd': { value: 'x' },
        'D03/ytd': { value: '' },
      }),
    )
    expect(codes(judgement)).toEqual(['E302', 'E301', 'E305'])
    expect(judgement.findings.map(({ series, seen }) => [series, seen])).toEqual([
      ['D01/ytd', '5万'],
      ['D02/ytd', 'x'],
      ['D03/ytd', ''],
    ])
    expect(judgement.findings[0]?.sentence.zh).toContain('0.0005 亿元')
    expect(judgement.counts).toEqual({ read: 74, kept: 72, refused: 2 })
  })

  test('an extra column is noted without figures and refused with them', async () => {
    const withColumn = (content: string) =>
      csv
        .replace(/^代码,.*$/m, (line) => `${line.trimEnd()},备注二\r`)
        .replace(/^([A-N]\d\d.*)\r$/gm, `$1,${content}\r`)
    expect(codes(await judged(withColumn('看过')))).toEqual(['E218'])
    expect((await judged(withColumn('7'))).verdict).toBe('rejected')
    expect((await judged(withColumn(''))).verdict).toBe('accepted')
  })

  test('lacks no row', async () => {
    const judgement = await judged(csv.replace(/\r\nB01,[^\r]*/, ''))
    expect([judgement.verdict, codes(judgement)]).toEqual(['rejected', ['E312']])
  })
})

describe('a workbook', () => {
  const moreSheets = (state: string, data: string) =>
    editZip(workbook, {
      'xl/workbook.xml': (xml) =>
        xml.replace('</sheets>', `<sheet name="二" sheetId="9"${state} r:id="rId99"/></sheets>`),
      'xl/_rels/workbook.xml.rels': (xml) =>
        xml.replace(
          '</Relationships>',
          '<Relationship Id="rId99" Type="http://x/worksheet" Target="worksheets/sheet9.xml"/></Relationships>',
        ),
      'xl/worksheets/sheet9.xml': () => data,
    })

  test('names the sheet and the cell', async () => {
    const judgement = await judged(await form('xlsx', { ...filledCells('1'), 'A01/ytd': { value: '5万' } }), 'a.xlsx')
    expect(judgement.findings[0]).toMatchObject({ code: 'E302', place: { sheet: '报表', cell: 'F7' }, seen: '5万' })
  })

  test.each([
    ['E7:F8', 'E211'],
    ['A1:XFD1048576', 'E211'],
  ])('is rejected when %s is merged', async (ref, code) => {
    const judgement = await edited((xml) => xml.replace(/<mergeCells[^>]*>/, `$&<mergeCell ref="${ref}"/>`))
    expect([judgement.verdict, codes(judgement)]).toEqual(['rejected', [code]])
  })

  test('is rejected for a cell at the far end, which is not allocated', async () => {
    const judgement = await edited((xml) =>
      xml.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    )
    expect(judgement.findings[0]).toMatchObject({ code: 'E212', place: { cell: 'XFD1048576' } })
    expect(judgement.verdict).toBe('rejected')
  })

  test.each([
    ['a formula with its value', '<f>1+1</f><v>2</v>', 'accepted-with-notes', 'E404'],
    ['a formula never computed', '<f>1+1</f>', 'rejected', 'E307'],
    ['an error', '<v>#REF!</v>', 'rejected', 'E304'],
  ])('holds %s', async (_what, content, verdict, code) => {
    const type = code === 'E304' ? ' t="e"' : ''
    const judgement = await edited((xml) =>
      xml.replace(/<c r="F7"([^>]*)>.*?<\/c>/, `<c r="F7"$1${type}>${content}</c>`),
    )
    expect([judgement.verdict, codes(judgement)]).toEqual([verdict, [code]])
  })

  test('says that hidden rows and columns hold figures', async () => {
    const judgement = await edited((xml) =>
      xml
        .replace('<row r="7"', '<row hidden="1" r="7"')
        .replace('<col min="6" max="6"', '<col hidden="1" min="6" max="6"'),
    )
    expect([judgement.verdict, codes(judgement)]).toEqual(['accepted-with-notes', ['E210', 'E210']])
  })

  test('is rejected on a hidden sheet, and when the form is there twice', async () => {
    const hidden = editZip(workbook, {
      'xl/workbook.xml': (xml) => xml.replace('sheetId="1"', 'sheetId="1" state="hidden"'),
    })
    expect(codes(await judged(hidden, 'a.xlsx'))).toEqual(['E208'])
    const row =
      '<row r="1">' +
      ['代码', '指标名称', '计量单位', '本期', '累计或期末']
        .map((title) => `<c t="inlineStr"><is><t>${title}</t></is></c>`)
        .join('') +
      '</row>'
    const twice = moreSheets('', `<worksheet><sheetData>${row}</sheetData></worksheet>`)
    expect(codes(await judged(twice, 'a.xlsx'))).toEqual(['E207'])
  })

  test('says what it did not read on other sheets', async () => {
    const other = moreSheets(
      ' state="hidden"',
      '<worksheet><sheetData><row r="1"><c><v>1</v></c></row></sheetData></worksheet>',
    )
    const judgement = await judged(other, 'a.xlsx')
    expect([judgement.verdict, codes(judgement)]).toEqual(['accepted-with-notes', ['E209']])
  })
})
