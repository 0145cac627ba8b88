import * as v from 'valibot'
import { parseCsv } from '../csv.ts'
import type { Faults } from './faults.ts'

/** A row with the place it came from, so that later checks can name it. */
export interface Located<T> {
  readonly row: number
  readonly value: T
}

/** Far above any real register, small enough that a wrong file cannot hurt. */
const TABLE_LIMITS = { rows: 200_000, columns: 40, fieldChars: 4000 }

/** The column in every table that says where a row's facts come from; documentation, compiled only where the schema has it. */
const SOURCE_COLUMN = 'source'

type RowSchema<T> = v.GenericSchema<unknown, T> & {
  readonly columns: readonly string[]
  readonly optional: readonly string[]
}

/** A row schema together with the columns that its table must have, and those that it may have (`v.optional`), no others. */
export function rowSchema<TEntries extends v.ObjectEntries, T>(
  entries: TEntries,
  compile: (cells: v.InferOutput<v.ObjectSchema<TEntries, undefined>>) => T,
): RowSchema<T> {
  const schema = v.pipe(v.object(entries), v.transform(compile))
  const mayLack = (name: string) => entries[name]?.type === 'optional'
  const names = Object.keys(entries)
  return Object.assign(schema, { columns: names.filter((name) => !mayLack(name)), optional: names.filter(mayLack) })
}

/** Reads one table; bad rows become faults and are left out, so that one pass finds the faults of all the others. */
export function readTable<T>(file: string, text: string, schema: RowSchema<T>, faults: Faults): Located<T>[] {
  const parsed = parseCsv(text, { limits: TABLE_LIMITS })
  if ('fault' in parsed) {
    faults.at(file, null, null, `line ${parsed.fault.line}: not readable as CSV: ${parsed.fault.reason}`)
    return []
  }
  const [header, ...body] = parsed.rows
  if (!header) {
    // A file cut off at its first byte must not pass for a table without rows.
    faults.at(file, null, null, 'has no header row')
    return []
  }
  if (!headerFits(file, header, schema, faults)) return []
  return body.flatMap((cells, index) => readRow(file, index + 2, header, cells, schema, faults))
}

function headerFits<T>(
  file: string,
  header: readonly string[],
  { columns, optional }: RowSchema<T>,
  faults: Faults,
): boolean {
  const before = faults.list.length
  const known = new Set([...columns, ...optional, SOURCE_COLUMN])
  for (const column of columns) if (!header.includes(column)) faults.at(file, 1, column, 'the column is missing')
  for (const [index, column] of header.entries()) {
    if (!known.has(column)) faults.at(file, 1, column, 'no such column is known')
    else if (header.indexOf(column) !== index) faults.at(file, 1, column, 'the column is there twice')
  }
  return faults.list.length === before
}

function readRow<T>(
  file: string,
  row: number,
  header: readonly string[],
  cells: readonly string[],
  schema: RowSchema<T>,
  faults: Faults,
): Located<T>[] {
  if (cells.length !== header.length) {
    faults.at(file, row, null, `has ${cells.length} cells where the header has ${header.length}`)
    return []
  }
  const result = v.safeParse(schema, Object.fromEntries(header.map((column, index) => [column, cells[index]])), {
    abortPipeEarly: true,
  })
  if (result.success) return [{ row, value: result.output }]
  for (const issue of result.issues) faults.at(file, row, v.getDotPath(issue), issue.message)
  return []
}
