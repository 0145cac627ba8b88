import { canonicalJson } from '../digest.ts'
import { parseReceipt } from '../receipt.ts'
import { printPdf, RenderError } from '../typst/print.ts'
import { RENDER_ASSETS } from '../typst/render-assets.ts'
import { type ReceiptContext, receiptDocument } from './receipt-document.ts'

/** A file's own name may hold anything; after so many rounds of spelling it out something else is wrong. */
const ATTEMPTS = 3

/**
 * A receipt as a page of PDF/A-3a with the signed receipt, byte for byte, attached. The same receipt, names and assets give the
 * same bytes. Characters that no shipped font has are spelled out as 〔U+1F600〕: a file's name never keeps a zone from its receipt.
 * Throws StoredShapeError for what is no receipt of ours.
 */
export async function printReceipt(
  signed: Uint8Array,
  context: ReceiptContext,
  assetsDir: string,
): Promise<Uint8Array> {
  const receipt = parseReceipt(Buffer.from(signed).toString('utf8'))
  let document = canonicalJson(receiptDocument(receipt, context))
  for (let attempt = 1; ; attempt++) {
    try {
      return await onePage(document, signed, receipt.receipt.receivedAt, assetsDir)
    } catch (error) {
      if (!(error instanceof RenderError) || error.unprintable.length === 0 || attempt === ATTEMPTS) throw error
      document = spelledOut(document, error.unprintable)
    }
  }
}

function onePage(document: string, signed: Uint8Array, receivedAt: string, assetsDir: string): Promise<Uint8Array> {
  const files = new Map([
    ['receipt-page.json', Buffer.from(document)],
    ['receipt.json', signed],
  ])
  const epochSeconds = Date.parse(receivedAt) / 1000
  return printPdf({ assetsDir, main: RENDER_ASSETS.receipt, files, epochSeconds }, ({ pages, exported }) => {
    if (pages !== 1) throw new RenderError(`a receipt fills ${pages} pages`)
    return exported('a-3a')
  })
}

/** The compiler names them as it would write them in source: `😀`, `\u{202e}`. */
function spelledOut(document: string, unprintable: readonly string[]): string {
  const named = unprintable
    .join('')
    .replace(/\\+u\{([0-9a-f]+)\}/g, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
  const strange = new Set([...named].filter((character) => (character.codePointAt(0) ?? 0) > 0x7e))
  const code = (character: string) => (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return [...document].map((character) => (strange.has(character) ? `〔U+${code(character)}〕` : character)).join('')
}
