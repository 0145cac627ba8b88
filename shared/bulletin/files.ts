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

const PDF = 'application/pdf'
const CSV = 'text/csv; charset=utf-8; header=present'
const CSVW = 'application/csvm+json'

const always = (face: Face, name: string, contentType: string): EditionFile => ({
  ...{ face, name, contentType, restated: false },
})
const afterFirst = (face: Face, name: string, contentType: string): EditionFile => ({
  ...{ face, name, contentType, restated: true },
})

/** Every file that an edition can have: what is rendered, sealed, published and verified is read from this list. */
const EDITION_FILES: readonly EditionFile[] = [
  // For reading (PDF/UA-1), and for keeping (PDF/A-2a): one file cannot claim both.
  always('pdf', 'bulletin.pdf', PDF),
  always('pdf', 'bulletin-archive.pdf', PDF),
  always('pdf-en', 'bulletin.en.pdf', PDF),
  always('pdf-en', 'bulletin-archive.en.pdf', PDF),
  always('data', 'bulletin.csv', CSV),
  always('data', 'bulletin.csv-metadata.json', CSVW),
  afterFirst('data', RESTATEMENTS_CSV_FILE, CSV),
  afterFirst('data', RESTATEMENTS_CSVW_FILE, CSVW),
]

/** The files of an edition by its number, 1 for the first. */
export function editionFiles(edition: number): readonly EditionFile[] {
  return EDITION_FILES.filter(({ restated }) => !restated || edition > 1)
}

/** How a file is served. Throws RangeError for a name that no edition has. */
export function contentTypeOf(name: string): string {
  const file = EDITION_FILES.find((each) => each.name === name)
  if (!file) throw new RangeError(`an edition has no file ${name}`)
  return file.contentType
}
