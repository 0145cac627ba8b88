import type { WriteSheet } from 'hucre/xlsx'
import { say } from '../../messages/catalogue.ts'
import type { Block, BulletinDocument } from '../document.ts'
import { putLink, putText, type SheetCells } from './sheet-cells.ts'
import { sheetStyles } from './styles.ts'

export interface NamedTable {
  readonly sheet: string
  readonly caption: string
}

/** What the workbook is, the headline, and a way to every sheet. */
export function contentsSheet(document: BulletinDocument, tables: readonly NamedTable[], notes: string): WriteSheet {
  const { lang, series, issue, totalIssue, period, status, sampleNotice, facts, highlights, coverage } = document
  const cells: SheetCells = new Map()
  const lines: ((row: number) => void)[] = [
    (row) => putText(cells, row, 0, series, sheetStyles.title),
    (row) => putText(cells, row, 0, [issue, totalIssue].filter((text) => text !== '').join('　'), sheetStyles.label),
    (row) => putText(cells, row, 0, say(lang, 'facePeriodStatus', { period, status }), sheetStyles.label),
    ...(sampleNotice === '' ? [] : [(row: number) => putText(cells, row, 0, sampleNotice, sheetStyles.notice)]),
    ...facts.map(({ label, text }) => (row: number) => {
      putText(cells, row, 0, label, sheetStyles.plain)
      putText(cells, row, 1, text, sheetStyles.text)
    }),
    () => {},
    ...[...highlights, coverage].map((text) => (row: number) => putText(cells, row, 1, text, sheetStyles.text)),
    () => {},
    (row) => putText(cells, row, 0, say(lang, 'faceSheetColumn'), sheetStyles.heading),
    ...tables.map(({ sheet, caption }) => (row: number) => {
      putLink(cells, row, 0, { text: sheet, sheet }, sheetStyles.link)
      putText(cells, row, 1, caption, sheetStyles.plain)
    }),
    (row) => putLink(cells, row, 0, { text: notes, sheet: notes }, sheetStyles.link),
  ]
  for (const [row, put] of lines.entries()) put(row)
  return { ...PORTRAIT, name: say(lang, 'faceContentsSheet'), rows: [], cells, columns: [{ width: 30 }, { width: 70 }] }
}

/** Everything that is neither table nor picture: the text of the bulletin, chapter by chapter. */
export function notesSheet({ lang, sections }: BulletinDocument): WriteSheet {
  const cells: SheetCells = new Map()
  let row = 0
  putLink(
    cells,
    row++,
    0,
    { text: say(lang, 'faceToContents'), sheet: say(lang, 'faceContentsSheet') },
    sheetStyles.link,
  )
  for (const { title, blocks } of sections) {
    const said = blocks.flatMap(linesOf)
    if (said.length === 0) continue
    putText(cells, row++, 0, title, sheetStyles.heading)
    for (const [label, text] of said) {
      putText(cells, row, 0, label, sheetStyles.text)
      putText(cells, row++, 1, text, sheetStyles.text)
    }
  }
  return { ...PORTRAIT, name: say(lang, 'faceNotesSheet'), rows: [], cells, columns: [{ width: 26 }, { width: 74 }] }
}

const PORTRAIT = {
  pageSetup: { paperSize: 'a4', orientation: 'portrait', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  view: { showGridLines: false },
} as const

/** Label and text of each line; the label is empty for a paragraph. */
function linesOf(block: Block): [string, string][] {
  switch (block.kind) {
    case 'text':
      return block.paragraphs.map((text) => ['', text])
    case 'list':
      return [
        ...headed(block.heading),
        ...block.items.map((item, i): [string, string] => [block.ordered ? `${i + 1}` : '', item]),
      ]
    case 'lines':
      return [...headed(block.heading), ...block.lines.map(({ label, text }): [string, string] => [label, text])]
    case 'table':
    case 'chart':
      return []
  }
}

function headed(heading: string): [string, string][] {
  return heading === '' ? [] : [[heading, '']]
}
