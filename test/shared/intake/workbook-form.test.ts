import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { formVersion } from '../../../shared/intake/layout.ts'
import { filledCells, form, henan } from '../../fixtures/intake/form.ts'
import { partsOf } from '../../fixtures/zip-parts.ts'

/** The form as an independent reader sees it. */
let sheet: ExcelJS.Worksheet
let workbook: ExcelJS.Workbook

beforeAll(async () => {
  const cells = { ...filledCells('1234.5'), 'A01/ytd': { value: '5', remark: "=cmd|'/c calc'!A1" } }
  workbook = new ExcelJS.Workbook()
  const bytes = Uint8Array.from(await form('xlsx', cells, { programme: henan }))
  await workbook.xlsx.load(bytes.buffer)
  sheet = workbook.worksheets[0]!
})

describe('the workbook', () => {
  test('says whose form it is, of which table, zone, period and version', () => {
    const texts = sheet.getRows(1, 5)!.flatMap((row) => (row.values as unknown[]).filter(Boolean).map(String))
    for (const expected of [
      '郑州经济技术开发区',
      'HN0102',
      '2025年3月',
      formVersion(henan),
      '表号：样例01表',
      '有效期至：2027-12-31',
    ])
      expect(texts).toContain(expected)
    expect(texts[0]).toContain(henan.title.zh)
    expect(texts[0]).toContain(henan.title.en)
    expect(texts).toContain(henan.sampleNotice!.zh)
  })

  test('has a row for each indicator, in both languages', () => {
    expect((sheet.getRow(7).values as unknown[]).slice(1, 7)).toEqual([
      'A01',
      '主导产业集群规模（营业收入）',
      'Leading-industry cluster scale (revenue)',
      '亿元',
      '—',
      5,
    ])
  })

  test('opens only what is to be filled in', () => {
    const locked = (cell: string) => sheet.getCell(cell).protection?.locked !== false
    expect(['A7', 'B7', 'D7', 'E7', 'G7', 'B2'].map(locked)).toEqual([true, true, true, true, true, true])
    expect(['F7', 'I7', 'E17'].map(locked)).toEqual([false, false, false])
    expect((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true)
  })

  test('keeps header and names in view, and asks for numbers in the unit of the row', () => {
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 6 })
    expect(sheet.getCell('F7').dataValidation).toMatchObject({ type: 'custom', allowBlank: true })
    expect(sheet.getCell('F7').dataValidation.prompt).toContain('亿元')
    expect(sheet.getCell('I7').dataValidation).toMatchObject({ type: 'textLength' })
  })

  test('offers the marks for nothing where nothing has to be filed, and there alone', () => {
    const rows = sheet.getRows(7, sheet.rowCount)!.flatMap((row) => {
      const code = String(row.getCell(1).value ?? '').replace(/\[\d+\]$/, '')
      const indicator = henan.indicators.find((each) => each.code === code)
      return indicator ? [{ validation: row.getCell(6).dataValidation, optional: indicator.filing === 'optional' }] : []
    })
    expect(rows.map(({ validation }) => validation.type)).toEqual(rows.map((row) => (row.optional ? 'list' : 'custom')))
    const [chosen] = rows.filter(({ optional }) => optional)
    expect(chosen!.validation).toMatchObject({ formulae: ['"—,…"'], allowBlank: true })
    expect(chosen!.validation.showErrorMessage ?? false).toBe(false)
  })

  test('has rows high enough for every name, and lines for table, office and validity at the right', () => {
    const longest = 'A07'
    const row = sheet.getRows(7, 60)!.find((each) => each.getCell(1).value === longest)!
    expect(row.height).toBeGreaterThan(sheet.getRows(7, 60)!.find((each) => each.getCell(1).value === 'A08')!.height)
    expect(sheet.getCell('I2')).toMatchObject({ value: '表号：样例01表', alignment: { horizontal: 'right' } })
  })

  test('carries its version under a name that is not listed', async () => {
    const xml = Buffer.from(partsOf(await form('xlsx')).get('xl/workbook.xml')!).toString('utf8')
    expect(xml).toContain(`<definedName name="FORM_VERSION" hidden="1">"${formVersion(henan)}"</definedName>`)
  })

  test('prints on A4 across, one page wide, with its header on each', () => {
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1 })
    expect(sheet.pageSetup.printTitlesRow).toBe('6:6')
  })

  test('never makes a formula of a remark', () => {
    expect(sheet.getCell('I7')).toMatchObject({ type: ExcelJS.ValueType.String, value: "=cmd|'/c calc'!A1" })
  })
})
