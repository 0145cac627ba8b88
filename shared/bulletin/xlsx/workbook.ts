import { writeXlsx } from 'hucre/xlsx'
import { say } from '../../messages/catalogue.ts'
import { allTablesOf } from '../all-tables.ts'
import type { BulletinDocument } from '../document.ts'
import { sheetNames } from './sheet-names.ts'
import { tableSheet } from './table-sheet.ts'
import { contentsSheet, notesSheet } from './text-sheets.ts'

/** The bulletin as a workbook: contents with links, one sheet a table, the text. Its dates are those of the release: same edition, same bytes. */
export async function bulletinXlsx(document: BulletinDocument): Promise<Uint8Array> {
  const { lang, title, issuedBy, released, sampleNotice } = document
  const tables = allTablesOf(document)
  const notes = say(lang, 'faceNotesSheet')
  const names = sheetNames(
    tables.map(({ caption, title: own }) => caption || own),
    [say(lang, 'faceContentsSheet'), notes],
  )
  const named = tables.map((table, i) => ({ table, sheet: names[i] ?? table.id }))
  const date = new Date(released.epochSeconds * 1000)
  return writeXlsx({
    sheets: [
      contentsSheet(
        document,
        named.map(({ table, sheet }) => ({ sheet, caption: table.caption || table.title })),
        notes,
      ),
      ...named.map(({ table, sheet }) => tableSheet(table, sheet, document)),
      notesSheet(document),
    ],
    properties: { title, creator: issuedBy, description: sampleNotice, created: date, modified: date },
  })
}
