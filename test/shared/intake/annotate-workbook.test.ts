import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { annotate } from '../../../shared/intake/annotate.ts'
import { type CellEdit, editSheet } from '../../../shared/intake/edit-sheet.ts'
import { encodeText } from '../../../shared/intake/encode-text.ts'
import { judge } from '../../../shared/intake/judge.ts'
import { markStyles } from '../../../shared/intake/mark-styles.ts'
import { inflateEntry, readZipDirectory } from '../../../shared/intake/zip.ts'
import { codes, filledCells, form, henan, PERIOD, zone } from '../../fixtures/intake/form.ts'

const about = { programme: henan, period: PERIOD, zone, fileName: 'a.xlsx' }
const wrong = { ...filledCells('1.5'), 'A01/ytd': { value: '3.2亿', remark: '_x0041_ <b>&' }, 'A04/ytd': { value: '' } }

async function annotated(bytes: Uint8Array) {
  const first = await judge({ ...about, bytes, history: [] })
  const copy = await annotate({ ...about, bytes }, first)
  return { first, copy: copy! }
}

async function opened(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer)
  return workbook.worksheets[0]!
}

function partsOf(bytes: Uint8Array): Map<string, string> {
  const directory = readZipDirectory(bytes)
  if (!('entries' in directory)) throw new Error('no zip')
  return new Map([...directory.entries.values()].map((entry) => [entry.name, String(inflateEntry(bytes, entry))]))
}

const fillOf = (sheet: ExcelJS.Worksheet, cell: string) =>
  (sheet.getCell(cell).fill as { fgColor?: { argb?: string } } | undefined)?.fgColor?.argb

test('another program sees the marks, the column and every cell that was there', async () => {
  const bytes = await form('xlsx', wrong, { programme: henan })
  const { copy } = await annotated(bytes)
  const [before, after] = [await opened(bytes), await opened(copy)]
  expect(after.getCell('J6').value).toBe('审核意见\nFindings')
  expect(after.getCell('J7').value).toMatch(/^［必须修改］E302 工作表“报表”F7：“3\.2亿”.*\[Must be fixed\]/)
  expect(fillOf(after, 'F7')).toBe('FFFFC7CE')
  expect(fillOf(after, 'F12')).toBe('FFFFC7CE')
  expect(fillOf(after, 'F8')).toBeUndefined()
  expect(after.getCell('F7').numFmt).toBe(before.getCell('F7').numFmt)
  expect(after.getCell('F7').protection).toEqual(before.getCell('F7').protection)
  expect(after.getColumn(10).width).toBe(60)
  before.eachRow((row, number) =>
    row.eachCell((cell, column) => expect(after.getRow(number).getCell(column).value).toEqual(cell.value)),
  )
  expect(after.pageSetup.printArea).toMatch(/^A1:J\d+$/)
})

test('every part but sheet, formats and print area goes back with its own bytes', async () => {
  const bytes = await form('xlsx', wrong, { programme: henan })
  const [before, after] = [partsOf(bytes), partsOf((await annotated(bytes)).copy)]
  const changed = [...before].filter(([name, content]) => after.get(name) !== content).map(([name]) => name)
  expect(changed.sort()).toEqual(['xl/styles.xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml'])
  expect([...after.keys()]).toEqual([...before.keys()])
  expect((await annotated(bytes)).copy).toEqual((await annotated(bytes)).copy)
})

test('a corrected copy is accepted as it is, with its column of findings', async () => {
  const cells = { ...filledCells('0'), 'A01/ytd': { value: '3.2亿' } }
  const { first, copy } = await annotated(await form('xlsx', cells, { programme: { ...henan, checks: [] } }))
  expect(codes(first)).toContain('E302')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(copy).buffer)
  workbook.worksheets[0]!.getCell('F7').value = 3.2
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
  const again = await judge({ ...about, programme: { ...henan, checks: [] }, bytes, history: [] })
  expect([again.verdict, codes(again)]).toEqual(['accepted', []])
})

test('a second copy takes back the marks of the first', async () => {
  const bytes = await form('xlsx', { ...wrong, 'A03/ytd': { value: '5万' } }, { programme: henan })
  const before = await opened(bytes)
  const { copy } = await annotated(bytes)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(copy).buffer)
  workbook.worksheets[0]!.getCell('F11').value = 5
  for (const corrected of [copy, new Uint8Array(await workbook.xlsx.writeBuffer())]) {
    const again = await opened((await annotated(corrected)).copy)
    expect(fillOf(again, 'F11')).toBe(corrected === copy ? 'FFFFC7CE' : undefined)
    expect(fillOf(again, 'F7')).toBe('FFFFC7CE')
    expect(again.getCell('F11').numFmt).toBe(before.getCell('F11').numFmt)
  }
})

test('a workbook of another program is annotated too, with the table where it stands', async () => {
  const ours = await opened(await form('xlsx', wrong, { programme: henan }))
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('我的表')
  ours.eachRow((row, number) =>
    row.eachCell((cell, column) => {
      if (!cell.isMerged || cell.master === cell) sheet.getRow(number + 3).getCell(column + 1).value = cell.value
    }),
  )
  const { first, copy } = await annotated(new Uint8Array(await workbook.xlsx.writeBuffer()))
  expect(first.findings.find(({ code }) => code === 'E302')?.place).toEqual({ sheet: '我的表', cell: 'G10' })
  const after = await opened(copy)
  expect(fillOf(after, 'G10')).toBe('FFFFC7CE')
  expect(String(after.getCell('K10').value)).toContain('E302')
})

const text = (words: string): CellEdit => ({ kind: 'text', text: words, style: 3 })
const style = (change: (index: number) => number): CellEdit => ({ kind: 'style', style: change })
const row = (...cells: [number, CellEdit][]) => new Map(cells)
const wide = { column: 2, width: 9 }

test('cells are put in order into rows that are there, empty, closed or missing; the rest stays as it is', () => {
  const sheet =
    '<x:worksheet><x:sheetData><x:row r="2" spans="1:2"><x:c r="B2" s="1"/></x:row><!-- <x:row r="3"> --><x:row r="4"/></x:sheetData></x:worksheet>'
  const edits = new Map([
    [1, row([2, text('a')])],
    [2, row([0, style(() => 7)], [1, style((index) => index + 10)], [2, text('<&"')])],
    [4, row([2, text('=1')])],
    [6, row([2, text('z\u0000')])],
  ])
  const cell = (at: string, words: string) =>
    `<x:c r="${at}" s="3" t="inlineStr"><x:is><x:t xml:space="preserve">${words}</x:t></x:is></x:c>`
  expect(editSheet(sheet, edits, wide)).toBe(
    '<x:worksheet><x:cols><x:col min="3" max="3" width="9" customWidth="1"/></x:cols><x:sheetData>' +
      `<x:row r="1">${cell('C1', 'a')}</x:row><x:row r="2"><x:c r="A2" s="7"/><x:c r="B2" s="11"/>${cell('C2', '&lt;&amp;&quot;')}</x:row>` +
      `<!-- <x:row r="3"> --><x:row r="4">${cell('C4', '=1')}</x:row><x:row r="6">${cell('C6', 'z')}</x:row></x:sheetData></x:worksheet>`,
  )
})

test('cells that do not say where they stand are counted, never moved', () => {
  const sheet = '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>'
  const edits = new Map([[1, row([1, style(() => 5)], [2, text('b')])]])
  expect(editSheet(sheet, edits, wide)).toContain('<row><c><v>1</v></c><c s="5"><v>2</v></c><c r="C1"')
})

test('formats that are not as programs write them are left alone', () => {
  for (const xml of ['', '<styleSheet/>', '<styleSheet><cellXfs/></styleSheet>']) {
    const styles = markStyles(xml)
    expect([styles.mark(0, 'note'), styles.note(), styles.xml()]).toEqual([null, null, xml])
  }
})

test('GB18030 is written as another encoder writes it, on every plane', () => {
  const points = [...Array.from({ length: 0x10000 }, (_none, point) => point), 0x10000, 0x20bb7, 0x2b6ee, 0x10ffff]
  const all = String.fromCodePoint(
    ...points.filter((point) => point < 0xd800 || point > 0xf8ff).filter((point) => point !== 0xfffd),
  )
  const decoded = new TextDecoder('gb18030', { fatal: true }).decode(encodeText(all, 'GB18030', false))
  expect(decoded).toBe(all)
  const common = '审核意见“报表”（A01）：５万㙦𬭎\u20ac'
  expect(Buffer.from(encodeText(common, 'GB18030', false))).toEqual(iconv.encode(common, 'gb18030'))
})
