import { type BulletinDocument, chartsOf, type Table, tablesOf } from './document.ts'

/** Every table of the document: those of the sections in their order, then the data of the charts. */
export function allTablesOf(document: Pick<BulletinDocument, 'sections'>): Table[] {
  return [...tablesOf(document), ...chartsOf(document).map(({ data }) => data)]
}
