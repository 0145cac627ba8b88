import { join } from 'node:path'
import type { BulletinDocument } from '../../shared/bulletin/document.ts'
import { canonicalJson } from '../../shared/digest.ts'
import { printPdf } from '../../shared/typst/print.ts'
import { RENDER_ASSETS } from '../../shared/typst/render-assets.ts'
import { bulletins } from './pdf-bulletins.ts'

// A program of its own, bundled as `render` is: prints bulletins for reading with what lies beside `render`.
const assetsDir = join(__dirname, 'render')

void bulletins(__dirname, async (document: BulletinDocument) => {
  const files = new Map([['document.json', Buffer.from(canonicalJson(document))]])
  const job = { assetsDir, main: RENDER_ASSETS.main, files, epochSeconds: document.released.epochSeconds }
  return (await printPdf(job, ({ exported }) => exported('ua-1'))).length
})
