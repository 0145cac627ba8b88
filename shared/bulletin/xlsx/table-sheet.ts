import type { MergeRange, WriteSheet } from 'hucre/xlsx'
import { columnLetters } from '../../intake/grid.ts'
import { say } from '../../messages/catalogue.ts'
import type { BulletinDocument, Column, Row, Table } from '../document.ts'
import { putLink, putNumber, putText, type SheetCells } from './sheet-cells.ts'
import { bodyStyle, sheetStyles } from './styles.ts'

/** Above the heads: caption, notice, link back. */
const HEAD_ROW = 3
/** Heights: two lines of a head, and a legend of up to three. */
const HEAD_POINTS = 32
const LINE_POINTS = 15
const LEGEND_POINTS = { none: 15, some: 48 } as const
/** Characters of a spreadsheet to an em of the print, and of what takes the rest of the page. */
const WIDTH = { perEm: 1.5, least: 10, rest: 34 } as const
/** Between a text and the lines of its cell, bold ones among them. */
const BESIDE_CHARACTERS = 3

/** One table: heads that stay in view, numbers as numbers in their own format, sections and totals as printed, the legend below. */
export function tableSheet(table: Table, name: string, document: BulletinDocument): WriteSheet {
  const { columns, rows, caption, legend } = table
  const cells: SheetCells = new Map()
  const merges: MergeRange[] = []
  const last = columns.length - 1
  const wide = (row: number) => {
    if (last > 0) merges.push({ startRow: row, endRow: row, startCol: 0, endCol: last })
  }
  putText(cells, 0, 0, caption === '' ? table.title : caption, sheetStyles.caption)
  if (document.sampleNotice !== '') putText(cells, 1, 0, document.sampleNotice, sheetStyles.notice)
  const contents = say(document.lang, 'faceContentsSheet')
  putLink(cells, 2, 0, { text: say(document.lang, 'faceToContents'), sheet: contents }, sheetStyles.link)
  const body = HEAD_ROW + putHeads(cells, merges, columns)
  for (const [y, row] of rows.entries()) {
    if (row.kind === 'section') {
      putText(cells, body + y, 0, row.cells[0]?.text ?? '', sheetStyles.section)
      wide(body + y)
      continue
    }
    for (const [x, cell] of row.cells.entries()) {
      const style = bodyStyle(row, columns[x] ?? NO_COLUMN, cell, x === 0)
      if (cell.number !== null && putNumber(cells, body + y, x, cell.number, style)) continue
      putText(cells, body + y, x, `${cell.text}${cell.tail}`, style)
    }
  }
  const foot = body + rows.length
  putText(cells, foot, 0, legend, sheetStyles.legend)
  wide(foot)
  return {
    ...{ name, rows: [], cells, merges, columns: columns.map((column, x) => ({ width: widthIn(rows, column, x) })) },
    freezePane: { rows: body, columns: 1 },
    // Merged cells do not stretch their row by themselves.
    rowDefs: new Map<number, { height: number }>([
      ...rows.flatMap((row, y): [number, { height: number }][] => {
        const lines = linesOf(row, columns)
        return lines === 1 ? [] : [[body + y, { height: lines * LINE_POINTS }]]
      }),
      ...Array.from({ length: body - HEAD_ROW }, (_none, i): [number, { height: number }] => [
        HEAD_ROW + i,
        { height: HEAD_POINTS },
      ]),
      [foot, { height: legend === '' ? LEGEND_POINTS.none : LEGEND_POINTS.some }],
    ]),
    pageSetup: {
      ...{ paperSize: 'a4', orientation: columns.length > 6 ? 'landscape' : 'portrait' },
      ...{ fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `$${HEAD_ROW + 1}:$${body}` },
      printArea: `$A$1:$${columnLetters(last)}$${foot + 1}`,
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  }
}

const NO_COLUMN: Column = { group: '', head: '', unit: '', align: 'left', widthEm: 0 }

/** One line of heads, or two where columns share a group; returns how many. */
function putHeads(cells: SheetCells, merges: MergeRange[], columns: readonly Column[]): number {
  const grouped = columns.some(({ group }) => group !== '')
  const lines = grouped ? 2 : 1
  for (const [x, { group, head, unit }] of columns.entries()) {
    const words = unit === '' ? head : `${head}\n${unit}`
    putText(cells, HEAD_ROW, x, group === '' ? words : group, sheetStyles.head)
    if (!grouped) continue
    putText(cells, HEAD_ROW + 1, x, group === '' ? '' : words, sheetStyles.head)
    const end = groupEnd(columns, x)
    if (group === '') merges.push({ startRow: HEAD_ROW, endRow: HEAD_ROW + 1, startCol: x, endCol: x })
    else if (end > x && columns[x - 1]?.group !== group)
      merges.push({ startRow: HEAD_ROW, endRow: HEAD_ROW, startCol: x, endCol: end })
  }
  return lines
}

/** The last of the neighbours that share a head. */
function groupEnd(columns: readonly Column[], x: number): number {
  let end = x
  while (columns[end + 1]?.group === columns[x]?.group && columns[x]?.group !== '' && end + 1 < columns.length) end += 1
  return end
}

/** How many lines the longest text of a row takes in its column. */
function linesOf({ kind, cells }: Row, columns: readonly Column[]): number {
  if (kind === 'section') return 1
  const lines = cells.map(({ text }, x) => {
    const column = columns[x]
    if (column?.align !== 'left') return 1
    return Math.ceil((widthOfText(text) + 1) / widthOf(column.widthEm))
  })
  return Math.max(1, ...lines)
}

/** Words on the left take several lines; what stands in the middle or on the right would run under its neighbour, and widens its column. */
function widthIn(rows: readonly Row[], { align, widthEm }: Column, x: number): number {
  const texts = rows.flatMap(({ kind, cells }) => (kind === 'section' || align === 'left' ? [] : (cells[x] ?? [])))
  const longest = texts.reduce((most, { text, tail }) => Math.max(most, widthOfText(text + tail)), 0)
  return Math.max(widthOf(widthEm), longest + BESIDE_CHARACTERS)
}

/** A Chinese character is as wide as two others. */
function widthOfText(text: string): number {
  return [...text].reduce((sum, character) => sum + (character < '\u2E80' ? 1 : 2), 0)
}

function widthOf(em: number): number {
  return em === 0 ? WIDTH.rest : Math.max(WIDTH.least, Math.round(em * WIDTH.perEm))
}
