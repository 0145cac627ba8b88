import { escapeFormula, formatCsv } from '../../csv.ts'
import { type Lang, say } from '../../messages/catalogue.ts'
import { cellStatus, isFigure } from '../cell-status.ts'
import type { Cell, Column, Table } from '../document.ts'

/** A table in its languages: Chinese leads, English holds the same cells. */
export interface BilingualTable {
  readonly zh: Table
  readonly en: Table
}

/** A column of a table's CSV, and where its cells come from. */
export interface TableColumn {
  readonly titles: Readonly<Record<Lang, string>>
  readonly kind: 'number' | 'count' | 'text'
  readonly cell: (at: TableRow) => string
}

export interface TableRow {
  /** 1 for the first row that is no section. */
  readonly number: number
  readonly kind: string
  readonly group: string
  readonly code: string
  readonly zh: readonly Cell[]
  readonly en: readonly Cell[]
}

/**
 * One table of the bulletin as CSV: a header of Chinese titles, a line a row, each figure bare with its status beside it. Growth is in
 * percent, also where Chinese print has multiples. UTF-8 without BOM, CRLF; no text can start a formula.
 */
export function tableCsv(table: BilingualTable): string {
  const columns = tableColumns(table)
  const body = tableRows(table).map((row) => columns.map(({ cell }) => cell(row)))
  return formatCsv([columns.map(({ titles }) => escapeFormula(titles.zh)), ...body])
}

export function tableColumns(table: BilingualTable): TableColumn[] {
  const rows = tableRows(table)
  const grouped = rows.some(({ group }) => group !== '')
  const own = table.zh.columns.flatMap((column, x) => columnsOf(table, column, x, rows))
  return [
    { titles: both('faceRowNumber'), kind: 'count', cell: ({ number }) => String(number) },
    { titles: both('faceRowKind'), kind: 'text', cell: ({ kind }) => kind },
    ...(grouped
      ? [
          {
            ...{ titles: both('faceRowGroup'), kind: 'text' as const },
            cell: ({ group }: TableRow) => escapeFormula(group),
          },
        ]
      : []),
    ...(rows.some(({ code }) => code !== '')
      ? [{ titles: both('faceRowCode'), kind: 'text' as const, cell: ({ code }: TableRow) => escapeFormula(code) }]
      : []),
    ...own,
  ]
}

/** Sections become a column: what heads rows in print stands in each of them. */
function tableRows({ zh, en }: BilingualTable): TableRow[] {
  let group = ''
  const rows: TableRow[] = []
  for (const [y, { kind, cells, code = '' }] of zh.rows.entries()) {
    if (kind === 'section') group = cells[0]?.text ?? ''
    else rows.push({ number: rows.length + 1, kind, group, code, zh: cells, en: en.rows[y]?.cells ?? [] })
  }
  return rows
}

function columnsOf({ en }: BilingualTable, column: Column, x: number, rows: readonly TableRow[]): TableColumn[] {
  const titles = { zh: titleOf('zh', column), en: titleOf('en', en.columns[x] ?? column) }
  if (column.align === 'right' && rows.some(({ zh }) => isFigure(zh[x] ?? NONE)))
    return [
      { titles, kind: 'number', cell: (row) => row.en[x]?.number ?? '' },
      {
        ...{ titles: sayBothOf('faceStatusOf', titles), kind: 'text' },
        cell: (row) => escapeFormula(statusOf(row, x)),
      },
    ]
  const chinese: TableColumn = { titles, kind: 'text', cell: (row) => escapeFormula(shown(row.zh[x])) }
  // Names of places and words differ; counts such as 178/184 do not, and are there once.
  if (rows.every(({ zh, en: english }) => shown(zh[x]) === shown(english[x]))) return [chinese]
  const english = sayBothOf('faceEnglishOf', titles)
  return [chinese, { titles: english, kind: 'text', cell: (row) => escapeFormula(shown(row.en[x])) }]
}

/** Of the number as English prints it, which needs no 倍; words that stand for a number (扭亏为盈) are the Chinese ones. */
function statusOf({ zh, en }: TableRow, x: number): string {
  const english = en[x] ?? NONE
  return isFigure(english) ? cellStatus(english) : shown(zh[x])
}

const NONE: Cell = { text: '', tail: '', pad: '', number: null }

function shown({ text, tail } = NONE): string {
  return `${text}${tail}`
}

function titleOf(lang: Lang, { group, head, unit }: Column): string {
  const named = group === '' ? head : say(lang, 'faceColumnInGroup', { group, head })
  return unit === '' ? named : say(lang, 'faceColumnWithUnit', { column: named, unit })
}

function both(code: 'faceRowNumber' | 'faceRowKind' | 'faceRowGroup' | 'faceRowCode') {
  return { zh: say('zh', code), en: say('en', code) }
}

function sayBothOf(code: 'faceStatusOf' | 'faceEnglishOf', titles: TableColumn['titles']) {
  return { zh: say('zh', code, { column: titles.zh }), en: say('en', code, { column: titles.en }) }
}
