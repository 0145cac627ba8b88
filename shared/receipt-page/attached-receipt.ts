import { inflateSync } from 'node:zlib'
import { isReceipt } from '../receipt.ts'

/** A receipt's page has 60 kB. */
const PAGE_LIMIT_BYTES = 5_000_000
/** Streams of our pages: fonts, the page, its data; a receipt is far smaller than this. */
const STREAM_LIMIT_BYTES = 100_000
const STREAMS_MAX = 1_000

export type AttachedReceipt =
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly reason: string }

export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
}

/**
 * The signed receipt that a printed one carries. It is looked for in every stream rather than by the file's own table of contents:
 * what makes a receipt true is its signature, not where it stands, and a reader of PDF would be one more thing to trust.
 * More than one is refused: nobody could say which of them the page shows.
 */
export function attachedReceipt(pdf: Uint8Array): AttachedReceipt {
  if (pdf.length > PAGE_LIMIT_BYTES) return { ok: false, reason: `is a PDF of more than ${PAGE_LIMIT_BYTES} bytes` }
  const found = new Set<string>()
  for (const stream of streams(Buffer.from(pdf))) {
    const text = stream.toString('utf8')
    if (isReceipt(text)) found.add(text)
  }
  const [json, second] = found
  if (json === undefined) return { ok: false, reason: 'is a PDF with no receipt attached' }
  return second === undefined ? { ok: true, json } : { ok: false, reason: 'is a PDF with more than one receipt' }
}

/** The contents of each stream, unpacked where it is packed. */
function* streams(pdf: Buffer): Generator<Buffer> {
  let at = pdf.indexOf('stream')
  for (let count = 0; at !== -1 && count < STREAMS_MAX; count++) {
    const start = at + (pdf[at + 6] === 0x0d ? 8 : 7)
    const end = pdf.indexOf('endstream', start)
    if (end === -1) return
    yield unpacked(pdf.subarray(start, end))
    at = pdf.indexOf('stream', end + 'endstream'.length)
  }
}

function unpacked(stream: Buffer): Buffer {
  try {
    return inflateSync(stream, { maxOutputLength: STREAM_LIMIT_BYTES })
  } catch {
    // Not packed, or a font. The end of line before the end of a stream is no part of it.
    const end = stream.length - (stream.at(-1) === 0x0a ? (stream.at(-2) === 0x0d ? 2 : 1) : 0)
    return stream.subarray(0, Math.min(end, STREAM_LIMIT_BYTES))
  }
}
