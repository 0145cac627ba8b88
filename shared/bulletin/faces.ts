import { canonicalJson } from '../digest.ts'
import { dataFiles } from './data-files.ts'
import type { BulletinDocument } from './document.ts'
import type { Face } from './files.ts'
import type { BulletinInput } from './input.ts'
import { bulletinLetters } from './mail/letters.ts'
import { bulletinDocument } from './model/bulletin-document.ts'
import { renderPdf } from './pdf/render-pdf.ts'
import { type RenderedFile, renderedFile } from './rendered-file.ts'

/** The files of one face; `assetsDir` holds the compiler, fonts and layouts that only the PDF needs. */
export async function renderFace(face: Face, input: BulletinInput, assetsDir: string): Promise<RenderedFile[]> {
  switch (face) {
    case 'pdf':
      return await printed(bulletinDocument(input, 'zh'), assetsDir, ['bulletin.pdf', 'bulletin-archive.pdf'])
    case 'pdf-en':
      return await printed(bulletinDocument(input, 'en'), assetsDir, ['bulletin.en.pdf', 'bulletin-archive.en.pdf'])
    case 'data':
      return [...(await dataFiles(input)), await mailFile(input)]
  }
}

async function printed(
  document: BulletinDocument,
  assetsDir: string,
  [reading, archive]: readonly [reading: string, archive: string],
): Promise<RenderedFile[]> {
  const pdf = await renderPdf(document, assetsDir)
  return [renderedFile(reading, pdf.reading), renderedFile(archive, pdf.archive)]
}

/** For `notify`: no file of the edition. */
async function mailFile(input: BulletinInput): Promise<RenderedFile> {
  const bytes = Buffer.from(canonicalJson(await bulletinLetters(input)))
  return { name: 'mail.json', bytes, contentType: 'application/json' }
}
