import ExcelJS from 'exceljs'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { sheetNames } from '../../../../shared/bulletin/xlsx/sheet-names.ts'
import { bulletinXlsx } from '../../../../shared/bulletin/xlsx/workbook.ts'
import { smallDocument } from '../../../fixtures/document.ts'

describe('the workbook', () => {
  const workbook = new ExcelJS.Workbook()
  let parts: Record<string, Uint8Array>
  beforeAll(async () => {
    const bytes = await bulletinXlsx(smallDocument('zh'))
    parts = unzipSync(bytes)
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  })
  const text = (part: string) => Buffer.from(parts[part]!).toString('utf8').replaceAll('&apos;', "'")
  const sheet = (name: string) => workbook.getWorksheet(name)!

  test('has contents, a sheet a table in the document’s order, and the text', () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '目录',
      '表1　分地区情况',
      '完成率',
      '走势',
      '方块图',
      '说明',
    ])
    expect(workbook.created).toEqual(new Date('2025-04-15T02:00:00Z'))
    expect(workbook.modified).toEqual(workbook.created)
  })

  test('leads from the contents to each sheet and back, and says that figures are invented', () => {
    const said: unknown[] = []
    sheet('目录').eachRow((row) => said.push(row.getCell(1).value))
    expect(said).toEqual(expect.arrayContaining(['表1　分地区情况', '样例数据：数字系虚构']))
    // The reader keeps no link inside a workbook: they are read from its parts.
    expect(text('xl/worksheets/sheet1.xml')).toContain(`location="'表1　分地区情况'!A1"`)
    expect(text('xl/worksheets/sheet2.xml')).toContain(`location="'目录'!A1"`)
    expect(sheet('表1　分地区情况').getCell('A2').value).toBe('样例数据：数字系虚构')
  })

  test('keeps heads in view, merges those of a group, and prints them on each page', () => {
    const regions = sheet('表1　分地区情况')
    expect(regions.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 5 })
    expect(regions.getCell('C4').value).toBe('营业收入')
    expect(regions.getCell('D4').master.address).toBe('C4')
    expect(regions.getCell('A5').master.address).toBe('A4')
    expect(regions.getCell('C5').value).toBe('累计\n亿元')
    expect(regions.pageSetup.printTitlesRow).toBe('4:5')
  })

  test('gives what stands on the right or in the middle its whole width', async () => {
    const document = smallDocument('zh')
    const long = '每年+10,707.96'.repeat(4)
    const sections = document.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => {
        if (block.kind !== 'table') return block
        const rows = block.table.rows.map((row) =>
          row.kind === 'section'
            ? row
            : { ...row, cells: row.cells.with(3, { ...row.cells[3]!, text: long, number: null }) },
        )
        return { ...block, table: { ...block.table, rows } }
      }),
    }))
    const wider = new ExcelJS.Workbook()
    await wider.xlsx.load((await bulletinXlsx({ ...document, sections })) as unknown as ArrayBuffer)
    const width = (book: ExcelJS.Workbook, column: string) =>
      book.getWorksheet('表1　分地区情况')!.getColumn(column).width ?? 0
    // Twelve characters, two of them Chinese, four times.
    expect(width(wider, 'D')).toBeGreaterThan(56)
    expect(width(workbook, 'D')).toBeLessThan(width(wider, 'D'))
    expect(width(workbook, 'A')).toBe(width(wider, 'A'))
  })

  test('holds numbers in their own format, and texts that are never formulas', () => {
    const regions = sheet('表1　分地区情况')
    expect([regions.getCell('C6').value, regions.getCell('C6').numFmt]).toEqual([-1234.5, '#,##0.00'])
    expect([regions.getCell('D6').value, regions.getCell('D6').numFmt]).toEqual([2.5, '#,##0.0"倍"'])
    expect([regions.getCell('C8').value, regions.getCell('C8').numFmt]).toEqual([36376.5, '#,##0.00"r"'])
    expect(regions.getCell('A8').value).toBe('=SUM(A1)')
    expect(regions.getCell('A8').type).toBe(ExcelJS.ValueType.String)
    expect(regions.getCell('C11').value).toBe('…')
    expect(regions.getCell('A13').value).toBe('注：“…” 无数据。')
  })

  test('gives a text of two lines a row of two', async () => {
    const document = JSON.parse(JSON.stringify(smallDocument('zh')))
    document.sections[0].blocks[1].table.rows[5].cells[0].text = '很长的名称'.repeat(6)
    const own = new ExcelJS.Workbook()
    await own.xlsx.load((await bulletinXlsx(document)) as unknown as ArrayBuffer)
    const heights = own.worksheets[1]!
    expect([heights.getRow(11).height > 15, heights.getRow(10).height > 15]).toEqual([true, false])
  })

  test('has the text chapter by chapter', () => {
    const said: unknown[] = []
    sheet('说明').eachRow((row) => said.push([row.getCell(1).value, row.getCell(2).value]))
    expect(said).toContainEqual(['营业收入', '收入'])
    expect(said).toContainEqual(['1', '第一'])
  })
})

test('sheets have names that a spreadsheet takes, each once', () => {
  expect(
    sheetNames(['表1: [甲]/乙', '表1: [甲]/乙', `长${'名'.repeat(40)}`, 'Abc', 'aBC', "'x'", ''], ['目录']),
  ).toEqual([...['表1   甲  乙', '表1   甲  乙 2', `长${'名'.repeat(30)}`, 'Abc', 'aBC 2', 'x', '2']])
})
