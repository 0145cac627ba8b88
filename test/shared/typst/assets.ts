import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addRenderAssets } from '../../../infra/render-asset.ts'
import { RENDER_ASSETS } from '../../../shared/typst/render-assets.ts'

/** What the build puts beside `render`, in a folder of its own that goes when `remove` is called. */
export async function renderAssets(): Promise<{ dir: string; remove: () => void }> {
  const dir = mkdtempSync(join(tmpdir(), 'zone-bulletin-render-'))
  await addRenderAssets(dir)
  return { dir, remove: () => rmSync(dir, { recursive: true }) }
}

/** The same without the compiler, as on a machine that npm has none for. */
export function withoutCompiler(assetsDir: string): { dir: string; remove: () => void } {
  const dir = mkdtempSync(join(tmpdir(), 'zone-bulletin-bare-'))
  for (const part of [RENDER_ASSETS.fonts, RENDER_ASSETS.sources])
    cpSync(join(assetsDir, part), join(dir, part), { recursive: true })
  return { dir, remove: () => rmSync(dir, { recursive: true }) }
}
