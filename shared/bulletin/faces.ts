import { canonicalJson } from '../digest.ts'
import { figuresCsvMetadata } from '../figures/csv/csvw.ts'
import { figuresCsv } from '../figures/csv/figures-csv.ts'
import { publishedRestatements } from '../figures/disclosure/restatements.ts'
import { RESTATEMENTS_CSV_FILE, restatementsCsv } from '../figures/restatement/csv.ts'
import { RESTATEMENTS_CSVW_FILE, restatementsCsvMetadata } from '../figures/restatement/csvw.ts'
import type { BulletinDocument } from './document.ts'
import { contentTypeOf, type Face } from './files.ts'
import type { BulletinInput } from './input.ts'
import { bulletinMail } from './mail/bulletin-mail.ts'
import { bulletinDocument } from './model/bulletin-document.ts'
import { renderPdf } from './pdf/render-pdf.ts'

export interface RenderedFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly contentType: string
}

/** The files of one face; `assetsDir` holds the compiler, fonts and layouts that only the PDF needs. */
export async function renderFace(face: Face, input: BulletinInput, assetsDir: string): Promise<RenderedFile[]> {
  switch (face) {
    case 'pdf':
      return await printed(bulletinDocument(input, 'zh'), assetsDir, ['bulletin.pdf', 'bulletin-archive.pdf'])
    case 'pdf-en':
      return await printed(bulletinDocument(input, 'en'), assetsDir, ['bulletin.en.pdf', 'bulletin-archive.en.pdf'])
    case 'data':
      return await dataFiles(input)
  }
}

async function printed(
  document: BulletinDocument,
  assetsDir: string,
  [reading, archive]: readonly [reading: string, archive: string],
): Promise<RenderedFile[]> {
  const pdf = await renderPdf(document, assetsDir)
  return [file(reading, pdf.reading), file(archive, pdf.archive)]
}

async function dataFiles(input: BulletinInput): Promise<RenderedFile[]> {
  const { programme, figures, round, restatements } = input
  return [
    ...(restatements
      ? [
          text(
            RESTATEMENTS_CSV_FILE,
            restatementsCsv(programme, figures, publishedRestatements(programme, figures, restatements), round.reason),
          ),
          text(RESTATEMENTS_CSVW_FILE, restatementsCsvMetadata(programme, figures)),
        ]
      : []),
    text('bulletin.csv', figuresCsv(programme, figures)),
    text('bulletin.csv-metadata.json', figuresCsvMetadata(programme, figures)),
    // For `notify` alone: no file of the edition.
    {
      name: 'mail.json',
      bytes: Buffer.from(canonicalJson(await bulletinMail(input))),
      contentType: 'application/json',
    },
  ]
}

function text(name: string, content: string): RenderedFile {
  return file(name, Buffer.from(content))
}

function file(name: string, bytes: Uint8Array): RenderedFile {
  return { name, bytes, contentType: contentTypeOf(name) }
}
