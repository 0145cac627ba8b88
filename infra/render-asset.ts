import { constants, copyFileSync, cpSync, existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ConfigurationError } from '../shared/errors.ts'
import { RENDER_ASSETS } from '../shared/typst/render-assets.ts'
import { buildFonts, bulletinCharacters } from './fonts.ts'

const ROOT = join(import.meta.dirname, '..')
const PACKAGE = '@myriaddreamin/typst-ts-node-compiler-linux-x64-'

/**
 * Puts beside the bundle of `render` what it needs at run time: Typst's native compiler, the subset fonts, the Typst sources.
 * About 62 MB. Fonts come from the cache under `.build/fonts` when nothing they depend on has changed.
 */
export async function addRenderAssets(outDir: string): Promise<void> {
  mkdirSync(join(outDir, RENDER_ASSETS.fonts), { recursive: true })
  copyCompilers(outDir)
  cpSync(join(ROOT, 'shared/typst/layouts'), join(outDir, RENDER_ASSETS.sources), { recursive: true })
  const fonts = await buildFonts(join(ROOT, '.build/fonts'), await bulletinCharacters(join(ROOT, 'programmes')))
  for (const file of fonts.files)
    copyFileSync(file, join(outDir, RENDER_ASSETS.fonts, file.slice(fonts.dir.length + 1)))
}

/** Whether this machine has a compiler to copy: the binding of Typst exists for Linux on x86-64 only. */
export function hasCompiler(): boolean {
  return installedCompilers().length > 0
}

/** Copies every build that is installed: npm brings the one for the machine's C library, Lambda needs the one for glibc. */
function copyCompilers(outDir: string): void {
  const installed = installedCompilers()
  if (installed.length === 0)
    throw new ConfigurationError(
      `Typst's compiler is not installed, an optional package for Linux on x86-64. To deploy from another platform, add it with: npm install --no-save --force ${PACKAGE}gnu (the bulletin itself can then be printed on Lambda, not here)`,
    )
  for (const { source, name } of installed) copyFileSync(source, join(outDir, name), constants.COPYFILE_FICLONE)
}

function installedCompilers(): { source: string; name: string }[] {
  const require = createRequire(import.meta.url)
  return ['gnu', 'musl'].flatMap((libc, index) => {
    const name = RENDER_ASSETS.compilers[index]
    const source = resolved(require, `${PACKAGE}${libc}`)
    return name !== undefined && source !== null && existsSync(source) ? [{ source, name }] : []
  })
}

function resolved(require: NodeJS.Require, name: string): string | null {
  try {
    return require.resolve(name)
  } catch {
    return null // an optional dependency that npm left out on this machine
  }
}
