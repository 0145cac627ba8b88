import { canonicalJson } from '../../shared/digest.ts'
import { figuresCsv } from '../../shared/figures/csv.ts'
import { figuresCsvMetadata } from '../../shared/figures/csvw.ts'
import { bulletinMail } from './mail.ts'
import { type BulletinInput, bulletinDocument } from './model.ts'
import { assetsDirectory, renderPdf } from './pdf.ts'

/** What an edition is printed as: the bulletin for reading, or the same figures as data together with the mail that announces them. */
export type Face = 'pdf' | 'data'

export interface RenderedFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly contentType: string
}

/** The files of one face; `assetsDir` holds the compiler, fonts and layouts that only the PDF needs. */
export async function renderFace(
  face: Face,
  input: BulletinInput,
  assetsDir: string = assetsDirectory(),
): Promise<RenderedFile[]> {
  if (face === 'pdf') {
    const bytes = await renderPdf(bulletinDocument(input, 'zh'), assetsDir)
    return [{ name: 'bulletin.pdf', bytes, contentType: 'application/pdf' }]
  }
  const { programme, figures } = input
  return [
    text('bulletin.csv', figuresCsv(programme, figures), 'text/csv; charset=utf-8; header=present'),
    text('bulletin.csv-metadata.json', figuresCsvMetadata(programme, figures), 'application/csvm+json'),
    text('mail.json', canonicalJson(await bulletinMail(input)), 'application/json'),
  ]
}

function text(name: string, content: string, contentType: string): RenderedFile {
  return { name, bytes: Buffer.from(content), contentType }
}
