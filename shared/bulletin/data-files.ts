import { figuresCsvMetadata } from '../figures/csv/csvw.ts'
import { figuresCsv } from '../figures/csv/figures-csv.ts'
import { publishedRestatements } from '../figures/disclosure/restatements.ts'
import { RESTATEMENTS_CSV_FILE, restatementsCsv } from '../figures/restatement/csv.ts'
import { RESTATEMENTS_CSVW_FILE, restatementsCsvMetadata } from '../figures/restatement/csvw.ts'
import { bilingualTables } from './csv/bilingual-tables.ts'
import { tableCsv } from './csv/table-csv.ts'
import { tablesCsvMetadata } from './csv/tables-csvw.ts'
import { TABLES_CSVW_FILE, tableCsvFile } from './files.ts'
import { bulletinHtml } from './html/bulletin-page.ts'
import type { BulletinInput } from './input.ts'
import { bulletinJson } from './json/bulletin-json.ts'
import { bulletinJsonSchema } from './json/schema.ts'
import { bulletinDocument } from './model/bulletin-document.ts'
import { type RenderedFile, renderedFile, renderedText } from './rendered-file.ts'
import { figuresSdmxCsv } from './sdmx/observations.ts'
import { dataStructureXml } from './sdmx/structure.ts'
import { bulletinXlsx } from './xlsx/workbook.ts'

const BOM = '\uFEFF'

/**
 * Every file of an edition but its PDFs: one model, a thin face each. Pure: the close prints them, and whoever holds the archive
 * prints them again, to the same bytes.
 */
export async function dataFiles(input: BulletinInput): Promise<RenderedFile[]> {
  const { programme, figures, round } = input
  const [zh, en] = [bulletinDocument(input, 'zh'), bulletinDocument(input, 'en')]
  const csv = figuresCsv(programme, figures)
  const tables = bilingualTables(zh, en)
  return [
    ...restatementFiles(input),
    renderedText('bulletin.csv', csv),
    // Excel takes a CSV without the mark to be in the office's own code page.
    renderedText('bulletin-excel.csv', `${BOM}${csv}`),
    renderedText('bulletin.csv-metadata.json', figuresCsvMetadata(programme, figures)),
    renderedText('bulletin.html', bulletinHtml([zh, en])),
    renderedFile('bulletin.xlsx', await bulletinXlsx(zh)),
    renderedText('bulletin.json', bulletinJson(input, [zh, en])),
    renderedText('bulletin.schema.json', bulletinJsonSchema()),
    renderedText('bulletin.sdmx.csv', figuresSdmxCsv(programme, figures)),
    renderedText('bulletin.dsd.xml', dataStructureXml(programme, round.releasesAt)),
    ...tables.map((table) => renderedText(tableCsvFile(table.zh.id), tableCsv(table))),
    renderedText(TABLES_CSVW_FILE, tablesCsvMetadata({ zh: zh.title, en: en.title }, programme.sampleNotice, tables)),
  ]
}

function restatementFiles({ programme, figures, round, restatements }: BulletinInput): RenderedFile[] {
  if (!restatements) return []
  const shown = publishedRestatements(programme, figures, restatements)
  return [
    renderedText(RESTATEMENTS_CSV_FILE, restatementsCsv(programme, figures, shown, round.reason)),
    renderedText(RESTATEMENTS_CSVW_FILE, restatementsCsvMetadata(programme, figures)),
  ]
}
