import { canonicalJson } from '../digest.ts'
import { figuresCsvMetadata } from '../figures/csv/csvw.ts'
import { figuresCsv } from '../figures/csv/figures-csv.ts'
import { publishedRestatements } from '../figures/disclosure/restatements.ts'
import { RESTATEMENTS_CSV_FILE, restatementsCsv } from '../figures/restatement/csv.ts'
import { RESTATEMENTS_CSVW_FILE, restatementsCsvMetadata } from '../figures/restatement/csvw.ts'
import type { BulletinInput } from './input.ts'
import { bulletinMail } from './mail/bulletin-mail.ts'
import { bulletinDocument } from './model/bulletin-document.ts'
import { renderPdf } from './pdf/render-pdf.ts'

/** What an edition is printed as: the bulletin for reading, or the same figures as data together with the mail that announces them. */
export type Face = 'pdf' | 'data'

export interface RenderedFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly contentType: string
}

/** The files of one face; `assetsDir` holds the compiler, fonts and layouts that only the PDF needs. */
export async function renderFace(face: Face, input: BulletinInput, assetsDir: string): Promise<RenderedFile[]> {
  if (face === 'pdf') {
    const bytes = await renderPdf(bulletinDocument(input, 'zh'), assetsDir)
    return [{ name: 'bulletin.pdf', bytes, contentType: 'application/pdf' }]
  }
  const { programme, figures, round, restatements } = input
  const csvType = 'text/csv; charset=utf-8; header=present'
  return [
    ...(restatements
      ? [
          text(
            RESTATEMENTS_CSV_FILE,
            restatementsCsv(programme, figures, publishedRestatements(programme, figures, restatements), round.reason),
            csvType,
          ),
          text(RESTATEMENTS_CSVW_FILE, restatementsCsvMetadata(programme, figures), 'application/csvm+json'),
        ]
      : []),
    text('bulletin.csv', figuresCsv(programme, figures), csvType),
    text('bulletin.csv-metadata.json', figuresCsvMetadata(programme, figures), 'application/csvm+json'),
    text('mail.json', canonicalJson(await bulletinMail(input)), 'application/json'),
  ]
}

function text(name: string, content: string, contentType: string): RenderedFile {
  return { name, bytes: Buffer.from(content), contentType }
}
