import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createCompiler, type PdfStandard, type TypstCompiler, type TypstResult } from './compiler.ts'
import { RENDER_ASSETS } from './render-assets.ts'

/** The document cannot be printed as it is: a layout fault, or characters that the shipped fonts lack. */
export class RenderError extends Error {
  override readonly name = 'RenderError'
  /** Texts of which the fonts lack characters; empty for any other fault. */
  readonly unprintable: readonly string[]

  constructor(message: string, options?: ErrorOptions & { readonly unprintable?: readonly string[] }) {
    super(message, options)
    this.unprintable = options?.unprintable ?? []
  }
}

export interface PrintJob {
  /** Where the compiler, the fonts and the layouts lie. */
  readonly assetsDir: string
  /** The layout, by its name among the sources. */
  readonly main: string
  /** What the layout reads, by name beside it. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The date inside the file, Unix seconds: never the clock's. */
  readonly epochSeconds: number
}

const compilers = new Map<string, TypstCompiler>()

/** Gives the typeset document as tagged PDF of one standard; no file can claim two. */
export interface Typeset {
  readonly pages: number
  exported(standard: PdfStandard): Uint8Array
}

/**
 * Typesets once and exports as `use` asks. The same job, assets and compiler give the same bytes: no font but the shipped ones is
 * seen. Throws RenderError.
 */
export async function printPdf<T>(job: PrintJob, use: (typeset: Typeset) => T): Promise<T> {
  const compiler = compilers.get(job.assetsDir) ?? createCompiler(job.assetsDir)
  compilers.set(job.assetsDir, compiler)
  try {
    return print(compiler, job, use)
  } finally {
    // Both are needed for flat memory over many documents: the cache is dropped, and native finalizers get a turn of the event loop.
    compiler.evictCache(0)
    await setImmediate()
  }
}

function print<T>(compiler: TypstCompiler, job: PrintJob, use: (typeset: Typeset) => T): T {
  const sources = join(job.assetsDir, RENDER_ASSETS.sources)
  for (const [name, bytes] of job.files) compiler.mapShadow(join(sources, name), Buffer.from(bytes))
  const compiled = compiler.compile({ mainFilePath: join(sources, job.main) })
  const faults = faultsOf(compiled)
  const { result } = compiled
  if (faults.length > 0 || result === null) throw new RenderError(`the document does not compile: ${faults.join('; ')}`)
  const exported = (pdfStandard: PdfStandard) => {
    try {
      return compiler.pdf(result, { pdfStandard, pdfTags: true, creationTimestamp: job.epochSeconds })
    } catch (error) {
      throw exportFault(error)
    }
  }
  return use({ pages: result.numOfPages, exported })
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

function exportFault(error: unknown): RenderError {
  const message = error instanceof Error ? error.message : String(error)
  const unprintable = [...message.matchAll(/the text `\\?"(.*?)\\?"` could not be displayed/g)].map(
    ([, text = '']) => text,
  )
  if (unprintable.length === 0) return new RenderError(`the document cannot be exported: ${message}`, { cause: error })
  return new RenderError(
    `the shipped fonts lack ${unprintable.join(' ')}: add these characters where the fonts are built, or change the text`,
    { cause: error, unprintable },
  )
}
