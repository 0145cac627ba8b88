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

/**
 * The bulletin as tagged PDF/A-2a. The same document, assets and compiler give the same bytes: dates are those of the release,
 * no font but the shipped ones is seen.
 */
export async function renderPdf(document: BulletinDocument, assetsDir: string): Promise<Uint8Array> {
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

function print(compiler: TypstCompiler, document: BulletinDocument, sources: string): Uint8Array {
  compiler.mapShadow(join(sources, 'document.json'), Buffer.from(canonicalJson(document)))
  const compiled = compiler.compile({ mainFilePath: join(sources, RENDER_ASSETS.main) })
  const faults = faultsOf(compiled)
  if (faults.length > 0 || compiled.result === null)
    throw new RenderError(`the bulletin does not compile: ${faults.join('; ')}`)
  try {
    return compiler.pdf(compiled.result, {
      pdfStandard: 'a-2a',
      pdfTags: true,
      creationTimestamp: document.released.epochSeconds,
    })
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
