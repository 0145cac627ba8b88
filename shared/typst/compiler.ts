import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ConfigurationError } from '../errors.ts'
import { RENDER_ASSETS } from './render-assets.ts'

/** The part of Typst's native binding that we use (typst-ts-node-compiler 0.7, Typst 0.14). */
export interface TypstCompiler {
  /** Maps bytes in as a file of the workspace. */
  mapShadow(path: string, content: Buffer): void
  compile(options: { readonly mainFilePath: string }): TypstResult
  /** Throws with the standard's complaints, for instance characters that no shipped font has. */
  pdf(document: TypstDocument, options: PdfOptions): Buffer
  /** Forgets results of compilations older than `age` compilations. */
  evictCache(age: number): void
}

export interface TypstResult {
  readonly result: TypstDocument | null
  /** Ask this first: taking diagnostics clears it. */
  hasError(): boolean
  takeDiagnostics(): TypstDiagnostics | null
  takeWarnings(): TypstDiagnostics | null
}

interface TypstDocument {
  readonly numOfPages: number
}

interface TypstDiagnostics {
  readonly shortDiagnostics: readonly { readonly message: string; readonly path: string }[]
}

/** Archival; archival with files attached; accessible. One at a time. */
export type PdfStandard = 'a-2a' | 'a-3a' | 'ua-1'

interface PdfOptions {
  readonly pdfStandard: PdfStandard
  readonly pdfTags: true
  /** Unix time in seconds. */
  readonly creationTimestamp: number
}

interface Binding {
  readonly NodeCompiler: {
    create(options: { workspace: string; fontArgs: readonly { fontPaths: readonly string[] }[] }): TypstCompiler
  }
}

/** A new compiler over an assets directory. Costs about 50 MB: keep one a process. */
export function createCompiler(assetsDir: string): TypstCompiler {
  const sources = join(assetsDir, RENDER_ASSETS.sources)
  // The binding always looks for the machine's fonts; this tells it that there are none. It reads the variable once.
  process.env.FONTCONFIG_FILE = join(sources, RENDER_ASSETS.fontconfig)
  const fontPaths = [join(assetsDir, RENDER_ASSETS.fonts)]
  return loadBinding(assetsDir).NodeCompiler.create({ workspace: sources, fontArgs: [{ fontPaths }] })
}

/** Where a function finds its compiler, fonts and layouts: beside its bundle. */
export function assetsDirectory(): string {
  return process.env.LAMBDA_TASK_ROOT ?? process.cwd()
}

function loadBinding(assetsDir: string): Binding {
  const failures: string[] = []
  for (const name of RENDER_ASSETS.compilers) {
    const file = join(assetsDir, name)
    if (!existsSync(file)) continue
    try {
      return createRequire(file)(file)
    } catch (error) {
      // The other C library's build does not load; the next one may.
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const platform = `${process.platform}-${process.arch}`
  const why = failures.length === 0 ? `there is none in ${assetsDir}` : failures.join('; ')
  throw new ConfigurationError(
    `nothing can be printed on ${platform}, for no Typst compiler loads (${why}); it exists for Linux on x86-64`,
  )
}
