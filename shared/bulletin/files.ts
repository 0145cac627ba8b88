import { RESTATEMENTS_CSV_FILE } from '../figures/restatement/csv.ts'
import { RESTATEMENTS_CSVW_FILE } from '../figures/restatement/csvw.ts'

/** What `render` prints an edition as, one call a face. */
export type Face = 'pdf' | 'pdf-en' | 'data'

export const FACES: readonly Face[] = ['pdf', 'pdf-en', 'data']

/** One file of a published edition. */
export interface EditionFile {
  readonly name: string
  readonly contentType: string
  /** The face that prints it. */
  readonly face: Face
  /** Only an edition after the first has it: what it states otherwise. */
  readonly restated: boolean
}

/** All CSVs of tables, described as a group; section 5.3 of CSV on the Web looks for it in the folder of a CSV by this name. */
export const TABLES_CSVW_FILE = 'tables/csv-metadata.json'

export function tableCsvFile(id: string): string {
  return `tables/${id}.csv`
}

const PDF = 'application/pdf'
const CSV = 'text/csv; charset=utf-8; header=present'
const CSVW = 'application/csvm+json'

const always = (face: Face, name: string, contentType: string): EditionFile => ({
  ...{ face, name, contentType, restated: false },
})
const afterFirst = (face: Face, name: string, contentType: string): EditionFile => ({
  ...{ face, name, contentType, restated: true },
})

/** Every file that an edition can have, but for its tables: what is rendered, sealed, published and verified is read from this list. */
const EDITION_FILES: readonly EditionFile[] = [
  // For reading (PDF/UA-1), and for keeping (PDF/A-2a): one file cannot claim both.
  always('pdf', 'bulletin.pdf', PDF),
  always('pdf', 'bulletin-archive.pdf', PDF),
  always('pdf-en', 'bulletin.en.pdf', PDF),
  always('pdf-en', 'bulletin-archive.en.pdf', PDF),
  always('data', 'bulletin.csv', CSV),
  always('data', 'bulletin.csv-metadata.json', CSVW),
  always('data', 'bulletin-excel.csv', CSV),
  always('data', TABLES_CSVW_FILE, CSVW),
  always('data', 'bulletin.html', 'text/html; charset=utf-8'),
  always('data', 'bulletin.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  always('data', 'bulletin.json', 'application/json'),
  always('data', 'bulletin.schema.json', 'application/schema+json'),
  always('data', 'bulletin.sdmx.csv', 'application/vnd.sdmx.data+csv; version=2.0.0'),
  always('data', 'bulletin.dsd.xml', 'application/vnd.sdmx.structure+xml; version=3.0.0'),
  afterFirst('data', RESTATEMENTS_CSV_FILE, CSV),
  afterFirst('data', RESTATEMENTS_CSVW_FILE, CSVW),
]

/**
 * The files of an edition by its number, 1 for the first. `tables` are the ids of its tables, which depend on the programme:
 * `loadEditionFiles` has them from the close.
 */
export function editionFiles(edition: number, tables: readonly string[]): readonly EditionFile[] {
  return [
    ...EDITION_FILES.filter(({ restated }) => !restated || edition > 1),
    ...tables.map((id) => always('data', tableCsvFile(id), CSV)),
  ]
}

/** The ids of the tables among an edition's files. */
export function tableIds(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => TABLE_FILE.exec(name)?.[1] ?? [])
}

/** Ids hold codes of programmes, `industries-A02`: letters, digits and what binds them. */
export const TABLE_ID = '[A-Za-z][A-Za-z0-9_-]*'
const TABLE_FILE = new RegExp(`^tables/(${TABLE_ID})\\.csv$`)

/** How a file is served. Throws RangeError for a name that no edition has. */
export function contentTypeOf(name: string): string {
  if (TABLE_FILE.test(name)) return CSV
  const file = EDITION_FILES.find((each) => each.name === name)
  if (!file) throw new RangeError(`an edition has no file ${name}`)
  return file.contentType
}
