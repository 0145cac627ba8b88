import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { canonicalJson } from '../../digest.ts'
import { createCompiler, type TypstCompiler, type TypstResult } from '../../typst/compiler.ts'
import { RENDER_ASSETS } from '../../typst/render-assets.ts'
import type { BulletinDocument } from '../document.ts'

/** The document cannot be printed as it is: a layout fault, or characters that the shipped fonts lack (the message names them). */
export class RenderError extends Error {
  override readonly name = 'RenderError'
}

const compilers = new Map<string, TypstCompiler>()

/** One bulletin, set once, in the two standards that no single file can claim together. */
export interface PrintedBulletin {
  /** PDF/UA-1, for every reader. */
  readonly reading: Uint8Array
  /** PDF/A-2a, for keeping. */
  readonly archive: Uint8Array
}

/**
 * The bulletin as tagged PDF. The same document, assets and compiler give the same bytes: dates are those of the release, no font
 * but the shipped ones is seen. Throws RenderError.
 */
export async function renderPdf(document: BulletinDocument, assetsDir: string): Promise<PrintedBulletin> {
  const compiler = compilers.get(assetsDir) ?? createCompiler(assetsDir)
  compilers.set(assetsDir, compiler)
  try {
    return print(compiler, document, join(assetsDir, RENDER_ASSETS.sources))
  } finally {
    // Both are needed for flat memory over many bulletins: the cache is dropped, and native finalizers get a turn of the event loop.
    compiler.evictCache(0)
    await setImmediate()
  }
}

function print(compiler: TypstCompiler, document: BulletinDocument, sources: string): PrintedBulletin {
  compiler.mapShadow(join(sources, 'document.json'), Buffer.from(canonicalJson(document)))
  const compiled = compiler.compile({ mainFilePath: join(sources, RENDER_ASSETS.main) })
  const faults = faultsOf(compiled)
  const { result } = compiled
  if (faults.length > 0 || result === null) throw new RenderError(`the bulletin does not compile: ${faults.join('; ')}`)
  const exported = (pdfStandard: 'a-2a' | 'ua-1') =>
    compiler.pdf(result, { pdfStandard, pdfTags: true, creationTimestamp: document.released.epochSeconds })
  try {
    return { reading: exported('ua-1'), archive: exported('a-2a') }
  } catch (error) {
    throw new RenderError(exportFault(error), { cause: error })
  }
}

/** Errors, and warnings as errors: an unknown font family, for one, is only a warning to Typst. */
function faultsOf(compiled: TypstResult): string[] {
  const failed = compiled.hasError()
  const taken = [failed ? compiled.takeDiagnostics() : null, compiled.takeWarnings()]
  const messages = taken
    .flatMap((each) => each?.shortDiagnostics ?? [])
    .map(({ message, path }) => `${path}: ${message}`)
  return failed && messages.length === 0 ? ['no reason given'] : messages
}

function exportFault(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const texts = [...message.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/g)].map(([, text]) => text)
  if (texts.length === 0) return `the bulletin cannot be exported: ${message}`
  return `the fonts of the bulletin lack ${texts.join(' ')}: add these characters where the fonts are built, or change the text`
}
