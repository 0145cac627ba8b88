import ExcelJS from 'exceljs'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import type { FileFormat } from '../../shared/submission.ts'

/** A cell as another library sees it. */
export type SeenCell = string | number | null

/** Both figures of each row of the form, by its code; a code that stands twice has two rows. */
export type SeenForm = readonly { readonly code: string; readonly month: SeenCell; readonly cumulative: SeenCell }[]

/** Null where the other library cannot read the file: then there is nothing to compare. */
export async function readAgain(bytes: Uint8Array, format: FileFormat, sheet?: string): Promise<SeenForm | null> {
  try {
    if (format === 'json') return jsonRows(bytes)
    return tableOf(format === 'csv' ? textCells(bytes) : await sheetCells(bytes, sheet))
  } catch {
    return null
  }
}

const TITLES = { code: '代码', month: '本期', cumulative: '累计或期末' } as const

function tableOf(grid: readonly (readonly SeenCell[])[]): SeenForm | null {
  const column = (row: readonly SeenCell[], title: string) =>
    row.findIndex((cell) => typeof cell === 'string' && plainText(cell).startsWith(title))
  const header = grid.findIndex((row) => Object.values(TITLES).every((title) => column(row, title) !== -1))
  const titles = grid[header]
  if (!titles) return null
  const at = (row: readonly SeenCell[], name: keyof typeof TITLES) => row[column(titles, TITLES[name])] ?? null
  return grid.slice(header + 1).map((row) => ({
    code: plainText(String(at(row, 'code') ?? '')),
    month: at(row, 'month'),
    cumulative: at(row, 'cumulative'),
  }))
}

function plainText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '')
}

function textCells(bytes: Uint8Array): SeenCell[][] {
  const text = decoded(Buffer.from(bytes))
  const lines = text.split(/\r\n|\n|\r/)
  const header = lines.find((line) => plainText(line).includes(TITLES.code) && line.includes(TITLES.month)) ?? ''
  const [delimiter = ','] = [',', '\t', ';', '，', '|'].sort((a, b) => header.split(b).length - header.split(a).length)
  // papaparse knows one kind of line end for a file, offices' files have several.
  return Papa.parse<string[]>(text.replace(/\r\n?/g, '\n'), { delimiter, newline: '\n' }).data
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return iconv.decode(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return iconv.decode(bytes, 'utf-16be')
  const utf8 = iconv.decode(bytes, 'utf-8', { stripBOM: false })
  const isUtf8 = iconv.encode(utf8, 'utf-8').equals(bytes)
  return (isUtf8 ? utf8 : iconv.decode(bytes, 'gb18030')).replace(/^\uFEFF/, '')
}

async function sheetCells(bytes: Uint8Array, sheet: string | undefined): Promise<SeenCell[][]> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer)
  const found = workbook.worksheets.find(({ name }) => name === sheet) ?? workbook.worksheets[0]
  const grid: SeenCell[][] = []
  found?.eachRow({ includeEmpty: false }, (row) => {
    const cells: SeenCell[] = []
    row.eachCell((cell, column) => {
      const isCovered = cell.isMerged && cell.master !== cell
      cells[column - 1] = isCovered ? null : contentOf(cell.value, cell.numFmt ?? '')
    })
    grid.push(Array.from(cells, (cell) => cell ?? null))
  })
  return grid
}

function contentOf(value: ExcelJS.CellValue, numberFormat: string): SeenCell {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return numberFormat.includes('%') ? value * 100 : value
  if (typeof value === 'string' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString()
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('result' in value) return contentOf(value.result ?? null, numberFormat)
  if ('text' in value) return String(value.text)
  return 'error' in value ? String(value.error) : null
}

interface JsonForm {
  readonly rows: readonly { readonly code: string; readonly month?: SeenCell; readonly cumulative?: SeenCell }[]
}

function jsonRows(bytes: Uint8Array): SeenForm {
  const form: JsonForm = JSON.parse(decoded(Buffer.from(bytes)))
  return form.rows.map(({ code, month = null, cumulative = null }) => ({ code: plainText(code), month, cumulative }))
}
