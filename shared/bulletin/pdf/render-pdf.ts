import { canonicalJson } from '../../digest.ts'
import { printPdf } from '../../typst/print.ts'
import { RENDER_ASSETS } from '../../typst/render-assets.ts'
import type { BulletinDocument } from '../document.ts'

/** One bulletin, set once, in the two standards that no single file can claim together. */
export interface PrintedBulletin {
  /** PDF/UA-1, for every reader. */
  readonly reading: Uint8Array
  /** PDF/A-2a, for keeping. */
  readonly archive: Uint8Array
}

/** The bulletin as tagged PDF, dated by its release. Throws RenderError where it cannot be printed as it is. */
export function renderPdf(document: BulletinDocument, assetsDir: string): Promise<PrintedBulletin> {
  const files = new Map([['document.json', Buffer.from(canonicalJson(document))]])
  const { epochSeconds } = document.released
  return printPdf({ assetsDir, main: RENDER_ASSETS.main, files, epochSeconds }, ({ exported }) => ({
    reading: exported('ua-1'),
    archive: exported('a-2a'),
  }))
}
