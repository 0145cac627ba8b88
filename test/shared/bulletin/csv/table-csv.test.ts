import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { allTablesOf } from '../../../../shared/bulletin/all-tables.ts'
import { bilingualTables } from '../../../../shared/bulletin/csv/bilingual-tables.ts'
import { tableCsv } from '../../../../shared/bulletin/csv/table-csv.ts'
import { tablesCsvMetadata } from '../../../../shared/bulletin/csv/tables-csvw.ts'
import { smallDocument } from '../../../fixtures/document.ts'

const [zh, en] = [smallDocument('zh'), smallDocument('en')]
const tables = bilingualTables(zh, en)
const regions = tables.find((table) => table.zh.id === 'regions-1')!

describe('one table as CSV', () => {
  test('has a line a row, numbers bare, their status beside them, names in both languages', () => {
    expect(tableCsv(regions).split('\r\n')).toEqual([
      '行号,行类,分组,代码,地区,地区（英文）,通过/应报,营业收入　累计（亿元）,营业收入　累计（亿元）　状态,营业收入　同比（%）,营业收入　同比（%）　状态',
      '1,total,,410000,合计,Total,2/3,-1234.50,,250.0,',
      // What a spreadsheet would run is text; a negative number is a number.
      "2,plain,第一组,410100,'=SUM(A1),'=SUM(A1),1/1,36376.50,r,12.3,",
      '3,inner,第一组,410100,“引号”，逗号,"""Quotes"", comma",1/1,0.40,,,扭亏为盈',
      '4,plain,第二组,,乙地,Otherplace,0/1,,x,,z',
      '5,plain,第二组,,丙地,Thirdplace,1/1,,c,-0.1,',
      '',
    ])
  })

  test('leaves out columns that say nothing', () => {
    const data = tables.find((table) => table.zh.id === 'share-data')!
    expect(tableCsv(data).split('\r\n')[0]).toBe('行号,行类,名称,名称（英文）,数值,数值　状态')
  })

  test('is described column for column, each title as the header has it', () => {
    const group = JSON.parse(tablesCsvMetadata({ zh: '题', en: 'Title' }, { zh: '样例', en: 'Sample' }, tables))
    expect(group['dc:description']).toEqual([
      { '@language': 'zh-CN', '@value': '样例' },
      { '@language': 'en', '@value': 'Sample' },
    ])
    expect(group.tables.map(({ url }: { url: string }) => url)).toEqual(allTablesOf(zh).map(({ id }) => `${id}.csv`))
    for (const [i, { tableSchema }] of group.tables.entries()) {
      const [header, ...rows] = Papa.parse<string[]>(tableCsv(tables[i]!), { skipEmptyLines: true }).data
      const columns: { titles: { und: string; en: string }; datatype: unknown }[] = tableSchema.columns
      expect(columns.map(({ titles }) => titles.und)).toEqual(header)
      for (const [x, { datatype }] of columns.entries())
        if (datatype === 'decimal') for (const row of rows) expect(row[x]).toMatch(/^(-?\d+(\.\d+)?)?$/)
    }
  })

  test('is refused where the languages are not the same table', () => {
    expect(() => bilingualTables(zh, { ...en, sections: en.sections.slice(1) })).toThrow('regions-1')
    const shorter = JSON.parse(JSON.stringify(en))
    shorter.sections[0].blocks[1].table.rows.pop()
    expect(() => bilingualTables(zh, shorter)).toThrow('differs between languages')
  })
})
