import { allTablesOf } from '../all-tables.ts'
import type { BulletinDocument, Table } from '../document.ts'
import type { BilingualTable } from './table-csv.ts'

/** The tables of both languages side by side. Throws RangeError where they are not the same table: a fault of the model. */
export function bilingualTables(zh: BulletinDocument, en: BulletinDocument): BilingualTable[] {
  const english = new Map(allTablesOf(en).map((table) => [table.id, table]))
  return allTablesOf(zh).map((table) => {
    const other = english.get(table.id)
    if (!other || shapeOf(other) !== shapeOf(table)) throw new RangeError(`table ${table.id} differs between languages`)
    return { zh: table, en: other }
  })
}

function shapeOf({ columns, rows }: Table): string {
  return [columns.length, ...rows.map(({ kind, cells }) => `${kind}${cells.length}`)].join()
}
