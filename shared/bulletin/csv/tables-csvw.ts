import { CSVW_DIALECT, csvwText } from '../../csvw.ts'
import { canonicalJson, type Json } from '../../digest.ts'
import { type BilingualTable, type TableColumn, tableColumns } from './table-csv.ts'

/** All tables of an edition as one group: CSV on the Web, W3C Recommendation (https://www.w3.org/TR/tabular-metadata/). */
export function tablesCsvMetadata(
  title: { readonly zh: string; readonly en: string },
  notice: { readonly zh: string; readonly en: string } | null,
  tables: readonly BilingualTable[],
): string {
  return canonicalJson({
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'zh-CN' }],
    'dc:title': csvwText(title),
    ...(notice ? { 'dc:description': csvwText(notice) } : {}),
    dialect: CSVW_DIALECT,
    tables: tables.map(describe),
  } satisfies Json)
}

function describe(table: BilingualTable) {
  const { zh, en } = table
  return {
    url: `${zh.id}.csv`,
    'dc:title': csvwText({ zh: zh.caption, en: en.caption }),
    ...(zh.legend === '' ? {} : { 'dc:description': csvwText({ zh: zh.legend, en: en.legend }) }),
    tableSchema: { columns: tableColumns(table).map(column) },
  } satisfies Json
}

const DATATYPES = { number: 'decimal', count: { base: 'integer', minimum: 1 }, text: 'string' } as const

function column({ titles, kind }: TableColumn) {
  // `und` is what the header row holds: it names the column too, and a reader checks it against this.
  return { titles: { und: titles.zh, en: titles.en }, datatype: DATATYPES[kind] } satisfies Json
}
